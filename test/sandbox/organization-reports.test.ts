import Anthropic from '@anthropic-ai/sdk';
import { describe, expect, test } from 'vitest';
import { accountProfiles } from '../../src/sandbox/account.ts';
import { judgedClient, sandboxFor } from './judged-client.ts';

const adminKey = 'sk-ant-admin01-test-0001';
const day = { workspaceId: 'wrkspc_01A', requests: 2, cacheReadTokens: 5, outputTokens: 10 };
const account = {
  ...accountProfiles.start,
  usage: [
    { ...day, date: '2026-11-18', model: 'claude-opus-5-5', uncachedInputTokens: 100, amountUsd: 1.5 },
    { ...day, date: '2026-11-18', model: 'claude-haiku-5-5', uncachedInputTokens: 200, amountUsd: 0.25 },
    { ...day, date: '2026-11-19', model: 'claude-opus-5-5', uncachedInputTokens: 400, amountUsd: 3 },
  ],
};
const range = { starting_at: '2026-11-18T00:00:00Z', ending_at: '2026-11-20T00:00:00Z' };

async function desk() {
  const sandbox = await sandboxFor({ account, now: () => new Date('2026-11-20T12:00:00Z') });
  const client = await judgedClient(sandbox, { apiKey: adminKey });
  return { sandbox, analytics: client.beta.organization.analytics };
}

describe('analytics', () => {
  test('sum the whole range without a bucket width', async () => {
    const { analytics } = await desk();
    expect((await analytics.usage.list(range)).data).toMatchObject([
      { ...range, usage: { requests: 6, uncached_input_tokens: 700, output_tokens: 30, total_tokens: 745 } },
    ]);
    expect((await analytics.cost.list(range)).data).toMatchObject([
      { cost: { amount: '475', currency: 'USD', requests: 6 } },
    ]);
  });

  test('are told by day and model', async () => {
    const { analytics } = await desk();
    const { data } = await analytics.cost.list({ ...range, group_by: ['model'], time_bucket_width: '1d' });
    expect(data.map((item) => [item.starting_at, item.group.model, item.cost.amount])).toEqual([
      ['2026-11-18T00:00:00Z', 'claude-opus-5-5', '150'],
      ['2026-11-18T00:00:00Z', 'claude-haiku-5-5', '25'],
      ['2026-11-19T00:00:00Z', 'claude-opus-5-5', '300'],
    ]);
  });

  test('come page by page', async () => {
    const { analytics } = await desk();
    const models: (string | null)[] = [];
    const query = { ...range, group_by: ['model' as const], time_bucket_width: '1d' as const, limit: 1 };
    for await (const item of analytics.usage.list(query)) models.push(item.group.model);
    expect(models).toHaveLength(3);
  });

  test.each([
    ['more than 31 days', { starting_at: '2026-10-01T00:00:00Z', ending_at: '2026-11-20T00:00:00Z' }],
    ['a width without an end', { starting_at: range.starting_at, time_bucket_width: '1d' as const }],
    ['hours', { ...range, time_bucket_width: '1h' as const }],
    ['an end before the start', { starting_at: range.ending_at, ending_at: range.starting_at }],
    ['no date', { starting_at: 'yesterday' }],
  ])('refuse %s', async (_, query) => {
    const { analytics } = await desk();
    await expect(analytics.usage.list(query)).rejects.toBeInstanceOf(Anthropic.BadRequestError);
  });
});

describe('the older reports', () => {
  // The SDK no longer has them: their shape is read here from the documented fields.
  const read = async (path: string) => {
    const { sandbox } = await desk();
    const answer = await fetch(`${sandbox.url}/v1/organizations/${path}`, {
      headers: { 'x-api-key': adminKey, 'anthropic-version': '2023-06-01' },
    });
    return { status: answer.status, body: await answer.json() };
  };
  const query = `starting_at=${range.starting_at}&ending_at=${range.ending_at}`;

  test('give a bucket a day', async () => {
    expect((await read(`usage_report/messages?${query}`)).body).toMatchObject({
      data: [
        { starting_at: '2026-11-18T00:00:00Z', results: [{ uncached_input_tokens: 300, output_tokens: 20 }] },
        { starting_at: '2026-11-19T00:00:00Z', results: [{ uncached_input_tokens: 400, output_tokens: 10 }] },
      ],
      has_more: false,
      next_page: null,
    });
    expect((await read(`cost_report?${query}&group_by[]=workspace_id&limit=1`)).body).toMatchObject({
      data: [{ results: [{ amount: '175', currency: 'USD', workspace_id: 'wrkspc_01A' }] }],
      has_more: true,
    });
  });

  test('need a start', async () => {
    expect((await read('cost_report')).status).toBe(400);
  });
});
