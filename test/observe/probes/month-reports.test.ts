import Anthropic from '@anthropic-ai/sdk';
import { describe, expect, test } from 'vitest';
import type { ObservationId } from '../../../src/judge/observation.ts';
import { probes } from '../../../src/observe/registry.ts';
import { type AccountProfile, accountProfiles } from '../../../src/sandbox/account.ts';
import type { UsageDay } from '../../../src/sandbox/account-records.ts';
import { gatherWith, named, sandboxFor } from '../gathering.ts';

const day: UsageDay = {
  date: '2026-11-02',
  model: 'claude-sonnet-5-5',
  workspaceId: 'wrkspc_01A',
  apiKeyId: 'apikey_01A',
  requests: 3,
  uncachedInputTokens: 1_000,
  cacheWrite5mTokens: 200,
  cacheWrite1hTokens: 30,
  cacheReadTokens: 4,
  outputTokens: 500,
  webSearches: 2,
  amountUsd: 0.1,
};
const usage: readonly UsageDay[] = [
  day,
  { ...day, date: '2026-11-19', amountUsd: 0.2 },
  { ...day, apiKeyId: 'apikey_01B', uncachedInputTokens: 9_000, amountUsd: 1.5 },
  { ...day, model: 'claude-haiku-5-5', workspaceId: 'wrkspc_01B', outputTokens: 1, amountUsd: 0.000_123 },
  { ...day, date: '2026-10-31', amountUsd: 1_000 },
];

/** What one probe brings of such an account, at nine in the morning of the 20th unless a test says otherwise. */
async function asked(id: ObservationId, parts: Partial<AccountProfile>, now = '2026-11-20T09:00:00.000Z') {
  const at = () => new Date(now);
  const sandbox = await sandboxFor({ account: { ...accountProfiles.start, usage, ...parts }, now: at });
  const { observations } = await gatherWith({ probes: [probes[id]], url: sandbox.url, now: at });
  return { row: named(observations, id), journal: sandbox.journal };
}

const span = { from: '2026-11-01T00:00:00.000Z', to: '2026-11-20T09:00:00.000Z' };
const row = {
  model: 'claude-sonnet-5-5',
  workspaceId: 'wrkspc_01A',
  workspaceName: null,
  apiKeyId: 'apikey_01A',
  apiKeyName: null,
  uncachedInputTokens: 2_000,
  cacheWrite5mTokens: 400,
  cacheWrite1hTokens: 60,
  cacheReadTokens: 8,
  outputTokens: 1_000,
  webSearches: 4,
  requests: 6,
};
const rows = [
  {
    ...row,
    apiKeyId: 'apikey_01B',
    uncachedInputTokens: 9_000,
    cacheWrite5mTokens: 200,
    cacheWrite1hTokens: 30,
    cacheReadTokens: 4,
    outputTokens: 500,
    webSearches: 2,
    requests: 3,
  },
  row,
  {
    ...row,
    model: 'claude-haiku-5-5',
    workspaceId: 'wrkspc_01B',
    uncachedInputTokens: 1_000,
    cacheWrite5mTokens: 200,
    cacheWrite1hTokens: 30,
    cacheReadTokens: 4,
    outputTokens: 1,
    webSearches: 2,
    requests: 3,
  },
];

describe('month-usage', () => {
  test('is told by model, workspace and key, the largest first, this month only', async () => {
    const { row, journal } = await asked('month-usage', {});
    expect(row).toMatchObject({
      status: 'observed',
      value: { ...span, source: 'analytics', rows, cut: false },
    });
    expect(journal.map(({ path }) => path)).toEqual(['/v1/organizations/analytics/usage']);
  });

  test('where the new report is refused, the older one tells the same but for the requests', async () => {
    const { row, journal } = await asked('month-usage', { reports: 'older' });
    const older = rows.map((told) => ({ ...told, requests: null }));
    expect(row).toMatchObject({ status: 'observed', value: { ...span, source: 'report', rows: older } });
    expect(journal.map(({ path, status }) => [path, status])).toEqual([
      ['/v1/organizations/analytics/usage', 403],
      ['/v1/organizations/usage_report/messages', 200],
    ]);
    expect(row.requestIds).toEqual(journal.map(({ requestId }) => requestId));
  });

  test('two pages: the thousand largest groups are kept and the rest is said to be cut', async () => {
    const many = Array.from({ length: 1_001 }, (_, n) => ({
      ...day,
      apiKeyId: `apikey_${n}`,
      outputTokens: n,
    }));
    const { row, journal } = await asked('month-usage', { usage: many });
    expect(journal).toHaveLength(2);
    expect(row.requestIds).toHaveLength(2);
    if (row.id !== 'month-usage' || row.status !== 'observed') throw new Error('not observed');
    expect(row.value.cut).toBe(true);
    expect(row.value.rows.map(({ apiKeyId }) => apiKeyId)).toEqual(
      Array.from({ length: 1_000 }, (_, n) => `apikey_${1_000 - n}`),
    );
  });
});

