import Anthropic from '@anthropic-ai/sdk';
import { describe, expect, test } from 'vitest';
import type { FaultRule } from '../../src/sandbox/faults.ts';
import type { Sandbox } from '../../src/sandbox/server.ts';
import { ask } from './fault-client.ts';
import { judgedClient, sandboxFor, testKey } from './judged-client.ts';

const slow = (ms: number): FaultRule[] => [{ when: {}, do: { kind: 'slow-first-byte', ms } }];
/** Longer than any test. */
const hourMs = 999_999;
/** A timer may fire a millisecond early against the clock it is measured with. */
const timerMs = 1;

/** One message; resolves when status and headers are there. */
const post = (sandbox: Sandbox, stream: boolean, headers: Record<string, string> = {}) =>
  fetch(`${sandbox.url}/v1/messages`, {
    method: 'POST',
    headers: { 'x-api-key': testKey, 'anthropic-version': '2026-10-21', ...headers },
    body: JSON.stringify({ ...ask, stream }),
  });

describe('a slow first byte', () => {
  test.each([
    ['by rule', false, slow(hourMs), {}],
    ['by rule', true, slow(hourMs), {}],
    ['by header', false, [], { 'x-gonogo-fault': `slow-first-byte:${hourMs}` }],
    ['by header', true, [], { 'x-gonogo-fault': `slow-first-byte:${hourMs}` }],
  ])('%s comes after status and headers (streamed: %s)', async (_, stream, faults, headers) => {
    const sandbox = await sandboxFor({ faults });
    const response = await post(sandbox, stream, headers);
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toMatch(
      stream ? /^text\/event-stream/ : /^application\/json/,
    );
    expect(sandbox.journal).toMatchObject([{ status: 200, fault: 'slow-first-byte' }]);
    const first = response.body?.getReader().read();
    first?.catch(() => {});
    expect(await Promise.race([first, new Promise((wait) => setImmediate(wait, 'nothing yet'))])).toBe(
      'nothing yet',
    );
  });

  test('holds back a whole answer no longer than it says, and leaves nothing out', async () => {
    const client = await judgedClient(await sandboxFor({ faults: slow(60) }));
    const startedMs = performance.now();
    expect(await client.messages.create(ask)).toMatchObject({ stop_reason: 'end_turn' });
    expect(performance.now() - startedMs).toBeGreaterThanOrEqual(60 - timerMs);
    expect(await client.models.retrieve('claude-haiku-5-5')).toMatchObject({ type: 'model' });
  });

  test('holds back the first event of a stream, which then comes at its pace', async () => {
    const pace = { firstTokenMs: 40, tokensPerSecond: Infinity };
    const client = await judgedClient(await sandboxFor({ faults: slow(60), pace }));
    const startedMs = performance.now();
    const seen: { type: string; ms: number }[] = [];
    const stream = client.messages.stream(ask);
    stream.on('streamEvent', ({ type }) => seen.push({ type, ms: performance.now() - startedMs }));
    await stream.finalMessage();
    expect(seen[0]).toMatchObject({ type: 'message_start' });
    expect(seen[0]?.ms).toBeGreaterThanOrEqual(60 - timerMs);
    expect(seen[1]?.ms).toBeGreaterThanOrEqual(100 - 2 * timerMs);
    expect(seen.at(-1)?.type).toBe('message_stop');
  });

  test('is not a latency, which keeps status and headers too', async () => {
    const sandbox = await sandboxFor({ faults: [{ when: {}, do: { kind: 'latency', ms: 60 } }] });
    const startedMs = performance.now();
    await post(sandbox, true);
    expect(performance.now() - startedMs).toBeGreaterThanOrEqual(60 - timerMs);
  });

  test('leaves an error answer as it is', async () => {
    const client = await judgedClient(await sandboxFor({ faults: slow(hourMs) }));
    await expect(client.messages.create({ ...ask, model: 'claude-none' })).rejects.toBeInstanceOf(
      Anthropic.NotFoundError,
    );
  });
});
