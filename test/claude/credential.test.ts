import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import {
  type Environment,
  findCredential,
  noCredentialReason,
  type ProfileReader,
  sdkProfile,
  typedCredential,
} from '../../src/claude/credential.ts';
import { probeClient } from '../../src/claude/probe-client.ts';
import { Secret } from '../../src/claude/secret.ts';
import { canary, classify, sandboxFor, thrownBy } from './real-errors.ts';

const token = 'sk-ant-oat01-test-canary-0002';
const noProfile: ProfileReader = async () => null;

async function seenIn(env: Environment, profile = noProfile, baseUrl?: string) {
  const found = await findCredential(env, profile, baseUrl);
  if (found.kind === 'none') throw new Error(found.reason);
  return found.seen;
}

describe('variables, in the order of the SDK', () => {
  // biome-ignore format: a table
  const rows: readonly [what: string, env: Environment, from: string, shadowed: readonly string[], empty: readonly string[]][] = [
    ['only a key', { ANTHROPIC_API_KEY: canary }, 'ANTHROPIC_API_KEY', [], []],
    ['only a token', { ANTHROPIC_AUTH_TOKEN: token }, 'ANTHROPIC_AUTH_TOKEN', [], []],
    ['both: the key wins', { ANTHROPIC_API_KEY: canary, ANTHROPIC_AUTH_TOKEN: token }, 'ANTHROPIC_API_KEY', ['ANTHROPIC_AUTH_TOKEN'], []],
    ['an empty key before a token', { ANTHROPIC_API_KEY: '', ANTHROPIC_AUTH_TOKEN: token }, 'ANTHROPIC_AUTH_TOKEN', [], ['ANTHROPIC_API_KEY']],
    ['a blank key before a token', { ANTHROPIC_API_KEY: ' \n', ANTHROPIC_AUTH_TOKEN: token }, 'ANTHROPIC_AUTH_TOKEN', [], ['ANTHROPIC_API_KEY']],
    ['a key before an empty token', { ANTHROPIC_API_KEY: canary, ANTHROPIC_AUTH_TOKEN: '' }, 'ANTHROPIC_API_KEY', [], ['ANTHROPIC_AUTH_TOKEN']],
    ['a key before a profile', { ANTHROPIC_API_KEY: canary, ANTHROPIC_PROFILE: 'work' }, 'ANTHROPIC_API_KEY', ['ANTHROPIC_PROFILE'], []],
    ['a token before a profile and a federation rule', { ANTHROPIC_AUTH_TOKEN: token, ANTHROPIC_PROFILE: 'work', ANTHROPIC_FEDERATION_RULE_ID: 'fdrl_1' }, 'ANTHROPIC_AUTH_TOKEN', ['ANTHROPIC_PROFILE', 'ANTHROPIC_FEDERATION_RULE_ID'], []],
    ['a key before a blank profile', { ANTHROPIC_API_KEY: canary, ANTHROPIC_PROFILE: ' ' }, 'ANTHROPIC_API_KEY', [], ['ANTHROPIC_PROFILE']],
  ];
  test.each(rows)('%s', async (_, env, from, shadowed, empty) => {
    expect(await seenIn(env)).toMatchObject({ from, shadowed, empty });
  });

  // biome-ignore format: a table
  test.each([
    [{ ANTHROPIC_API_KEY: canary }, 'api-key'],
    [{ ANTHROPIC_API_KEY: 'sk-ant-admin01-test-canary-0003' }, 'admin-key'],
    [{ ANTHROPIC_API_KEY: 'sk-ant-api01-test-canary-0004' }, 'enterprise-key'],
    [{ ANTHROPIC_API_KEY: token }, 'auth-token'],
    [{ ANTHROPIC_AUTH_TOKEN: 'issued-by-a-gateway' }, 'auth-token'],
    [{ ANTHROPIC_API_KEY: 'issued-by-a-gateway' }, 'unrecognised'],
  ])('the kind is told by the prefix: %o', async (env, kind) => {
    expect((await seenIn(env)).kind).toBe(kind);
  });

  test('blanks around a key are not part of it', async () => {
    const found = await findCredential({ ANTHROPIC_API_KEY: ` ${canary}\n` }, noProfile);
    expect(found.kind === 'secret' && found.secret.reveal()).toBe(canary);
  });

  test('no profile is read while a variable is set', async () => {
    const read = vi.fn(noProfile);
    await findCredential({ ANTHROPIC_API_KEY: canary }, read);
    expect(read).not.toHaveBeenCalled();
  });

  test('nothing at all', async () => {
    expect(await findCredential({}, noProfile)).toEqual({ kind: 'none', reason: noCredentialReason });
  });

  test('only empty variables: says which are set to nothing', async () => {
    expect(await findCredential({ ANTHROPIC_API_KEY: '' }, noProfile)).toEqual({
      kind: 'none',
      reason: `${noCredentialReason} Set to nothing, which counts as unset: ANTHROPIC_API_KEY.`,
    });
  });
});

