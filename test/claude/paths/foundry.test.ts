import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { observedValues } from '../../../src/judge/observation-schema.ts';
import { azureError, dataZone, deployment, resourceKey, usages } from '../../support/stand-ins/azure.ts';
import { entraToken } from '../../support/stand-ins/azure-cli.ts';
import { foundry, offered, problemOf, questions, signal, unheard } from './opened-foundry.ts';

describe('a resource that is granted', () => {
  test('says who the credential is, by Entra and by a key', async () => {
    const { path, server, seen } = await foundry();
    const host = new URL(server.url).host;
    expect(await path.identity(signal, unheard)).toMatchObject({
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
    expect(await byKey.path.identity(signal, unheard)).toMatchObject({
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
    expect(await path.model(signal, unheard)).toMatchObject({
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
    expect(await path.model(signal, unheard)).toMatchObject({
      listed: true,
      lifecycle: 'active',
      endsOn: null,
    });
  });

  test.each(questions)('tells the id of every answer to %s', async (question) => {
    const { path } = await foundry();
    const heard: (string | null)[] = [];
    await path[question](signal, (id) => heard.push(id));
    expect(heard.length).toBeGreaterThan(0);
    for (const id of heard) expect(id).toMatch(/^(?:apim|req)[\w-]*0001$/);
  });

  test('a token is fetched once for messages and once for management', async () => {
    const { path, cli } = await foundry();
    for (const question of questions) await path[question](signal, unheard);
    const calls = (await readFile(join(cli, 'calls'), 'utf8')).trim().split('\n');
    expect(calls.toSorted().map((call) => call.split('--resource ')[1])).toEqual([
      'https://ai.azure.com',
      'https://management.azure.com',
    ]);
  });

  test('opens its gates', async () => {
    const { path } = await foundry();
    expect(await path.access(signal, unheard)).toMatchObject({
      gates: [
        { gate: 'authorization', state: 'open', said: 'answered' },
        { gate: 'deployment', state: 'open', said: 'Succeeded' },
      ],
      denied: [],
    });
  });

  test('tells the limits of the deployment, and the quota of the subscription in requests and tokens', async () => {
    const { path } = await foundry();
    const { quotas } = await path.quotas(signal, unheard);
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
    expect(
      observedValues['cloud-identity'].safeParse(await path.identity(signal, unheard)).error,
    ).toBeUndefined();
    expect(observedValues['cloud-model'].safeParse(await path.model(signal, unheard)).error).toBeUndefined();
    expect(
      observedValues['cloud-access'].safeParse(await path.access(signal, unheard)).error,
    ).toBeUndefined();
    expect(
      observedValues['cloud-quotas'].safeParse(await path.quotas(signal, unheard)).error,
    ).toBeUndefined();
  });
});

test('limits are told per minute whatever they are renewed in', async () => {
  const rateLimits = [
    { key: 'request', renewalPeriod: 10, count: 5 },
    { key: 'output-token', renewalPeriod: 60, count: 8_000 },
    { key: 'something-new', renewalPeriod: 60, count: 1 },
  ];
  const saying = { '/deployments': { status: 200, body: { value: [deployment({ rateLimits })] } } };
  const { quotas } = await (await foundry({ saying })).path.quotas(signal, unheard);
  const own = quotas.filter(({ endpoint }) => endpoint === 'deployment');
  expect(own.map(({ counts, value }) => [counts, value])).toEqual([
    ['requests', 30],
    ['output', 8_000],
  ]);
});

test('with a key alone the resource answers for what is deployed, and nothing is said of dates', async () => {
  const { path, server } = await foundry({ key: resourceKey, az: 'logged-out' });
  expect(await path.model(signal, unheard)).toMatchObject({
    listed: true,
    lifecycle: 'unknown',
    endsOn: null,
    callableBy: ['deployment'],
    denied: [],
  });
  expect((await path.access(signal, unheard)).gates.map(({ state }) => state)).toEqual(['open', 'open']);
  expect(await problemOf(path, 'quotas')).toMatchObject({
    cause: 'no-credential',
    reason: expect.stringContaining('Run az login'),
  });
  expect(server.asked.every(({ path: asked }) => asked.startsWith('/anthropic/'))).toBe(true);
});

test('a key does without a login that has expired, except for quotas', async () => {
  const { path } = await foundry({ key: resourceKey, az: 'expired' });
  expect(await path.model(signal, unheard)).toMatchObject({ listed: true, lifecycle: 'unknown' });
  expect(await problemOf(path, 'quotas')).toMatchObject({ cause: 'key-rejected' });
});

describe('what is not deployed', () => {
  test('is offered and not callable, and the gate names what is', async () => {
    const { path } = await foundry({ model: 'claude-sonnet-5-5' });
    // The resource offers the model: its dates are known, and the quotas a deployment would draw on.
    expect(await path.model(signal, unheard)).toMatchObject({
      listed: true,
      callableBy: [],
      lifecycle: 'active',
    });
    const { gates } = await path.access(signal, unheard);
    expect(gates[1]).toMatchObject({ gate: 'deployment', state: 'closed' });
    expect(gates[1]?.said).toContain('support-sonnet');
    const { quotas } = await path.quotas(signal, unheard);
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
    // What the resource offers is told to an identity alone.
    expect(await problemOf(path, 'model')).toMatchObject({
      cause: 'not-found',
      reason: expect.stringContaining('az login'),
    });
    expect((await path.access(signal, unheard)).gates.map(({ state }) => state)).toEqual(['open', 'closed']);
  });

  test('is not listed where the region does not offer it either', async () => {
    const { path } = await foundry({
      model: 'other',
      saying: { '/models': { status: 200, body: { value: [] } } },
    });
    expect(await path.model(signal, unheard)).toMatchObject({ listed: false, callableBy: [] });
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
    const { gates } = await (await foundry({ saying })).path.access(signal, unheard);
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
  const { quotas } = await path.quotas(signal, unheard);
  expect(quotas.length).toBeGreaterThan(0);
  expect(quotas.every(({ value }) => value === 0)).toBe(true);
});
