import { type AddressInfo, createServer } from 'node:net';
import { describe, expect, onTestFinished, test } from 'vitest';
import type { CauseId } from '../../src/catalog/error-cause.ts';
import { observationSchema } from '../../src/judge/observation-schema.ts';
import { modelProbe } from '../../src/observe/probes/model.ts';
import { tinyMessageProbe } from '../../src/observe/probes/tiny-message.ts';
import { tokenCountProbe } from '../../src/observe/probes/token-count.ts';
import { probes } from '../../src/observe/registry.ts';
import { ProbeUnavailable } from '../../src/observe/unavailable.ts';
import type { FaultAction, FaultRule, TransportFault } from '../../src/sandbox/faults.ts';
import { fakeProbe, gatherWith, named, sandboxFor } from './gathering.ts';

const once = (action: FaultAction): FaultRule => ({ when: { nth: 1 }, do: action });
const always = (action: FaultAction): FaultRule => ({ when: {}, do: action });
const limited = (retryAfterSeconds?: number) =>
  ({
    kind: 'error',
    status: 429,
    type: 'rate_limit_error',
    message: 'Slow down',
    ...(retryAfterSeconds !== undefined && { retryAfterSeconds }),
  }) satisfies FaultAction;

/** 64 tokens in at 4 USD and 8 out at 20 USD per million, 10 % more in the US: the worst case on Opus 5.5. */
const worstUsd = ((64 * 4 + 8 * 20) / 1e6) * 1.1;

describe('a free call is tried once more, and only where that can help soon', () => {
  // biome-ignore format: a table
  const rows: readonly [what: string, fault: FaultRule, calls: number, sleptMs: readonly number[], status: string][] = [
    ['a limit that asks for a second', once(limited(1)), 2, [1_000], 'observed'],
    ['a limit that asks for two', once(limited(2)), 2, [2_000], 'observed'],
    ['a limit that asks for nothing', once(limited()), 2, [250], 'observed'],
    ['a limit that asks for three', once(limited(3)), 1, [], 'failed'],
    ['a limit that asks for a day', once({ kind: 'huge-retry-after' }), 1, [], 'failed'],
    ['overload that passes', once({ kind: 'named', cause: 'overloaded' }), 2, [250], 'observed'],
    ['overload that stays', always({ kind: 'named', cause: 'overloaded' }), 2, [250], 'failed'],
    ['a lost connection', once({ kind: 'reset' }), 2, [250], 'observed'],
    ['a rejected key', once({ kind: 'named', cause: 'key-rejected' }), 1, [], 'failed'],
    ['a spend cap, though it is a 429', once({ kind: 'named', cause: 'tier-spend-cap' }), 1, [], 'failed'],
    ['empty credit', once({ kind: 'named', cause: 'credit-empty' }), 1, [], 'failed'],
    ["a portal's page", once({ kind: 'html-200' }), 1, [], 'failed'],
    ['an answer cut off', once({ kind: 'malformed-json' }), 1, [], 'failed'],
  ];
  test.each(rows)('%s', async (_, fault, calls, waits, status) => {
    const sandbox = await sandboxFor({ faults: [fault] });
    const { observations, sleptMs } = await gatherWith({ probes: [modelProbe], url: sandbox.url });
    expect(sandbox.journal).toHaveLength(calls);
    expect(sleptMs).toEqual(waits);
    expect(named(observations, 'model')).toMatchObject({ status, costUsd: 0 });
  });

  test('the request ids of both calls are kept, in order', async () => {
    const sandbox = await sandboxFor({ faults: [once(limited(1))] });
    const { observations } = await gatherWith({ probes: [tokenCountProbe], url: sandbox.url });
    expect(named(observations, 'token-count').requestIds).toEqual(
      sandbox.journal.map((row) => row.requestId),
    );
  });

  test('not after the poll was cancelled during the wait', async () => {
    const sandbox = await sandboxFor({ faults: [once(limited(1))] });
    const cancel = new AbortController();
    const { observations } = await gatherWith({
      probes: [modelProbe],
      url: sandbox.url,
      signal: cancel.signal,
      sleep: async () => cancel.abort(),
    });
    expect(sandbox.journal).toHaveLength(1);
    expect(named(observations, 'model')).toMatchObject({ status: 'failed', cause: 'rate-limit' });
  });
});

