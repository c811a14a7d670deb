import Anthropic from '@anthropic-ai/sdk';
import { describe, expect, test } from 'vitest';
import { probes } from '../../../src/observe/registry.ts';
import { type AccountProfile, accountProfiles } from '../../../src/sandbox/account.ts';
import { gatherWith, named, sandboxFor } from '../gathering.ts';

const probe = probes['spend-limits'];

async function read(account: Partial<AccountProfile>) {
  const sandbox = await sandboxFor({
    account: { ...accountProfiles.start, spendLimitsPreview: true, ...account },
  });
  const result = await gatherWith({ probes: [probe], url: sandbox.url });
  return { sandbox, ...result, row: named(result.observations, 'spend-limits') };
}

const row = (parts: object) => ({
  id: 'spl_1',
  type: 'spend_limit',
  amount: '50000',
  currency: 'USD',
  is_enabled: true,
  period: 'monthly',
  scope: { type: 'organization' },
  created_at: '2026-01-05T09:00:00.000Z',
  updated_at: '2026-01-05T09:00:00.000Z',
  ...parts,
});

/** Reads what these pages say, one for each request; the last of them from then on. */
async function readBodies(...bodies: readonly object[]) {
  const asked: string[] = [];
  const client = new Anthropic({
    apiKey: 'sk-ant-admin01-test-canary-0001',
    maxRetries: 0,
    logLevel: 'off',
    fetch: async (input) => {
      asked.push(String(input));
      return new Response(JSON.stringify(bodies[Math.min(asked.length, bodies.length) - 1]), {
        headers: { 'content-type': 'application/json', 'request-id': `req_${asked.length}` },
      });
    },
  });
  const { observations } = await gatherWith({ probes: [probe], adminClient: async () => client });
  return { asked, row: named(observations, 'spend-limits') };
}

describe('of an account in the preview', () => {
  test('organization, workspaces and tier, in dollars', async () => {
    const { row: seen, sandbox } = await read({
      organizationLimitUsd: 450.5,
      workspaceLimitUsd: 300,
      workspaces: [{ id: 'wrkspc_01Other', name: 'other', archivedAt: null, monthlyLimitUsd: 20 }],
    });
    expect(seen).toMatchObject({
      status: 'observed',
      costUsd: 0,
      value: {
        limits: [
          { scope: 'organization', workspaceId: null, usd: 450.5, period: 'monthly' },
          { scope: 'workspace', workspaceId: 'wrkspc_01SandboxProduction', usd: 300, period: 'monthly' },
          { scope: 'workspace', workspaceId: 'wrkspc_01Other', usd: 20, period: 'monthly' },
          { scope: 'usage-tier', workspaceId: null, usd: 500, period: 'monthly' },
        ],
        cut: false,
      },
    });
    expect(sandbox.journal.map(({ path }) => path)).toEqual(['/v1/organizations/spend_limits']);
  });

  test('every page is read and booked', async () => {
    const workspaces = Array.from({ length: 150 }, (_, at) => ({
      id: `wrkspc_01N${at}`,
      name: `n${at}`,
      archivedAt: null,
      monthlyLimitUsd: 10,
    }));
    const { row: seen, sandbox } = await read({ workspaces });
    if (seen.id !== 'spend-limits' || seen.status !== 'observed') throw new Error('Nothing was read.');
    expect(seen.value.limits).toHaveLength(151);
    expect(seen.value.cut).toBe(false);
    expect(sandbox.journal).toHaveLength(2);
    expect(seen.requestIds.toSorted()).toEqual(sandbox.journal.map(({ requestId }) => requestId).sort());
  });
});

test('outside the preview it says so, and keeps the request id', async () => {
  const { row: seen, sandbox } = await read({ spendLimitsPreview: false });
  expect(seen).toMatchObject({ status: 'unavailable', cause: 'permission-denied' });
  if (seen.status === 'observed') throw new Error('It was read.');
  expect(seen.reason).toContain('early access');
  expect(seen.requestIds).toEqual(sandbox.journal.map(({ requestId }) => requestId));
});