describe('month-cost', () => {
  test('is told by day, workspace and model; days without cost are there', async () => {
    const { row, journal } = await asked('month-cost', {});
    if (row.id !== 'month-cost' || row.status !== 'observed') throw new Error('not observed');
    const { days, byWorkspace, byModel, byKey, ...rest } = row.value;
    expect(rest).toEqual({ ...span, source: 'analytics', cut: false });
    expect(days).toHaveLength(20);
    expect(days.filter(({ usd }) => usd > 0)).toEqual([
      { date: '2026-11-02', usd: 1.600_123 },
      { date: '2026-11-19', usd: 0.2 },
    ]);
    expect(byWorkspace.map(({ workspaceId, usd }) => [workspaceId, usd])).toEqual([
      ['wrkspc_01A', 1.8],
      ['wrkspc_01B', 0.000_123],
    ]);
    expect(byWorkspace[0]?.dailyUsd).toEqual([0, 1.6, ...Array(16).fill(0), 0.2, 0]);
    expect(byModel).toEqual([
      { model: 'claude-sonnet-5-5', usd: 1.8 },
      { model: 'claude-haiku-5-5', usd: 0.000_123 },
    ]);
    // Key A: 0.1 on the 2nd, 0.2 on the 19th and 0.000123 on Haiku.
    expect(byKey).toEqual([
      { apiKeyId: 'apikey_01B', usd: 1.5 },
      { apiKeyId: 'apikey_01A', usd: 0.300_123 },
    ]);
    expect(journal).toHaveLength(1);
  });

  test('where the new report is refused, the older one tells the same, but no keys', async () => {
    const { row: newer } = await asked('month-cost', {});
    const { row: older, journal } = await asked('month-cost', { reports: 'older' });
    if (newer.status !== 'observed') throw new Error('not observed');
    expect(older).toMatchObject({
      status: 'observed',
      value: { ...newer.value, source: 'report', byKey: null },
    });
    expect(journal.map(({ path, status }) => [path, status])).toEqual([
      ['/v1/organizations/analytics/cost', 403],
      ['/v1/organizations/cost_report', 200],
    ]);
  });

  test('two pages', async () => {
    const many = Array.from({ length: 1_010 }, (_, n) => ({
      ...day,
      date: `2026-11-${String((n % 10) + 1).padStart(2, '0')}`,
      workspaceId: `wrkspc_${Math.floor(n / 10)}`,
      amountUsd: 0.01,
    }));
    const { row, journal } = await asked('month-cost', { usage: many });
    expect(journal).toHaveLength(2);
    if (row.id !== 'month-cost' || row.status !== 'observed') throw new Error('not observed');
    expect(row.value.days.slice(0, 11).map(({ usd }) => usd)).toEqual([...Array(10).fill(1.01), 0]);
    expect(row.value).toMatchObject({ cut: false, byModel: [{ usd: 10.1 }] });
    expect(row.value.byWorkspace).toHaveLength(101);
  });
});

/** So many keys that the report by key is longer than is read, and the sums are not. */
test('a cost report too long by key is asked for without keys, and nothing is cut', async () => {
  const many = Array.from({ length: 20_001 }, (_, n) => ({
    ...day,
    apiKeyId: `apikey_${n}`,
    amountUsd: 0.01,
  }));
  const { row, journal } = await asked('month-cost', { usage: many });
  expect(row).toMatchObject({
    status: 'observed',
    value: { cut: false, byKey: null, byWorkspace: [{ usd: 200.01 }] },
  });
  expect(journal).toHaveLength(21);
  expect(row.requestIds).toHaveLength(21);
});

