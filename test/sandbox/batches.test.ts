import Anthropic from '@anthropic-ai/sdk';
import { describe, expect, test } from 'vitest';
import { accountProfiles } from '../../src/sandbox/account.ts';
import type { SandboxOptions } from '../../src/sandbox/server.ts';
import { judgedClient, sandboxFor, send } from './judged-client.ts';

const params = {
  model: 'claude-opus-5-5',
  max_tokens: 100,
  messages: [{ role: 'user' as const, content: 'Hello, Claude' }],
};
const one = [{ custom_id: 'a', params }];
const batches = '/v1/messages/batches';

/** A sandbox with a clock the test turns. */
async function desk(options: SandboxOptions = {}) {
  let nowMs = Date.parse('2026-11-20T12:00:00Z');
  const sandbox = await sandboxFor({ now: () => new Date(nowMs), ...options });
  const client = await judgedClient(sandbox);
  const laterBy = (minutes: number) => {
    nowMs += minutes * 60_000;
  };
  const resultsOf = async (id: string) => {
    const found = new Map<string, Anthropic.Messages.MessageBatchResult>();
    for await (const line of await client.messages.batches.results(id))
      found.set(line.custom_id, line.result);
    return found;
  };
  return { sandbox, client, laterBy, resultsOf };
}

