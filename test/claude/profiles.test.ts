import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { CauseId } from '../../src/catalog/error-cause.ts';
import { findCredential, noCredentialReason, sdkProfile } from '../../src/claude/credential.ts';
import { probeClient } from '../../src/claude/probe-client.ts';
import type { FaultAction, FaultRule } from '../../src/sandbox/faults.ts';
import { canary, classify, sandboxFor, thrownBy } from './real-errors.ts';

const token = 'sk-ant-oat01-test-canary-0002';

describe("the SDK's own profiles", () => {
  let folder = '';
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'gonogo-profile-'));
    await mkdir(join(folder, 'configs'));
    await mkdir(join(folder, 'credentials'));
    for (const name of Object.keys(process.env))
      if (name.startsWith('ANTHROPIC_')) vi.stubEnv(name, undefined);
    vi.stubEnv('ANTHROPIC_CONFIG_DIR', folder);
  });
  afterEach(async () => {
    vi.unstubAllEnvs();
    await rm(folder, { recursive: true });
  });
  const write = (path: string, content: unknown, mode = 0o600) =>
    writeFile(join(folder, path), typeof content === 'string' ? content : JSON.stringify(content), { mode });
  const oauth = { version: '1.0', authentication: { type: 'user_oauth' } };
  const find = () => findCredential(process.env, sdkProfile);

  test('none exists', async () => {
    expect(await find()).toMatchObject({ kind: 'none', reason: noCredentialReason });
  });

  test('the default one', async () => {
    await write('configs/default.json', { ...oauth, base_url: 'https://profile.example.com' });
    expect(await find()).toEqual({
      kind: 'sdk-resolved',
      seen: {
        kind: 'profile',
        from: 'active profile',
        masked: '',
        shadowed: [],
        empty: [],
        host: 'profile.example.com',
      },
    });
  });

  test('a named one, before federation variables', async () => {
    await write('configs/work.json', oauth);
    vi.stubEnv('ANTHROPIC_PROFILE', 'work');
    vi.stubEnv('ANTHROPIC_FEDERATION_RULE_ID', 'fdrl_1');
    vi.stubEnv('ANTHROPIC_ORGANIZATION_ID', 'org_1');
    expect(await find()).toMatchObject({
      seen: { kind: 'profile', from: 'profile work', shadowed: ['ANTHROPIC_FEDERATION_RULE_ID'] },
    });
  });

  test('a blank name counts as none', async () => {
    await write('configs/default.json', oauth);
    vi.stubEnv('ANTHROPIC_PROFILE', ' ');
    expect(await find()).toMatchObject({ seen: { from: 'active profile', empty: ['ANTHROPIC_PROFILE'] } });
  });

  test('federation variables, before the default profile', async () => {
    await write('configs/default.json', oauth);
    vi.stubEnv('ANTHROPIC_FEDERATION_RULE_ID', 'fdrl_1');
    vi.stubEnv('ANTHROPIC_ORGANIZATION_ID', 'org_1');
    vi.stubEnv('ANTHROPIC_IDENTITY_TOKEN', 'a-web-token');
    expect(await find()).toMatchObject({
      kind: 'sdk-resolved',
      seen: { kind: 'federation', from: 'ANTHROPIC_FEDERATION_RULE_ID', masked: '' },
    });
  });

  // biome-ignore format: a table
  const broken: readonly [what: string, name: string, content: unknown, reason: RegExp][] = [
    ['missing', 'gone', null, /^The SDK profile could not be read: ANTHROPIC_PROFILE names the profile "gone"/],
    ['that is no JSON', 'bad', `{"token": ${canary}`, /failed to parse config file .*bad\.json: it is not valid JSON\.$/],
    ['without a way to sign in', 'bad', {}, /is missing "authentication"\.$/],
    ['of an unknown kind', 'bad', { authentication: { type: canary } }, /authentication\.type "sk-ant-…" is not a known/],
    ['outside the folder', '../x', null, /must not contain path separators\.$/],
    ['that is a key', canary, null, /names the profile "sk-ant-…"/],
  ];
  test.each(broken)('a named profile %s', async (_, name, content, reason) => {
    if (content !== null) await write(`configs/${name}.json`, content);
    vi.stubEnv('ANTHROPIC_PROFILE', name);
    const found = await find();
    expect(found).toMatchObject({ kind: 'none', reason: expect.stringMatching(reason) });
    expect(JSON.stringify(found)).not.toMatch(/canary/);
  });

  /** A sandbox, and the client of a default profile that leads there. */
  async function profileOn(credentials: unknown, { mode = 0o600, faults = [] as readonly FaultRule[] } = {}) {
    const sandbox = await sandboxFor({ faults });
    const authentication = { type: 'user_oauth', client_id: 'made-up' };
    await write('configs/default.json', { authentication, base_url: sandbox.url });
    if (credentials !== null) await write('credentials/default.json', credentials, mode);
    const found = await find();
    if (found.kind === 'none') throw new Error(found.reason);
    return { sandbox, seen: found.seen, client: await probeClient(found) };
  }

  test('the client of a profile speaks to the host that was shown', async () => {
    const { sandbox, seen, client } = await profileOn({ type: 'oauth_token', access_token: token });
    expect(seen.host).toBe(new URL(sandbox.url).host);
    expect(await client.models.retrieve('claude-opus-5-5')).toMatchObject({ id: 'claude-opus-5-5' });
    expect(sandbox.journal).toHaveLength(1);
  });

  // biome-ignore format: a table
  test.each([
    ['missing', null, 0o600, /Credentials file not found/],
    ['readable by others', { access_token: token }, 0o644, /run `chmod 600/],
    ['that are no JSON', `{"access_token": ${canary}`, 0o600, /default\.json is not valid JSON: it is not valid JSON\.$/],
    ['without a token', {}, 0o600, /must include 'access_token'/],
    ['that have expired', { access_token: token, expires_at: 1 }, 0o600, /has expired/],
  ])('credentials of a profile %s are no credential, and nothing is sent', async (_, credentials, mode, reason) => {
    const { sandbox, client } = await profileOn(credentials, { mode });
    const problem = classify(await thrownBy(() => client.models.retrieve('claude-opus-5-5')));
    expect(problem).toMatchObject({ cause: 'no-credential', neverArrived: true, reason: expect.stringMatching(reason) });
    expect(problem.reason).not.toMatch(/canary|sk-ant/);
    expect(sandbox.journal).toEqual([]);
  });

  const expired = { access_token: token, refresh_token: 'made-up', expires_at: 1 };

  // biome-ignore format: a table
  const renewals: readonly [what: string, does: FaultAction | null, cause: CauseId][] = [
    ['refused', { kind: 'named', cause: 'key-rejected' }, 'key-rejected'],
    ['unknown there', null, 'key-rejected'],
    ['limited', { kind: 'named', cause: 'rate-limit' }, 'rate-limit'],
    ['met by a fault', { kind: 'named', cause: 'server-error' }, 'server-error'],
    ["met by a portal's page", { kind: 'html-200' }, 'unexpected-response'],
  ];
  test.each(renewals)('a token whose renewal is %s', async (_, does, cause) => {
    const faults = does ? [{ when: { path: '/v1/oauth/token' }, do: does }] : [];
    const { sandbox, client } = await profileOn(expired, { faults });
    const problem = classify(await thrownBy(() => client.models.retrieve('claude-opus-5-5')));
    expect(problem.cause).toBe(cause);
    expect(sandbox.journal.map((exchange) => exchange.path)).toEqual(['/v1/oauth/token']);
  });

  test('a token endpoint out of reach is a lost connection, not a lost credential', async () => {
    const { sandbox, client } = await profileOn(expired);
    await sandbox.close();
    expect(classify(await thrownBy(() => client.models.retrieve('claude-opus-5-5'))).cause).toBe(
      'connection-failed',
    );
  });
});
