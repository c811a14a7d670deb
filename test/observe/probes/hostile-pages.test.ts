import Anthropic from '@anthropic-ai/sdk';
import { describe, expect, test } from 'vitest';
import type { ObservationId } from '../../../src/judge/observation.ts';
import { probes } from '../../../src/observe/registry.ts';
import { planWith } from '../../support/plan-builder.ts';
import { gatherWith, named } from '../gathering.ts';

const json = { 'content-type': 'application/json', 'request-id': 'req_1' };

/** What one probe makes of the bodies that `body` gives; null: the route is refused. */
async function answered(id: ObservationId, body: (path: string) => string | null, plan = planWith()) {
  const asked: string[] = [];
  const client = new Anthropic({
    apiKey: 'sk-ant-admin01-test-canary-0001',
    maxRetries: 0,
    logLevel: 'off',
    fetch: async (input) => {
      const { pathname } = new URL(String(input instanceof Request ? input.url : input));
      asked.push(pathname);
      const text = body(pathname);
      return new Response(text ?? '{"type":"error","error":{"type":"permission_error","message":"no"}}', {
        status: text === null ? 403 : 200,
        headers: json,
      });
    },
  });
  const now = () => new Date('2026-11-20T09:00:00.000Z');
  const { observations } = await gatherWith({
    probes: [probes[id]],
    adminClient: async () => client,
    now,
    plan,
  });
  return { row: named(observations, id), asked };
}

describe.each(['month-cost', 'month-usage'] as const)('the older report of %s', (id) => {
  const older = (body: string) => (path: string) => (path.includes('/analytics/') ? null : body);
  const page = (buckets: number, results: string) =>
    `{"data":[${Array(buckets).fill(`{"starting_at":"2026-11-02T00:00:00Z","results":[${results}]}`).join()}],"has_more":false}`;

  test.each([
    ['31 days of 10,000 empty rows', page(31, Array(10_000).fill('{}').join())],
    ['more days than were asked for', page(275, '')],
    ['more characters than are read', `{"data":[],"has_more":false,"note":"${'x'.repeat(4 * 1024 * 1024)}"}`],
  ])('%s are no report, and cost next to no memory', async (_, body) => {
    const before = process.memoryUsage().heapUsed;
    const { row } = await answered(id, older(body));
    expect(row).toMatchObject({ status: 'failed', cause: 'unexpected-response' });
    expect(process.memoryUsage().heapUsed - before).toBeLessThan(100e6);
  });

  test('a page with more rows than a whole report is refused before one of them is read', async () => {
    const good = {
      model: 'm',
      workspace_id: null,
      api_key_id: null,
      amount: '1',
      currency: 'USD',
      uncached_input_tokens: 1,
      cache_read_input_tokens: 0,
      output_tokens: 1,
    };
    const rows = (count: number) => Array(count).fill(JSON.stringify(good)).join();
    const enough = await answered(id, older(page(2, rows(5_000))));
    expect(enough.row).toMatchObject({ status: 'observed', value: { cut: false } });
    const bare = JSON.stringify({
      ...good,
      model: undefined,
      workspace_id: undefined,
      api_key_id: undefined,
    });
    const most = await answered(id, older(page(3, Array(7_000).fill(bare).join())));
    expect(most.row).toMatchObject({ status: 'failed', cause: 'unexpected-response' });
  });
});

test.each(['workspaces', 'api-keys', 'rate-limits', 'spend-limits'] as const)(
  'a page of %s longer than any is not parsed',
  async (id) => {
    const body = `{"data":[],"has_more":false,"next_page":null,"note":"${'x'.repeat(1024 * 1024)}"}`;
    const { row } = await answered(id, () => body);
    expect(row).toMatchObject({ status: 'failed', cause: 'unexpected-response' });
  },
);

describe('the cost of other days', () => {
  const item = (starting_at: string, amount: string, currency = 'USD') => ({
    starting_at,
    group: { model: 'm', workspace_id: 'wrkspc_1' },
    cost: { amount, currency },
  });
  const told = (...data: object[]) =>
    answered('month-cost', () => JSON.stringify({ data, has_more: false, next_page: null }));

  test.each([
    '2025-01-01T00:00:00Z',
    '2026-10-31T00:00:00Z',
    '2026-11-21T00:00:00Z',
    '0000-01-01T00:00:00+23:59',
    '9999-12-31T23:59:59-23:59',
  ])('%s counts in no sum, and the month is cut', async (at) => {
    const { row } = await told(item(at, '500000'), item('2026-11-06T00:00:00Z', '100'));
    if (row.id !== 'month-cost' || row.status !== 'observed') throw new Error('not observed');
    expect(row.value).toMatchObject({ cut: true, byWorkspace: [{ usd: 1 }], byModel: [{ usd: 1 }] });
    expect(row.value.days.reduce((sum, { usd }) => sum + usd, 0)).toBe(1);
  });

  test('the first and the last day are of the month', async () => {
    const { row } = await told(item('2026-11-01T00:00:00Z', '100'), item('2026-11-20T00:00:00Z', '100'));
    expect(row).toMatchObject({ value: { cut: false, byModel: [{ usd: 2 }] } });
  });

  test('a currency of more than ten letters is not repeated', async () => {
    const { row } = await told(item('2026-11-06T00:00:00Z', '1', 'EUR of somebody'));
    expect(row).toMatchObject({
      status: 'unavailable',
      reason: expect.stringContaining('an unnamed currency'),
    });
  });
});

test.each(['.', '..'])(
  'a workspace called %s takes nothing from the limits of the organization',
  async (id) => {
    const { row, asked } = await answered(
      'rate-limits',
      () => JSON.stringify({ data: [], next_page: null }),
      planWith({ workspace: { id } }),
    );
    expect(row).toMatchObject({ status: 'observed', value: { workspace: { kind: 'unnamed' } } });
    expect(asked).toEqual(['/v1/organizations/rate_limits']);
  },
);