describe('a batch', () => {
  test('is in progress for a minute, then ended with its results', async () => {
    const { client, laterBy, resultsOf } = await desk();
    const made = await client.messages.batches.create({ requests: one });
    expect(made).toMatchObject({
      processing_status: 'in_progress',
      created_at: '2026-11-20T12:00:00.000Z',
      expires_at: '2026-11-21T12:00:00.000Z',
      ended_at: null,
      results_url: null,
      request_counts: { processing: 1, succeeded: 0 },
    });
    await expect(resultsOf(made.id)).rejects.toThrow();
    laterBy(0.9);
    expect((await client.messages.batches.retrieve(made.id)).processing_status).toBe('in_progress');
    laterBy(5);
    expect(await client.messages.batches.retrieve(made.id)).toMatchObject({
      processing_status: 'ended',
      ended_at: '2026-11-20T12:01:00.000Z',
      request_counts: { processing: 0, succeeded: 1 },
    });
    expect((await resultsOf(made.id)).get('a')).toMatchObject({
      type: 'succeeded',
      message: { stop_reason: 'end_turn', usage: { input_tokens: 9, service_tier: 'batch' } },
    });
  });

  test('costs half of what the same messages cost', async () => {
    const { sandbox, client, laterBy } = await desk();
    const { id } = await client.messages.batches.create({
      requests: [...one, { custom_id: 'b', params: { ...params, inference_geo: 'us' } }],
    });
    expect(sandbox.spentUsd()).toBe(0);
    laterBy(2);
    await client.messages.batches.retrieve(id);
    // (9 × 4 USD + 40 × 20 USD) / 2 = 418 millionths; the other one in the US, 1.1 times that.
    expect(sandbox.spentUsd()).toBeCloseTo(0.000418 * 2.1, 9);
    await client.messages.batches.retrieve(id);
    expect(sandbox.spentUsd()).toBeCloseTo(0.000418 * 2.1, 9);
    expect(sandbox.journal.map((entry) => entry.costUsd > 0)).toEqual([false, true, false]);
  });

  test('finds wrong parameters only when it runs, and does not charge for them', async () => {
    const { sandbox, client, laterBy, resultsOf } = await desk();
    const wrong: Record<string, Record<string, unknown>> = {
      temperature: { temperature: 0.5 },
      stream: { stream: true },
      speed: { speed: 'fast' },
      standard: { speed: 'standard' },
      fallbacks: { fallbacks: [{ model: 'claude-sonnet-5-5' }] },
      nothing: { max_tokens: 0 },
      retired: { model: 'claude-opus-3' },
      empty: { messages: undefined },
    };
    const requests = Object.entries(wrong).map(([custom_id, more]) => ({
      custom_id,
      params: { ...params, ...more },
    }));
    const { body } = await send(sandbox, batches, { body: { requests } });
    laterBy(2);
    const results = await resultsOf((body as { id: string }).id);
    for (const [id, result] of results) {
      const type = id === 'retired' ? 'not_found_error' : 'invalid_request_error';
      expect(result, id).toMatchObject({ type: 'errored', error: { type: 'error', error: { type } } });
    }
    expect([...results.keys()].toSorted()).toEqual(Object.keys(wrong).toSorted());
    expect(sandbox.spentUsd()).toBe(0);
    expect((await client.messages.batches.retrieve((body as { id: string }).id)).request_counts.errored).toBe(
      8,
    );
  });

  test('takes a speed that is null, which asks for nothing', async () => {
    const { client, laterBy, resultsOf } = await desk();
    const requests = [{ custom_id: 'a', params: { ...params, speed: null } }];
    const { id } = await client.messages.batches.create({ requests });
    laterBy(2);
    expect((await resultsOf(id)).get('a')?.type).toBe('succeeded');
  });

  test('is judged by the API version it was made with, whoever asks for it', async () => {
    const { sandbox, laterBy, resultsOf } = await desk();
    const requests = [{ custom_id: 'a', params: { ...params, model: 'claude-haiku-4-5', temperature: 0.5 } }];
    const outcome = async (version: string) => {
      const headers = { 'anthropic-version': version };
      const { body } = await send(sandbox, batches, { body: { requests }, headers });
      laterBy(2);
      return (await resultsOf((body as { id: string }).id)).get('a')?.type;
    };
    expect(await outcome('2023-06-01')).toBe('succeeded');
    expect(await outcome('2026-10-21')).toBe('errored');
  });

  test('gives results in another order than it was given requests', async () => {
    const { client, laterBy, resultsOf } = await desk();
    const { id } = await client.messages.batches.create({
      requests: ['a', 'b', 'c'].map((custom_id) => ({ custom_id, params })),
    });
    laterBy(2);
    expect([...(await resultsOf(id)).keys()]).not.toEqual(['a', 'b', 'c']);
  });

  test('is cancelled before it ends, and costs nothing then', async () => {
    const { sandbox, client, laterBy, resultsOf } = await desk();
    const { id } = await client.messages.batches.create({ requests: one });
    expect(await client.messages.batches.cancel(id)).toMatchObject({
      processing_status: 'canceling',
      cancel_initiated_at: '2026-11-20T12:00:00.000Z',
    });
    laterBy(1);
    expect(await client.messages.batches.retrieve(id)).toMatchObject({
      processing_status: 'ended',
      request_counts: { canceled: 1, processing: 0 },
    });
    expect((await resultsOf(id)).get('a')).toEqual({ type: 'canceled' });
    expect(sandbox.spentUsd()).toBe(0);
    await expect(client.messages.batches.cancel(id)).rejects.toBeInstanceOf(Anthropic.BadRequestError);
  });

  test('is deleted only after its end', async () => {
    const { client, laterBy } = await desk();
    const { id } = await client.messages.batches.create({ requests: one });
    await expect(client.messages.batches.delete(id)).rejects.toBeInstanceOf(Anthropic.BadRequestError);
    laterBy(2);
    expect(await client.messages.batches.delete(id)).toEqual({ id, type: 'message_batch_deleted' });
    await expect(client.messages.batches.retrieve(id)).rejects.toBeInstanceOf(Anthropic.NotFoundError);
  });

  test('expires after a day, and its results are kept for 29', async () => {
    const { client, laterBy, resultsOf } = await desk({
      account: { ...accountProfiles.start, batchMinutes: 24 * 60 },
    });
    const { id } = await client.messages.batches.create({ requests: one });
    laterBy(24 * 60);
    expect((await client.messages.batches.retrieve(id)).request_counts.expired).toBe(1);
    expect((await resultsOf(id)).get('a')).toEqual({ type: 'expired' });
    laterBy(28 * 24 * 60);
    expect(await client.messages.batches.retrieve(id)).toMatchObject({
      archived_at: '2026-12-19T12:00:00.000Z',
      results_url: null,
    });
    await expect(resultsOf(id)).rejects.toThrow();
  });

  test('reads what a message wrote to the prompt cache an hour before at most', async () => {
    const { client, laterBy, resultsOf } = await desk();
    const cache_control = { type: 'ephemeral' as const, ttl: '1h' as const };
    const cached = {
      ...params,
      system: [{ type: 'text' as const, text: 'a'.repeat(40_000), cache_control }],
    };
    const written = (await client.messages.create(cached)).usage.cache_creation_input_tokens;
    const { id } = await client.messages.batches.create({ requests: [{ custom_id: 'a', params: cached }] });
    laterBy(30);
    expect((await resultsOf(id)).get('a')).toMatchObject({
      message: { usage: { cache_read_input_tokens: written, cache_creation_input_tokens: 0 } },
    });
    expect(written).toBeGreaterThan(0);
  });

  test('does not touch the per-minute limits of messages', async () => {
    const { sandbox, client, laterBy } = await desk();
    const { id } = await client.messages.batches.create({ requests: one });
    laterBy(2);
    await client.messages.batches.retrieve(id);
    const answer = await send(sandbox, '/v1/messages', { body: params });
    expect(answer.headers.get('anthropic-ratelimit-requests-remaining')).toBe('999');
  });
});

