import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import {
  type Environment,
  findCredential,
  noCredentialReason,
  type ProfileReader,
  typedCredential,
} from '../../src/claude/credential.ts';
import { profileFolder } from '../../src/claude/profile-files.ts';
import { Secret } from '../../src/claude/secret.ts';
import { canary } from './real-errors.ts';

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

  test('says of a token that loses what it is', async () => {
    const env = { ANTHROPIC_API_KEY: canary, ANTHROPIC_AUTH_TOKEN: 'sk-ant-admin01-test-canary-0003' };
    const seen = await seenIn(env);
    expect(seen.others).toEqual([{ from: 'ANTHROPIC_AUTH_TOKEN', kind: 'admin-key' }]);
    expect(JSON.stringify(seen)).not.toContain('0003');
    expect((await seenIn({ ...env, ANTHROPIC_AUTH_TOKEN: '' })).others).toEqual([]);
  });

  // biome-ignore format: a table
  test.each([
    [{ ANTHROPIC_API_KEY: canary }, 'api-key'],
    [{ ANTHROPIC_API_KEY: 'sk-ant-admin01-test-canary-0003' }, 'admin-key'],
    [{ ANTHROPIC_API_KEY: 'sk-ant-api01-test-canary-0004' }, 'enterprise-key'],
    [{ ANTHROPIC_API_KEY: token }, 'auth-token'],
    [{ ANTHROPIC_API_KEY: '"sk-ant-admin01-test-canary-0003"' }, 'admin-key'],
    [{ ANTHROPIC_AUTH_TOKEN: 'Bearer sk-ant-admin01-test-canary-0003' }, 'admin-key'],
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

describe('an active profile that something else wins over', () => {
  const exists = async () => true;
  // biome-ignore format: a table
  const rows: readonly [what: string, env: Environment, shadowed: readonly string[]][] = [
    ['a key', { ANTHROPIC_API_KEY: canary }, ["the SDK's active profile"]],
    ['a key and a token', { ANTHROPIC_API_KEY: canary, ANTHROPIC_AUTH_TOKEN: token }, ['ANTHROPIC_AUTH_TOKEN', "the SDK's active profile"]],
    ['a key, and a variable names the profile', { ANTHROPIC_API_KEY: canary, ANTHROPIC_PROFILE: 'work' }, ['ANTHROPIC_PROFILE']],
  ];
  test.each(rows)('is told of: %s', async (_, env, shadowed) => {
    const found = await findCredential(env, noProfile, undefined, exists);
    expect(found).toMatchObject({ seen: { shadowed } });
  });

  test('is looked for where the environment says', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'gonogo-files-'));
    onTestFinished(() => rm(folder, { recursive: true }));
    const env = { ANTHROPIC_API_KEY: canary, XDG_CONFIG_HOME: folder };
    expect((await seenIn(env)).shadowed).toEqual([]);
    await mkdir(join(folder, 'anthropic', 'configs'), { recursive: true });
    expect((await seenIn(env)).shadowed).toEqual([]);
    await writeFile(join(folder, 'anthropic', 'active_config'), 'work');
    await writeFile(join(folder, 'anthropic', 'configs', 'default.json'), '{}');
    expect((await seenIn(env)).shadowed).toEqual(["the SDK's active profile"]);
    for (const left of ['active_config', join('configs', 'default.json')]) {
      const other = await mkdtemp(join(tmpdir(), 'gonogo-files-'));
      onTestFinished(() => rm(other, { recursive: true }));
      await mkdir(join(other, 'configs'));
      await writeFile(join(other, left), '{}');
      const own = { ANTHROPIC_API_KEY: canary, ANTHROPIC_CONFIG_DIR: other };
      expect((await seenIn(own)).shadowed).toEqual(["the SDK's active profile"]);
    }
  });
});

// biome-ignore format: a table
test.each([
  ['linux', { ANTHROPIC_CONFIG_DIR: '/c', XDG_CONFIG_HOME: '/x', HOME: '/h' }, '/c'],
  ['linux', { XDG_CONFIG_HOME: '/x', HOME: '/h' }, '/x/anthropic'],
  ['darwin', { HOME: '/h' }, '/h/.config/anthropic'],
  ['linux', {}, null],
  ['win32', { APPDATA: 'C:\\R', HOME: '/h' }, 'C:\\R\\Anthropic'],
  ['win32', { USERPROFILE: 'C:\\U' }, 'C:\\U\\AppData\\Roaming\\Anthropic'],
  ['win32', { HOME: '/h' }, null],
] as const)('the folder of the profiles on %s with %o', (system, env, folder) => {
  expect(profileFolder(env, system)).toBe(folder);
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
