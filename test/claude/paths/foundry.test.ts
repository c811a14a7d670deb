import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { catalog } from '../../../src/catalog/catalog.ts';
import { classifyError } from '../../../src/claude/classify-error.ts';
import type { CloudPath } from '../../../src/claude/paths/cloud-path.ts';
import { openFoundry } from '../../../src/claude/paths/foundry.ts';
import { observedValues } from '../../../src/judge/observation-schema.ts';
import {
  azureError,
  azureStandIn,
  dataZone,
  deployment,
  forbidden,
  models,
  resourceKey,
  type Saying,
  usages,
} from '../../support/stand-ins/azure.ts';
import { azureCli, entraToken } from '../../support/stand-ins/azure-cli.ts';
import { secretVariables } from '../../support/stand-ins/entra.ts';

const signal = AbortSignal.timeout(60_000);
const offered = 'AIServices.GlobalStandard.claude-sonnet-5-5';

interface Setting {
  readonly saying?: Saying;
  readonly key?: string;
  readonly az?: Parameters<typeof azureCli>[0];
  readonly env?: Readonly<Record<string, string>>;
  readonly model?: string | null;
  readonly modelId?: string;
}

/** The path as a poll opens it, with the command line tool of Azure logged in unless said otherwise. */
async function foundry({
  saying,
  key,
  az = 'logged-in',
  env,
  model = 'support-sonnet',
  modelId,
}: Setting = {}) {
  const cli = await azureCli(az);
  vi.stubEnv('PATH', `${cli}:${process.env.PATH}`);
  onTestFinished(() => void vi.unstubAllEnvs());
  const server = await azureStandIn(saying);
  const seen: Headers[] = [];
  const path = openFoundry({
    env: { ...server.env, ...(key && { ANTHROPIC_FOUNDRY_API_KEY: key }), ...env },
    region: null,
    model,
    ...(modelId && { modelId }),
    onAnswer: (headers) => seen.push(headers),
  });
  return { path, server, seen, cli };
}

type Question = Exclude<keyof CloudPath, 'client'>;
const questions = ['identity', 'model', 'access', 'quotas'] as const satisfies readonly Question[];

/** As the poll tells it. */
async function problemOf(path: CloudPath, question: Question) {
  const thrown = await path[question](signal).then(
    (value) => expect.fail(`answered ${JSON.stringify(value)}`),
    (error: unknown) => error,
  );
  return classifyError(thrown, catalog.causes, { aborted: null, now: new Date('2026-11-20') });
}