test('a route that is not there is one that was not offered', async () => {
  const sandbox = await sandboxFor({
    faults: [{ when: {}, do: { kind: 'named', cause: 'not-found' } }],
  });
  const { observations } = await gatherWith({ probes: [probe], url: sandbox.url });
  expect(named(observations, 'spend-limits')).toMatchObject({
    status: 'unavailable',
    cause: 'not-found',
    reason: expect.stringContaining('early access'),
  });
});

test('an admin key that is refused is not offered it either', async () => {
  const { row: seen } = await read({ adminKeys: [] });
  expect(seen).toMatchObject({ status: 'unavailable', cause: 'key-rejected' });
});

test('at more than sixty requests a minute it is asked once more, as late as it was told', async () => {
  const sandbox = await sandboxFor({
    account: { ...accountProfiles.start, spendLimitsPreview: true },
    faults: [{ when: { nth: 1 }, do: { kind: 'named', cause: 'rate-limit' } }],
  });
  const { observations, sleptMs } = await gatherWith({ probes: [probe], url: sandbox.url });
  expect(named(observations, 'spend-limits')).toMatchObject({ status: 'observed' });
  expect(sleptMs).toHaveLength(1);
});

test('asked too often, it names the limit of its own routes, not that of a model', async () => {
  const sandbox = await sandboxFor({ faults: [{ when: {}, do: { kind: 'named', cause: 'rate-limit' } }] });
  const { observations } = await gatherWith({ probes: [probe], url: sandbox.url });
  const seen = named(observations, 'spend-limits');
  if (seen.status === 'observed') throw new Error('It was read.');
  expect(seen).toMatchObject({ status: 'failed', cause: 'rate-limit' });
  expect(seen.reason).toContain('the 60 requests a minute that its spend limit routes take together');
  expect(seen.reason).not.toContain('model');
});

describe('what a row says', () => {
  test.each([
    ['a member', { scope: { type: 'user', user_id: 'user_1' } }, { scope: 'other', usd: 500 }],
    ['a scope to come', { scope: { type: 'constructor' } }, { scope: 'other', usd: 500 }],
    ['no amount', { amount: null }, { scope: 'organization', usd: null }],
    ['switched off', { is_enabled: false }, { scope: 'organization', usd: null }],
    ['nothing at all', { amount: '0' }, { usd: 0 }],
    ['a day', { period: 'daily', amount: '1' }, { period: 'daily', usd: 0.01 }],
    [
      'a workspace',
      { scope: { type: 'workspace', workspace_id: 'wrkspc_1' } },
      { scope: 'workspace', workspaceId: 'wrkspc_1' },
    ],
    [
      'an id that is none',
      { scope: { type: 'workspace', workspace_id: 'a\u001b[31m b' } },
      { workspaceId: null },
    ],
  ])('%s', async (_, parts, expected) => {
    const { row: seen } = await readBodies({ data: [row(parts)], next_page: null });
    expect(seen).toMatchObject({ status: 'observed', value: { limits: [expected], cut: false } });
  });

  test('another currency is told, not compared', async () => {
    const { row: seen } = await readBodies({ data: [row({ currency: 'EUR' })], next_page: null });
    expect(seen).toMatchObject({ status: 'unavailable', reason: expect.stringContaining('EUR') });
  });

  test.each([
    ['a negative amount', { data: [row({ amount: '-1' })], next_page: null }],
    ['an amount that is none', { data: [row({ amount: 'much' })], next_page: null }],
    ['something else', { data: [{ type: 'model', id: 'x' }], next_page: null }],
    ['no list', { data: null, next_page: null }],
  ])('%s is not taken for a limit', async (_, body) => {
    const { row: seen } = await readBodies(body);
    expect(seen).toMatchObject({ status: 'failed', cause: 'unexpected-response' });
  });
});

test('a list that always points back to its own page ends, and so does one that never does', async () => {
  const same = await readBodies({ data: [row({})], next_page: 'page_1' });
  expect(same.asked).toHaveLength(2);
  expect(same.row).toMatchObject({ value: { cut: true } });
  const next = Array.from({ length: 30 }, (_, at) => ({ data: [row({})], next_page: `page_${at}` }));
  const endless = await readBodies(...next);
  expect(endless.asked).toHaveLength(20);
  expect(endless.row).toMatchObject({ value: { cut: true } });
});
