import { describe, expect, test, vi } from 'vitest';
import { azureError, deployment, models, resourceKey } from '../../support/stand-ins/azure.ts';
import { entraToken } from '../../support/stand-ins/azure-cli.ts';
import { foundry, problemOf, questions, signal } from './opened-foundry.ts';

describe('answers that are none', () => {
  // biome-ignore format: a table
  test.each([
    ['a fault', azureError(500, 'InternalServerError', 'Something went wrong.'), 'server-error'],
    ['too many requests', azureError(429, 'TooManyRequests', 'Slow down.'), 'rate-limit'],
    ['a page', { status: 200, body: '<html>Sign in to the network</html>' }, 'unexpected-response'],
    ['another shape', { status: 200, body: { value: 'none' } }, 'unexpected-response'],
    ['a page with a refusal', { status: 403, body: '<html>Blocked</html>' }, 'unexpected-response'],
    ['a redirect', { status: 302, body: '', headers: { location: 'http://127.0.0.1:9/' } }, 'unexpected-response'],
    ['more than anybody reads', { status: 200, body: JSON.stringify({ value: 'x'.repeat(9 * 1024 * 1024) }) }, 'unexpected-response'],
  ])('%s from Azure Resource Manager', async (_, said, cause) => {
    const { path, server } = await foundry({ saying: { '/subscriptions': said } });
    expect((await problemOf(path, 'quotas')).cause).toBe(cause);
    expect(server.asked).toHaveLength(1);
  });

  // biome-ignore format: a table
  test.each([
    ['a fault', azureError(500, 'InternalServerError', 'Something went wrong.'), 'server-error'],
    ['a page', { status: 200, body: '<html>Sign in to the network</html>' }, 'unexpected-response'],
    ['more than anybody reads', { status: 200, body: JSON.stringify({ input_tokens: 1, more: 'x'.repeat(2 * 1024 * 1024) }) }, 'unexpected-response'],
  ])('%s from the resource', async (_, said, cause) => {
    const { path } = await foundry({ key: resourceKey, az: 'logged-out', saying: { '/count_tokens': said } });
    expect((await problemOf(path, 'identity')).cause).toBe(cause);
  });

  test('a token counter that is not offered leaves the gate unread', async () => {
    const said = azureError(404, 'api_not_supported', 'Requested API is currently not supported');
    const { path } = await foundry({ saying: { '/count_tokens': said } });
    const { gates } = await path.access(signal);
    expect(gates.map(({ state }) => state)).toEqual(['unread', 'open']);
  });
});

test('a list goes on where its link says, and never on another host', async () => {
  const link = 'https://elsewhere.example//elsewhere.example/subscriptions';
  const saying = { '/subscriptions': { status: 200, body: { value: [], nextLink: link } } };
  const { path, server } = await foundry({ saying });
  expect((await problemOf(path, 'quotas')).reason).toContain('another host');
  expect(server.asked).toHaveLength(1);
});

test('hostile names reach nobody', async () => {
  // A part that is shaped like nothing.
  const claims = entraToken.split('.')[1]?.slice(5) ?? '';
  const hostile = deployment({
    provisioningState: `\u001B]0;owned\u0007Bro\u202Eken ${resourceKey}`,
    model: { name: 'claude-sonnet-5-5', version: '\u001B[2J' },
    rateLimits: [{ key: `request\u001B[31m ${claims}`, renewalPeriod: 60, count: 1 }],
  });
  const body = { value: [hostile] };
  const { path } = await foundry({ key: resourceKey, saying: { '/deployments': { status: 200, body } } });
  const told = JSON.stringify([
    await path.access(signal),
    await path.quotas(signal),
    await path.model(signal),
  ]);
  expect(told).not.toMatch(/\\u001b|\\u202e|owned/i);
  expect(told).not.toContain(resourceKey);
  expect(told).not.toContain(claims);
});

test('an admin key in a custom header ends a call before it leaves', async () => {
  vi.stubEnv('ANTHROPIC_CUSTOM_HEADERS', 'X-Portal: sk-ant-admin01-test-canary-0003');
  const { path, server } = await foundry({ key: resourceKey, az: 'logged-out' });
  expect(await problemOf(path, 'identity')).toMatchObject({ cause: 'no-credential', neverArrived: true });
  expect(server.asked).toEqual([]);
});

describe('variables', () => {
  // biome-ignore format: a table
  test.each([
    ['both', { ANTHROPIC_FOUNDRY_RESOURCE: 'launch' }, 'invalid-request', 'Both ANTHROPIC_FOUNDRY_RESOURCE and ANTHROPIC_FOUNDRY_BASE_URL are set'],
    ['none', { ANTHROPIC_FOUNDRY_BASE_URL: '' }, 'no-credential', 'az login'],
    ['no address', { ANTHROPIC_FOUNDRY_BASE_URL: 'launch' }, 'invalid-request', 'not a plain http or https address'],
    ['a key without encryption', { ANTHROPIC_FOUNDRY_BASE_URL: 'http://launch.services.ai.azure.com/anthropic/' }, 'invalid-request', 'without encryption'],
    ['no name', { ANTHROPIC_FOUNDRY_BASE_URL: '', ANTHROPIC_FOUNDRY_RESOURCE: 'my resource' }, 'invalid-request', 'does not hold the name'],
  ])('%s: said before anything is sent', async (_, env, cause, words) => {
    const { path, server } = await foundry({ key: resourceKey, env });
    const problem = await problemOf(path, 'identity');
    expect(problem.cause).toBe(cause);
    expect(problem.reason).toContain(words);
    expect(server.asked).toEqual([]);
  });

  test('a token goes to no other address than an encrypted one or this machine', async () => {
    const { path } = await foundry({ env: { GONOGO_AZURE_ARM_URL: 'http://elsewhere.example' } });
    expect((await problemOf(path, 'quotas')).reason).toContain(
      'GONOGO_AZURE_ARM_URL is not a plain https address',
    );
  });

  test('a subscription that is named is the only one asked', async () => {
    const { path, server } = await foundry({ env: { AZURE_SUBSCRIPTION_ID: '9999' } });
    await path.quotas(signal);
    expect(server.asked[0]?.path).toBe('/subscriptions/9999/providers/Microsoft.CognitiveServices/accounts');
  });
});

test('a signal ends every question', async () => {
  const { path } = await foundry();
  for (const question of questions)
    await expect(path[question](AbortSignal.abort())).rejects.toThrow(/abort/i);
});

test('models that Azure lists are told by its own dates and words', async () => {
  const retiring = models.value.map((model) => ({
    ...model,
    lifecycleStatus: 'Deprecating',
    deprecation: { inference: 'soon' },
  }));
  const { path } = await foundry({ saying: { '/models': { status: 200, body: { value: retiring } } } });
  expect(await path.model(signal)).toMatchObject({ lifecycle: 'deprecated', endsOn: null });
});
