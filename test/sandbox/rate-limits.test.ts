import Anthropic from '@anthropic-ai/sdk';
import { describe, expect, test } from 'vitest';
import { type AccountProfile, accountProfiles } from '../../src/sandbox/account.ts';
import { ClassBuckets, organizationBuckets } from '../../src/sandbox/rate-limits.ts';
import { judgedClient, sandboxFor, send } from './judged-client.ts';

describe('the three buckets of a class', () => {
  const limits = { rpm: 2, itpm: 6_000, otpm: 600 };
  const full = () => new ClassBuckets(organizationBuckets(limits, 0));
  const whose = 'organization';

  test.each([
    ['requests', [10, 10], 10, '2 requests per minute', 30],
    // 5,000 of 6,000 taken; 2,000 need 1,000 more at 100 a second.
    ['input tokens', [5_000], 2_000, '6,000 input tokens per minute', 10],
  ] as const)('%s run out first', (_, before, input, limit, retryAfterSeconds) => {
    const buckets = full();
    for (const tokens of before) expect(buckets.admit(tokens, 0)).toBeNull();
    expect(buckets.admit(input, 0)).toEqual({ limit, whose, retryAfterSeconds });
  });

  test('output is counted as it is produced, and nothing is reserved', () => {
    const buckets = full();
    expect(buckets.admit(10, 0)).toBeNull();
    buckets.produced(700, 0);
    // 100 in debt and 1 to go at 10 a second: 10.1 seconds, stated as 11.
    expect(buckets.admit(10, 0)).toEqual({
      limit: '600 output tokens per minute',
      whose,
      retryAfterSeconds: 11,
    });
    expect(buckets.admit(10, 11_000)).toBeNull();
  });

  test('a refused request takes nothing', () => {
    const buckets = full();
    expect(buckets.admit(6_001, 0)).not.toBeNull();
    expect(buckets.admit(6_000, 0)).toBeNull();
  });

  test('of several limits in the way, the one that takes longest is named', () => {
    const buckets = full();
    buckets.admit(6_000, 0);
    buckets.admit(0, 0);
    // One request takes 30 seconds; 4,000 tokens at 100 a second take 40.
    const named = (tokens: number) => buckets.admit(tokens, 0)?.limit;
    expect(named(2_000)).toBe('2 requests per minute');
    expect(named(4_000)).toBe('6,000 input tokens per minute');
  });

  test('the longest is named even where both take as many whole seconds', () => {
    const buckets = full();
    buckets.admit(6_000, 0);
    buckets.admit(0, 0);
    // After half a second: a request takes 29.5 s; 50 tokens have come, and 2,990 take 29.4 s, 3,010 take 29.6 s.
    const refusal = (tokens: number) => buckets.admit(tokens, 500);
    expect(refusal(2_990)).toMatchObject({ limit: '2 requests per minute', retryAfterSeconds: 30 });
    expect(refusal(3_010)).toMatchObject({ limit: '6,000 input tokens per minute', retryAfterSeconds: 30 });
  });

  test('headers state limit, remaining and the time of being full', () => {
    const buckets = full();
    buckets.admit(2_700, 0);
    buckets.produced(60, 0);
    expect(buckets.headers(0)).toEqual({
      'anthropic-ratelimit-requests-limit': '2',
      'anthropic-ratelimit-requests-remaining': '1',
      'anthropic-ratelimit-requests-reset': '1970-01-01T00:00:30Z',
      'anthropic-ratelimit-input-tokens-limit': '6000',
      // 3,300 and 540 left, stated in whole thousands; their sum is 3,840.
      'anthropic-ratelimit-input-tokens-remaining': '3000',
      'anthropic-ratelimit-input-tokens-reset': '1970-01-01T00:00:27Z',
      'anthropic-ratelimit-output-tokens-limit': '600',
      'anthropic-ratelimit-output-tokens-remaining': '1000',
      'anthropic-ratelimit-output-tokens-reset': '1970-01-01T00:00:06Z',
      'anthropic-ratelimit-tokens-limit': '6600',
      'anthropic-ratelimit-tokens-remaining': '4000',
      'anthropic-ratelimit-tokens-reset': '1970-01-01T00:00:27Z',
    });
  });
});