describe('a new batch is refused', () => {
  const many = (count: number) =>
    Array.from({ length: count }, (_, index) => ({ custom_id: `id-${index}`, params: {} }));
  const cases: readonly [string, unknown, string][] = [
    ['without requests', {}, 'requests'],
    ['with an empty list', { requests: [] }, 'requests'],
    ['with an unknown field', { requests: one, model: 'claude-opus-5-5' }, 'model'],
    ['without custom_id', { requests: [{ params }] }, 'requests.0.custom_id'],
    ['with an empty custom_id', { requests: [{ custom_id: '', params }] }, 'requests.0.custom_id'],
    ['with a space in custom_id', { requests: [{ custom_id: 'a b', params }] }, 'requests.0.custom_id'],
    ['with 65 characters', { requests: [{ custom_id: 'a'.repeat(65), params }] }, 'requests.0.custom_id'],
    ['with an id given twice', { requests: [...one, ...one] }, 'requests.1.custom_id'],
    ['without params', { requests: [{ custom_id: 'a' }] }, 'requests.0.params'],
    ['with 100,001 requests', { requests: many(100_001) }, 'requests'],
  ];
  test.each(cases)('%s', async (_, body, mentions) => {
    const answer = await send(await sandboxFor(), batches, { body });
    expect(answer.status).toBe(400);
    expect(answer.body).toMatchObject({
      error: { type: 'invalid_request_error', message: expect.stringContaining(mentions) },
    });
  });

  test('without credit', async () => {
    const client = await judgedClient(await sandboxFor({ account: accountProfiles['out-of-credit'] }));
    await expect(client.messages.batches.create({ requests: one })).rejects.toThrow('credit balance');
  });

  test('when more than 200,000 requests would wait on Start, until some have ended', async () => {
    const { sandbox, laterBy } = await desk();
    const status = async (body: unknown) => (await send(sandbox, batches, { body })).status;
    expect(await status({ requests: many(100_000) })).toBe(200);
    expect(await status({ requests: many(100_000) })).toBe(200);
    expect(await status({ requests: one })).toBe(429);
    laterBy(2);
    expect(await status({ requests: one })).toBe(200);
  }, 30_000);

  test('after 1,000 calls a minute on Start', async () => {
    const { sandbox } = await desk();
    for (let call = 0; call < 1_000; call += 1) await fetch(`${sandbox.url}${batches}`, headers);
    const answer = await send(sandbox, batches, { body: { requests: one } });
    expect(answer.status).toBe(429);
    expect(answer.headers.get('retry-after')).toBe('1');
  });
});

const headers = { headers: { 'x-api-key': 'sk-ant-api03-test-0001', 'anthropic-version': '2026-10-21' } };

test('batches are listed newest first and paged', async () => {
  const { client } = await desk();
  const ids: string[] = [];
  for (let index = 0; index < 5; index += 1)
    ids.push((await client.messages.batches.create({ requests: one })).id);
  const seen: string[] = [];
  for await (const batch of client.messages.batches.list({ limit: 2 })) seen.push(batch.id);
  expect(seen).toEqual(ids.toReversed());
});