describe('a paid call is made once, and counted at its worst where nobody knows', () => {
  // biome-ignore format: a table
  const rows: readonly [what: string, fault: FaultAction, cause: CauseId, costUsd: number][] = [
    ['a limit that asks for a second', limited(1), 'rate-limit', 0],
    ['overload', { kind: 'named', cause: 'overloaded' }, 'overloaded', 0],
    ['empty credit', { kind: 'named', cause: 'credit-empty' }, 'credit-empty', 0],
    ['a rejected key', { kind: 'named', cause: 'key-rejected' }, 'key-rejected', 0],
    ['a connection reset', { kind: 'reset' }, 'connection-failed', worstUsd],
    ["a portal's page", { kind: 'html-200' }, 'unexpected-response', worstUsd],
    ['an answer cut in the middle', { kind: 'malformed-json' }, 'unexpected-response', worstUsd],
    ['a connection cut in the middle', { kind: 'cut-stream' }, 'connection-failed', worstUsd],
  ];
  test.each(rows)('%s', async (_, fault, cause, costUsd) => {
    const sandbox = await sandboxFor({ faults: [always(fault)] });
    const { observations, sleptMs, actualUsd } = await gatherWith({
      probes: [tinyMessageProbe],
      url: sandbox.url,
    });
    expect(sandbox.journal).toHaveLength(1);
    expect(sleptMs).toEqual([]);
    expect(named(observations, 'tiny-message')).toMatchObject({ status: 'failed', cause });
    expect(actualUsd).toBeCloseTo(costUsd, 12);
    expect(actualUsd).toBeGreaterThanOrEqual(sandbox.spentUsd());
  });

  test('a call that never arrived costs nothing', async () => {
    const sandbox = await sandboxFor();
    await sandbox.close();
    const { observations, actualUsd } = await gatherWith({ probes: [tinyMessageProbe], url: sandbox.url });
    expect(named(observations, 'tiny-message')).toMatchObject({
      status: 'failed',
      cause: 'connection-failed',
    });
    expect(actualUsd).toBe(0);
  });
});

describe('time limit', () => {
  // biome-ignore format: a table
  test.each([
    ['stall-headers', 'free', modelProbe, 0],
    ['stall-body', 'free', modelProbe, 0],
    ['stall-headers', 'paid', tinyMessageProbe, worstUsd],
    ['stall-body', 'paid', tinyMessageProbe, worstUsd],
  ] as const)('%s on a %s call', async (fault: TransportFault, _, probe, costUsd) => {
    const sandbox = await sandboxFor({ faults: [always({ kind: fault })] });
    const { observations, actualUsd, sleptMs } = await gatherWith({ probes: [probe], url: sandbox.url, timeoutMs: 80 });
    expect(observations[0]).toMatchObject({ status: 'failed', cause: 'client-timeout' });
    expect(sandbox.journal).toHaveLength(1);
    expect(sleptMs).toEqual([]);
    expect(actualUsd).toBeCloseTo(costUsd, 12);
  });

  test('ends a probe that ignores its signal', async () => {
    const deaf = fakeProbe('deaf', { run: () => new Promise(() => {}) });
    const { observations } = await gatherWith({ probes: [deaf], timeoutMs: 20 });
    expect(observations[0]).toMatchObject({ status: 'failed', cause: 'client-timeout' });
  });

  test('holds for each call, not for the poll', async () => {
    const deaf = fakeProbe('deaf', { run: () => new Promise(() => {}) });
    const { observations } = await gatherWith({
      probes: [deaf, fakeProbe('quick')],
      timeoutMs: 20,
      concurrency: 1,
    });
    expect(observations.map((row) => row.status)).toEqual(['failed', 'observed']);
  });
});