describe('a resource that is granted', () => {
  test('says who the credential is, by Entra and by a key', async () => {
    const { path, server, seen } = await foundry();
    const host = new URL(server.url).host;
    expect(await path.identity(signal)).toMatchObject({
      account: host,
      principal: 'poll@contoso.example',
      from: 'az login',
      region: 'eastus2',
      workspace: null,
      foreignHosts: [host],
    });
    expect(seen).toHaveLength(1);
    expect(new Set(server.asked.map(({ credential }) => credential))).toEqual(
      new Set([`Bearer ${entraToken}`]),
    );
    const byKey = await foundry({ key: resourceKey, az: 'logged-out' });
    expect(await byKey.path.identity(signal)).toMatchObject({
      principal: null,
      from: 'ANTHROPIC_FOUNDRY_API_KEY',
      region: null,
    });
    expect(byKey.server.asked).toEqual([
      { path: '/anthropic/v1/messages/count_tokens', credential: resourceKey },
    ]);
  });

  test('tells version and dates of what is deployed', async () => {
    const { path } = await foundry();
    expect(await path.model(signal)).toMatchObject({
      id: 'support-sonnet',
      region: 'eastus2',
      listed: true,
      lifecycle: 'active',
      // Of version 2; version 1 has no date.
      endsOn: '2027-09-30',
      callableBy: ['deployment'],
      denied: [],
    });
  });

  test('a version without a last day has none', async () => {
    const body = { value: [deployment({ model: { name: 'claude-sonnet-5-5', version: '1' } })] };
    const { path } = await foundry({ saying: { '/deployments': { status: 200, body } } });
    expect(await path.model(signal)).toMatchObject({ listed: true, lifecycle: 'active', endsOn: null });
  });

  test('a token is fetched once for messages and once for management', async () => {
    const { path, cli } = await foundry();
    for (const question of questions) await path[question](signal);
    const calls = (await readFile(join(cli, 'calls'), 'utf8')).trim().split('\n');
    expect(calls.toSorted().map((call) => call.split('--resource ')[1])).toEqual([
      'https://ai.azure.com',
      'https://management.azure.com',
    ]);
  });

  test('opens its gates', async () => {
    const { path } = await foundry();
    expect(await path.access(signal)).toMatchObject({
      gates: [
        { gate: 'authorization', state: 'open', said: 'answered' },
        { gate: 'deployment', state: 'open', said: 'Succeeded' },
      ],
      denied: [],
    });
  });

  test('tells the limits of the deployment, and the quota of the subscription in requests and tokens', async () => {
    const { path } = await foundry();
    const { quotas } = await path.quotas(signal);
    expect(quotas.map(({ name, counts, endpoint, value }) => [name, counts, endpoint, value])).toEqual([
      ['rateLimits request of the deployment support-sonnet', 'requests', 'deployment', 25],
      ['rateLimits token of the deployment support-sonnet', 'input', 'deployment', 25_000],
      // 2,000 units of one request and 1,000 tokens each.
      [`${offered}.Azure`, 'requests', 'global', 2_000],
      [`${offered}.Azure`, 'input', 'global', 2_000_000],
    ]);
  });

  test('every answer is one that a run can hold', async () => {
    const { path } = await foundry();
    expect(observedValues['cloud-identity'].safeParse(await path.identity(signal)).error).toBeUndefined();
    expect(observedValues['cloud-model'].safeParse(await path.model(signal)).error).toBeUndefined();
    expect(observedValues['cloud-access'].safeParse(await path.access(signal)).error).toBeUndefined();
    expect(observedValues['cloud-quotas'].safeParse(await path.quotas(signal)).error).toBeUndefined();
  });
});

test('limits are told per minute whatever they are renewed in', async () => {
  const rateLimits = [
    { key: 'request', renewalPeriod: 10, count: 5 },
    { key: 'output-token', renewalPeriod: 60, count: 8_000 },
    { key: 'something-new', renewalPeriod: 60, count: 1 },
  ];
  const saying = { '/deployments': { status: 200, body: { value: [deployment({ rateLimits })] } } };
  const { quotas } = await (await foundry({ saying })).path.quotas(signal);
  const own = quotas.filter(({ endpoint }) => endpoint === 'deployment');
  expect(own.map(({ counts, value }) => [counts, value])).toEqual([
    ['requests', 30],
    ['output', 8_000],
  ]);
});

test('with a key alone the resource answers for what is deployed, and nothing is said of dates', async () => {
  const { path, server } = await foundry({ key: resourceKey, az: 'logged-out' });
  expect(await path.model(signal)).toMatchObject({
    listed: true,
    lifecycle: 'unknown',
    endsOn: null,
    callableBy: ['deployment'],
    denied: [],
  });
  expect((await path.access(signal)).gates.map(({ state }) => state)).toEqual(['open', 'open']);
  expect(await problemOf(path, 'quotas')).toMatchObject({
    cause: 'no-credential',
    reason: expect.stringContaining('Run az login'),
  });
  expect(server.asked.every(({ path: asked }) => asked.startsWith('/anthropic/'))).toBe(true);
});

test('a key does without a login that has expired, except for quotas', async () => {
  const { path } = await foundry({ key: resourceKey, az: 'expired' });
  expect(await path.model(signal)).toMatchObject({ listed: true, lifecycle: 'unknown' });
  expect(await problemOf(path, 'quotas')).toMatchObject({ cause: 'key-rejected' });
});

