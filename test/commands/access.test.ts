import { describe, expect, test } from 'vitest';
import { foreignHostNotice, openAccess } from '../../src/commands/access.ts';
import type { Io } from '../../src/commands/io.ts';

const opened = (env: Record<string, string>) =>
  openAccess({ env: { HOME: '/nowhere', ...env } } as Partial<Io> as Io, { kind: 'offline' });

// biome-ignore format: a table
test.each([
  [{}, null],
  [{ HTTPS_PROXY: ' ' }, null],
  [{ HTTPS_PROXY: 'http://proxy.example:3128' }, 'HTTPS_PROXY'],
  [{ all_proxy: 'http://proxy.example:3128', https_proxy: 'http://proxy.example:3128' }, 'https_proxy'],
  // What Node goes through is not a proxy that was left out.
  [{ HTTPS_PROXY: 'http://proxy.example:3128', NODE_USE_ENV_PROXY: '1' }, null],
  [{ HTTPS_PROXY: 'http://proxy.example:3128', NODE_USE_ENV_PROXY: 'true' }, 'HTTPS_PROXY'],
] as const)('proxy not used: %j', async (env, variable) => {
  expect((await opened({ ...env })).proxyVariable).toBe(variable);
});

test.each([
  [{}, 'https://api.anthropic.com'],
  [{ ANTHROPIC_BASE_URL: 'http://127.0.0.1:9' }, 'http://127.0.0.1:9'],
])('address without a credential: %j', async (env, baseUrl) => {
  expect((await opened(env)).baseUrl).toBe(baseUrl);
});

const local = 'http://127.0.0.1:9';
const notAnthropics = "127.0.0.1:9, which is not Anthropic's own host.";
const product = { ANTHROPIC_API_KEY: 'sk-ant-api03-test-canary-0001' };
const admin = { ANTHROPIC_ADMIN_KEY: 'sk-ant-admin01-test-canary-0001' };

describe('before the first request is told where a key goes, where that is not Anthropic', () => {
  const online = (env: Record<string, string>) =>
    openAccess({ env: { HOME: '/nowhere', ...env } } as Partial<Io> as Io, { kind: 'environment' });
  const elsewhere = { ANTHROPIC_BASE_URL: local };

  test.each<[string, Record<string, string>, string | null]>([
    ['no key', elsewhere, null],
    ['the product key', { ...elsewhere, ...product }, `Requests and the credential go to ${notAnthropics}`],
    ['the admin key', { ...elsewhere, ...admin }, `Requests and the admin key go to ${notAnthropics}`],
    [
      'both',
      { ...elsewhere, ...product, ...admin },
      `Requests, the credential and the admin key go to ${notAnthropics}`,
    ],
    ['an admin key that is none', { ...elsewhere, ANTHROPIC_ADMIN_KEY: 'no-key-test-canary-0001' }, null],
    [
      'an admin key in the place of the product key, which is not sent',
      { ...elsewhere, ANTHROPIC_API_KEY: admin.ANTHROPIC_ADMIN_KEY },
      null,
    ],
    ['both, to Anthropic', { ...product, ...admin }, null],
  ])('%s', async (_, env, notice) => {
    expect(foreignHostNotice(await online(env), 'claude-api')).toBe(notice);
  });

  test('a command that sends no admin key does not say so', async () => {
    const access = await online({ ...elsewhere, ...product, ...admin });
    expect(foreignHostNotice(access, null, ['credential'])).toBe(
      `Requests and the credential go to ${notAnthropics}`,
    );
  });
  test('each key by the host it goes to, where a profile names another', async () => {
    const access = await online({ ...elsewhere, ...product, ...admin });
    const { credential } = access;
    const profiled = { ...access, credential: credential && { ...credential, host: 'gateway.example' } };
    expect(foreignHostNotice(profiled)?.split('\n')).toEqual([
      "Requests and the credential go to gateway.example, which is not Anthropic's own host.",
      `Requests and the admin key go to ${notAnthropics}`,
    ]);
  });
  test('nothing where nothing is sent', async () => {
    const access = await online({ ...elsewhere, ...product, ...admin });
    expect(foreignHostNotice({ ...access, offline: true })).toBeNull();
    expect(foreignHostNotice(access, 'bedrock')).toBeNull();
  });
});
