import { expect, test } from 'vitest';
import { openAccess } from '../../src/commands/access.ts';
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