describe.each(['month-usage', 'month-cost'] as const)('%s', (id) => {
  test('an account without any report refuses it, and both refusals are on record', async () => {
    const { row, journal } = await asked(id, { reports: 'none' });
    expect(row).toMatchObject({ status: 'failed', cause: 'permission-denied' });
    expect(row.requestIds).toEqual(journal.map(({ requestId }) => requestId));
  });

  test('an admin key the newer report rejects is tried with the older one', async () => {
    const { row, journal } = await asked(id, { adminKeys: [] });
    expect(row).toMatchObject({ status: 'failed', cause: 'key-rejected' });
    expect(journal).toHaveLength(2);
  });

  test('in the first hour of a month nothing is asked', async () => {
    const { row, journal } = await asked(id, {}, '2026-12-01T00:59:59.000Z');
    expect(row).toMatchObject({ status: 'unavailable' });
    expect(journal).toHaveLength(0);
  });

  test('the longest month stays within 31 days', async () => {
    const { row } = await asked(id, {}, '2026-10-31T23:59:59.000Z');
    expect(row).toMatchObject({ status: 'observed', value: { from: '2026-10-01T00:00:00.000Z' } });
  });

  test('a page that leads to itself is read twice', async () => {
    let asked = 0;
    const client = new Anthropic({
      apiKey: 'sk-ant-admin01-test-0001',
      maxRetries: 0,
      logLevel: 'off',
      fetch: async () => {
        asked += 1;
        return Response.json({ data: [], has_more: true, next_page: 'page_again' });
      },
    });
    const { observations } = await gatherWith({ probes: [probes[id]], adminClient: async () => client });
    expect(named(observations, id)).toMatchObject({ status: 'observed', value: { cut: true } });
    // The cost is asked for once more, without keys.
    expect(asked).toBe(id === 'month-cost' ? 4 : 2);
  });

  test.each([
    ['a list of something else', { data: [{ id: 'x' }], has_more: false }],
    ['no list', { data: 7, has_more: false }],
    ['a login form in JSON', { error: 'login required' }],
    ['a list that does not say whether it is whole', { data: [] }],
    ['a list without end', null],
  ])('%s', async (_, body) => {
    let asked = 0;
    const client = new Anthropic({
      apiKey: 'sk-ant-admin01-test-0001',
      maxRetries: 0,
      logLevel: 'off',
      fetch: async () => {
        asked += 1;
        const answer = body ?? { data: [], has_more: true, next_page: `page_${asked}` };
        return new Response(JSON.stringify(answer), {
          headers: { 'content-type': 'application/json', 'request-id': `req_${asked}` },
        });
      },
    });
    const { observations } = await gatherWith({ probes: [probes[id]], adminClient: async () => client });
    if (body) {
      expect(named(observations, id)).toMatchObject({ status: 'failed', cause: 'unexpected-response' });
    } else {
      expect(named(observations, id)).toMatchObject({ status: 'observed', value: { cut: true } });
      expect(asked).toBe(id === 'month-cost' ? 40 : 20);
    }
  });
});

describe('amounts of the cost report', () => {
  const told = async (cost: object) => {
    const item = {
      starting_at: '2026-11-02T00:00:00Z',
      group: { model: 'sk-ant-api03-abcdefghij', workspace_id: 'not an id' },
      cost: { amount: '12.5', currency: 'USD', list_amount: '13', requests: 1, ...cost },
    };
    const client = new Anthropic({
      apiKey: 'sk-ant-admin01-test-0001',
      maxRetries: 0,
      logLevel: 'off',
      fetch: async () =>
        new Response(JSON.stringify({ data: [item], has_more: false }), {
          headers: { 'content-type': 'application/json', 'request-id': 'req_1' },
        }),
    });
    const { observations } = await gatherWith({
      probes: [probes['month-cost']],
      adminClient: async () => client,
    });
    return named(observations, 'month-cost');
  };

  test('are cents; a name that looks like a key is cut, and an id that is none is dropped', async () => {
    const row = await told({});
    expect(row).toMatchObject({
      status: 'observed',
      value: { byWorkspace: [{ workspaceId: null, usd: 0.125 }] },
    });
    expect(JSON.stringify(row)).not.toContain('abcdefghij');
  });
  test('in another currency they are not compared', async () => {
    const row = await told({ currency: 'EUR' });
    expect(row).toMatchObject({ status: 'unavailable', requestIds: ['req_1'] });
    if (row.status === 'unavailable') expect(row.reason).toContain('EUR');
  });
  test.each([{ amount: 'much' }, { amount: 12.5 }, { amount: '' }])('%j is none', async (cost) => {
    expect(await told(cost)).toMatchObject({ status: 'failed', cause: 'unexpected-response' });
  });
});