test('a stalled call ends at once when the poll is cancelled', async () => {
  const cancel = new AbortController();
  const sandbox = await sandboxFor({
    faults: [always({ kind: 'stall-headers' })],
    onRequest: () => cancel.abort(),
  });
  const { observations } = await gatherWith({
    probes: [tinyMessageProbe],
    url: sandbox.url,
    timeoutMs: 60_000,
    signal: cancel.signal,
  });
  expect(named(observations, 'tiny-message')).toMatchObject({ status: 'failed', cause: 'cancelled' });
  expect(named(observations, 'tiny-message').costUsd).toBeCloseTo(worstUsd, 12);
});

test('a probe that finds it cannot ask is unavailable, not failed', async () => {
  const probe = fakeProbe('p', {
    run: () => Promise.reject(new ProbeUnavailable('There is nobody to ask.', 'no-credential')),
  });
  const { observations } = await gatherWith({ probes: [probe] });
  expect(observations[0]).toMatchObject({
    status: 'unavailable',
    reason: 'There is nobody to ask.',
    cause: 'no-credential',
  });
});

test('says when, and how long it took by the clock it was given', async () => {
  let ms = 1_000;
  const probe = fakeProbe('p', {
    run: async ({ receipt }) => {
      ms += 340.4;
      for (const id of ['req_1', 'req \u001b[2J', 'x'.repeat(500)]) receipt.add(id);
      return {} as never;
    },
  });
  const { observations } = await gatherWith({ probes: [probe], clock: () => ms });
  expect(observations[0]).toMatchObject({ at: '2026-11-20T09:00:00.000Z', ms: 340, requestIds: ['req_1'] });
});

describe('a probe of two calls whose second fails', () => {
  const twoCalls = fakeProbe('two', {
    worstCaseUsd: () => 0.01,
    run: async ({ receipt, client, signal }) => {
      receipt.add('req_first', 0.002);
      await (await client()).models.retrieve('claude-opus-5-5', {}, { signal });
      return {} as never;
    },
  });

  // biome-ignore format: a table
  test.each([
    ['an HTTP error: only what the first call cost', { kind: 'named', cause: 'overloaded' }, 0.002, 2],
    ['a reset: all that the probe could still cost', { kind: 'reset' }, 0.01, 1],
  ] as const)('%s', async (_, fault, costUsd, ids) => {
    const sandbox = await sandboxFor({ faults: [always(fault)] });
    const { observations } = await gatherWith({ probes: [twoCalls], url: sandbox.url });
    const two = named(observations, 'two');
    expect(two.status).toBe('failed');
    expect(two.costUsd).toBeCloseTo(costUsd, 12);
    expect(two.requestIds).toHaveLength(ids);
    expect(two.requestIds[0]).toBe('req_first');
  });
});

describe('a value that no saved run could hold', () => {
  test('is not kept: the answer was unexpected, and what was paid is known', async () => {
    const probe = fakeProbe('reach', {
      worstCaseUsd: () => 0.01,
      run: async ({ receipt }) => {
        receipt.add('req_1', 0.002);
        return { host: 'api.example:443', kind: 'foreign', status: 0 } as never;
      },
    });
    const { observations } = await gatherWith({ probes: [probe] });
    expect(named(observations, 'reach')).toMatchObject({
      status: 'failed',
      cause: 'unexpected-response',
      reason: expect.stringContaining('The field status does not fit the schema.'),
      costUsd: 0.002,
      requestIds: ['req_1'],
    });
  });

  test('a host that answers with status 000', async () => {
    const server = createServer((socket) => {
      socket.on('error', () => {});
      socket.once('data', () =>
        socket.end('HTTP/1.1 000 X\r\ncontent-length: 2\r\nconnection: close\r\n\r\n{}'),
      );
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    onTestFinished(() => void server.close());
    const { port } = server.address() as AddressInfo;
    const { observations } = await gatherWith({ probes: [probes.reach], url: `http://127.0.0.1:${port}` });
    expect(named(observations, 'reach')).toMatchObject({ status: 'failed', cause: 'unexpected-response' });
    expect(observationSchema.safeParse(observations[0]).success).toBe(true);
  });
});