describe('where the key would go', () => {
  const env = { ANTHROPIC_API_KEY: canary };
  const url = 'https://user:secret@gateway.example.com:8443/v1/path?token=1';
  // biome-ignore format: a table
  test.each([
    ['by default', env, undefined, 'api.anthropic.com'],
    ['by a variable', { ...env, ANTHROPIC_BASE_URL: url }, undefined, 'gateway.example.com:8443'],
    ['by a flag, over the variable', { ...env, ANTHROPIC_BASE_URL: url }, 'http://127.0.0.1:4010/', '127.0.0.1:4010'],
    ['by an empty variable', { ...env, ANTHROPIC_BASE_URL: '' }, undefined, 'api.anthropic.com'],
    ['by a blank variable', { ...env, ANTHROPIC_BASE_URL: '  ' }, undefined, 'api.anthropic.com'],
    ['by something that is no URL', { ...env, ANTHROPIC_BASE_URL: 'gateway' }, undefined, 'an address that is not a URL'],
    ['by a host without a scheme', { ...env, ANTHROPIC_BASE_URL: 'localhost:4010' }, undefined, 'an address that is not a URL'],
    ['by letters that look like others', { ...env, ANTHROPIC_BASE_URL: 'https://аpi.anthropic.com' }, undefined, 'xn--pi-6kc.anthropic.com'],
  ])('%s', async (_, variables: Environment, flag, host) => {
    expect((await seenIn(variables, noProfile, flag)).host).toBe(host);
    expect(typedCredential(new Secret(canary), variables, flag).seen.host).toBe(host);
    expect((await seenIn({ ...variables, ANTHROPIC_API_KEY: '' }, async () => ({ fromFile: true, baseUrl: null }), flag)).host).toBe(host);
  });

  test("a profile's own address counts where nothing else is said", async () => {
    const profile: ProfileReader = async () => ({ fromFile: true, baseUrl: 'https://profile.example.com' });
    expect((await seenIn({}, profile)).host).toBe('profile.example.com');
    expect((await seenIn({ ANTHROPIC_BASE_URL: 'https://env.example.com' }, profile)).host).toBe(
      'env.example.com',
    );
  });
});

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
  async function profileOn(credentials: unknown, mode?: number) {
    const sandbox = await sandboxFor();
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
    const { sandbox, client } = await profileOn(credentials, mode);
    const problem = classify(await thrownBy(() => client.models.retrieve('claude-opus-5-5')));
    expect(problem).toMatchObject({ cause: 'no-credential', neverArrived: true, reason: expect.stringMatching(reason) });
    expect(problem.reason).not.toMatch(/canary|sk-ant/);
    expect(sandbox.journal).toEqual([]);
  });

  const expired = { access_token: token, refresh_token: 'made-up', expires_at: 1 };

  test('a token that is refused when it is to be renewed is a rejected credential', async () => {
    const { sandbox, client } = await profileOn(expired);
    const problem = classify(await thrownBy(() => client.models.retrieve('claude-opus-5-5')));
    expect(problem).toMatchObject({ cause: 'key-rejected', meaning: 'refused' });
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