describe('what is not deployed', () => {
  test('is not listed, and the gate names what is', async () => {
    const { path } = await foundry({ model: 'claude-sonnet-5-5' });
    // The resource offers the model: its dates are known, and the quotas a deployment would draw on.
    expect(await path.model(signal)).toMatchObject({ listed: false, callableBy: [], lifecycle: 'active' });
    const { gates } = await path.access(signal);
    expect(gates[1]).toMatchObject({ gate: 'deployment', state: 'closed' });
    expect(gates[1]?.said).toContain('support-sonnet');
    const { quotas } = await path.quotas(signal);
    expect(quotas.map(({ name, endpoint, value }) => [name, endpoint, value])).toEqual([
      [offered, 'global', 2_000],
      [offered, 'global', 2_000_000],
      [dataZone, 'multi-region', 4_000],
      [`${offered}.Azure`, 'global', 2_000],
      [`${offered}.Azure`, 'global', 2_000_000],
    ]);
  });

  test('closes the gate with a key alone as well', async () => {
    const { path } = await foundry({ model: 'other', key: resourceKey, az: 'logged-out' });
    expect(await path.model(signal)).toMatchObject({ listed: false });
    expect((await path.access(signal)).gates.map(({ state }) => state)).toEqual(['open', 'closed']);
  });

  // biome-ignore format: a table
  test.each([
    ['Creating', 'pending'],
    ['Succeeded', 'pending'],
    ['Failed', 'closed'],
    ['Disabled', 'closed'],
  ])('while it is %s the gate is %s', async (provisioningState, state) => {
    const body = { value: [deployment({ provisioningState })] };
    const saying = {
      '/deployments': { status: 200, body },
      '/count_tokens': azureError(404, 'DeploymentNotFound', 'The API deployment for this resource does not exist.'),
    };
    const { gates } = await (await foundry({ saying })).path.access(signal);
    expect(gates[1]).toMatchObject({ gate: 'deployment', state });
  });
});

test('without quota every limit of the subscription is nothing', async () => {
  const saying = {
    '/usages': { status: 200, body: usages(0) },
    '/deployments': { status: 200, body: { value: [] } },
  };
  // A deployment that is not there says nothing of its model: the plan does.
  const { path } = await foundry({ saying, modelId: 'claude-sonnet-5-5' });
  const { quotas } = await path.quotas(signal);
  expect(quotas.length).toBeGreaterThan(0);
  expect(quotas.every(({ value }) => value === 0)).toBe(true);
});

describe('a permission that is missing is named as Azure writes it', () => {
  const reading = 'Microsoft.CognitiveServices/locations/usages/read';

  test('for one question, and the rest is answered', async () => {
    const { path } = await foundry({ saying: { '/usages': forbidden(reading) } });
    const { quotas, denied } = await path.quotas(signal);
    expect(denied).toEqual([{ permission: reading, purpose: 'read the quotas of the subscription' }]);
    expect(quotas.map(({ endpoint }) => endpoint)).toEqual(['deployment', 'deployment']);
  });

  test('for all of it, the question fails', async () => {
    const listing = 'Microsoft.CognitiveServices/accounts/read';
    const { path } = await foundry({ saying: { '/accounts': forbidden(listing) } });
    expect(await problemOf(path, 'quotas')).toMatchObject({
      cause: 'permission-denied',
      permission: listing,
      status: 403,
      requestId: 'apim-0001',
    });
    // The resource still answers for the deployment.
    expect(await path.model(signal)).toMatchObject({
      listed: true,
      lifecycle: 'unknown',
      denied: [{ permission: listing, purpose: 'find the resource' }],
    });
  });

  test('where the identity sees no subscription', async () => {
    const { path } = await foundry({ saying: { '/subscriptions': { status: 200, body: { value: [] } } } });
    expect(await problemOf(path, 'quotas')).toMatchObject({
      cause: 'permission-denied',
      permission: 'Microsoft.CognitiveServices/accounts/read',
    });
  });

  test('for messages, and the gate is closed', async () => {
    const action = 'Microsoft.CognitiveServices/accounts/MaaS/*';
    const message = `The principal \`5f0c\` lacks the required data action \`${action}\` to perform \`POST /anthropic/v1/messages\` operation.`;
    const { path } = await foundry({
      saying: { '/count_tokens': azureError(401, 'PermissionDenied', message) },
    });
    expect(await path.identity(signal)).toMatchObject({ principal: 'poll@contoso.example' });
    const { gates, denied } = await path.access(signal);
    expect(gates.map(({ state }) => state)).toEqual(['closed', 'open']);
    expect(denied).toEqual([{ permission: action, purpose: 'send messages to the resource' }]);
  });
});