describe('limits over HTTP', () => {
  const ask = (model: string) => ({
    model,
    max_tokens: 10,
    messages: [{ role: 'user' as const, content: 'Hello, Claude' }],
  });
  const small: AccountProfile = {
    ...accountProfiles.start,
    limits: { 'opus-4': { rpm: 2, itpm: 100_000, otpm: 10_000 } },
  };

  test('models of one class share a bucket; another class has its own', async () => {
    let nowMs = Date.parse('2026-11-20T12:00:00Z');
    const sandbox = await sandboxFor({ account: small, now: () => new Date(nowMs) });
    const client = await judgedClient(sandbox);
    await client.messages.create(ask('claude-opus-4-8'));
    await client.messages.create(ask('claude-opus-4-6'));
    const error: unknown = await client.messages
      .create(ask('claude-opus-4-7'))
      .catch((caught: unknown) => caught);
    expect(error).toBeInstanceOf(Anthropic.RateLimitError);
    if (!(error instanceof Anthropic.APIError)) return;
    expect(error.apiMessage).toContain('2 requests per minute');
    expect(error.headers?.get('retry-after')).toBe('30');
    expect(error.headers?.get('anthropic-ratelimit-requests-remaining')).toBe('0');
    await client.messages.create(ask('claude-opus-5-5'));
    nowMs += 29_000;
    await expect(client.messages.create(ask('claude-opus-4-7'))).rejects.toBeInstanceOf(
      Anthropic.RateLimitError,
    );
    nowMs += 1_000;
    expect(await client.messages.create(ask('claude-opus-4-7'))).toMatchObject({ role: 'assistant' });
  });

  test('produced tokens weigh on the next requests, also those of a stream', async () => {
    const limits = { 'opus-5-5': { rpm: 100, itpm: 100_000, otpm: 60 } };
    const sandbox = await sandboxFor({
      account: { ...small, limits },
      now: () => new Date('2026-11-20T12:00:00Z'),
    });
    const client = await judgedClient(sandbox);
    const long = { ...ask('claude-opus-5-5'), max_tokens: 40 };
    await client.messages.create(long);
    await client.messages.stream(long).finalMessage();
    // 80 of 60 produced: 20 in debt and 1 to go at one a second.
    const error: unknown = await client.messages.create(long).catch((caught: unknown) => caught);
    expect(error instanceof Anthropic.APIError && error.headers?.get('retry-after')).toBe('21');
  });

  /** Requests, input and output a minute as facts 3.2 lists them. */
  test.each([
    ['start', 'claude-sonnet-5-5', '1000', '2000000', '400000'],
    ['build', 'claude-sonnet-5-5', '5000', '5000000', '1000000'],
    ['scale', 'claude-haiku-4-5', '10000', '10000000', '2000000'],
    ['start', 'claude-fable-5-1', '1000', '500000', '100000'],
    ['scale', 'claude-fable-5', '4000', '4000000', '800000'],
  ] as const)('an account on %s has the documented limits for %s', async (tier, model, rpm, itpm, otpm) => {
    const { headers } = await send(await sandboxFor({ account: accountProfiles[tier] }), '/v1/messages', {
      body: ask(model),
    });
    expect(
      ['requests', 'input-tokens', 'output-tokens'].map((name) =>
        headers.get(`anthropic-ratelimit-${name}-limit`),
      ),
    ).toEqual([rpm, itpm, otpm]);
  });

  test('the account for load tests counts every request and has room for all that one machine can send', () => {
    const limits = accountProfiles.unlimited.limits['haiku-4-5'];
    expect(limits).toBeDefined();
    if (!limits) return;
    const buckets = new ClassBuckets(organizationBuckets(limits, 0));
    for (let request = 0; request < 100_000; request += 1) {
      if (buckets.admit(10_000, 0) !== null) throw new Error(`Request ${request} was refused.`);
      buckets.produced(1_000, 0);
    }
    expect(buckets.headers(0)).toMatchObject({
      'anthropic-ratelimit-requests-limit': '100000000',
      'anthropic-ratelimit-requests-remaining': '99900000',
    });
  });

  test('an account without known limits is not limited and states none', async () => {
    const { limits: _, ...unlimited } = accountProfiles.custom;
    const { status, headers } = await send(await sandboxFor({ account: unlimited }), '/v1/messages', {
      body: ask('claude-opus-5-5'),
    });
    expect(status).toBe(200);
    expect([...headers.keys()].filter((name) => name.startsWith('anthropic-ratelimit'))).toEqual([]);
  });

  test('token counting has its own limit', async () => {
    const sandbox = await sandboxFor({ now: () => new Date('2026-11-20T12:00:00Z') });
    const { max_tokens: _, ...body } = ask('claude-opus-5-5');
    const statuses: number[] = [];
    // 2,000 a minute on Start: with the clock standing still the 2,001st is refused.
    for (let round = 0; round < 20; round += 1) {
      const answers = await Promise.all(
        Array.from({ length: 100 }, () => fetch(`${sandbox.url}/v1/messages/count_tokens`, request(body))),
      );
      statuses.push(...answers.map((answer) => answer.status));
    }
    expect(new Set(statuses)).toEqual(new Set([200]));
    const refused = await send(sandbox, '/v1/messages/count_tokens', { body });
    expect(refused.status).toBe(429);
    expect(refused.headers.get('retry-after')).toBe('1');
    expect((await send(sandbox, '/v1/messages', { body: ask('claude-opus-5-5') })).status).toBe(200);
  });
});

function request(body: unknown): RequestInit {
  const headers = { 'x-api-key': 'sk-ant-api03-test-canary-0001', 'anthropic-version': '2026-10-21' };
  return { method: 'POST', headers, body: JSON.stringify(body) };
}