describe('credentials', () => {
  test('none at all is said with the command that mends it', async () => {
    const { path, server } = await foundry({ az: 'logged-out' });
    for (const question of ['identity', 'access', 'quotas', 'model'] as const)
      expect(await problemOf(path, question)).toMatchObject({
        cause: 'no-credential',
        reason: expect.stringContaining('az login'),
      });
    expect(server.asked).toEqual([]);
    await expect(path.client()).rejects.toMatchObject({ causeId: 'no-credential' });
  });

  test('an expired login is not taken for none', async () => {
    const { path } = await foundry({ az: 'expired' });
    const { cause, reason } = await problemOf(path, 'identity');
    expect(cause).toBe('key-rejected');
    expect(reason).toContain('AADSTS70043');
    expect(reason).toContain('Run az login again.');
  });

  test('Entra that cannot be reached rejects nobody', async () => {
    const env = { ...secretVariables, AZURE_AUTHORITY_HOST: 'https://127.0.0.1:9' };
    const { path } = await foundry({ env });
    expect(await problemOf(path, 'identity')).toMatchObject({ cause: 'connection-failed' });
  });

  // biome-ignore format: a table
  test.each([
    ['a key of another resource', { key: resourceKey }, 'az cognitiveservices account keys list'],
    ['a token that is too old', {}, 'Run az login'],
    ['a token of another tenant', { status: 400 }, 'Run az login, with --tenant'],
  ])('%s is rejected by the resource', async (_, { status = 401, ...setting }: { status?: number; key?: string }, advice) => {
    const said = azureError(status, String(status), status === 400 ? 'Tenant provided in token does not match resource token' : 'Access denied due to invalid subscription key or wrong API endpoint.');
    const { path } = await foundry({ ...setting, saying: { '/count_tokens': said } });
    expect(await problemOf(path, 'identity')).toMatchObject({
      cause: 'key-rejected',
      status,
      requestId: 'apim-0001',
      reason: expect.stringContaining(advice),
    });
  });

  test('an expired token is rejected by Azure Resource Manager', async () => {
    const said = azureError(
      401,
      'ExpiredAuthenticationToken',
      'The access token expiry UTC time is earlier.',
    );
    const { path } = await foundry({ saying: { '/subscriptions': said } });
    expect(await problemOf(path, 'quotas')).toMatchObject({ cause: 'key-rejected', status: 401 });
  });

  test('the client sends what was found, and Azure’s own refusals are told from the API’s', async () => {
    const limited = azureError(
      429,
      'RateLimitReached',
      'Your requests to claude-sonnet-5-5 have exceeded the limit.',
    );
    const { path, server } = await foundry({ key: resourceKey, saying: { '/messages': limited } });
    const client = await path.client();
    const thrown = await client.messages
      .create({ model: 'support-sonnet', max_tokens: 8, messages: [{ role: 'user', content: 'Hi' }] })
      .catch((error: unknown) => error);
    const problem = classifyError(thrown, catalog.causes, { aborted: null, now: new Date() });
    expect(problem).toMatchObject({ cause: 'rate-limit', status: 429 });
    expect(problem.reason).toContain('have exceeded the limit');
    expect(server.asked).toEqual([{ path: '/anthropic/v1/messages', credential: resourceKey }]);
  });
});

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
