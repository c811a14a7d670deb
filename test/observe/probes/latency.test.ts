import { describe, expect, test } from 'vitest';
import { catalog } from '../../../src/catalog/catalog.ts';
import { latencyProbe, sampleLatency } from '../../../src/observe/probes/latency.ts';
import type { FaultRule } from '../../../src/sandbox/faults.ts';
import { planWith } from '../../support/plan-builder.ts';
import { contract } from '../../support/sdk-contract.ts';
import { gatherWith, named, sandboxFor } from '../gathering.ts';

const plan = planWith({ model: { id: 'claude-sonnet-5-5' }, task: { patienceSeconds: 30 } });
/** 64 tokens in and 8 out in the US, on Sonnet 5.5 at 2 and 10 USD per million. */
const worstCallUsd = ((64 * 2 + 8 * 10) / 1e6) * 1.1;

async function sampled(faults: readonly FaultRule[] = [], limitMs = 12_000) {
  const sandbox = await sandboxFor({ faults: [...faults] });
  const probe = {
    ...latencyProbe,
    run: (context: Parameters<typeof sampleLatency>[0]) => sampleLatency(context, limitMs),
  };
  const result = await gatherWith({ probes: [probe], plan, url: sandbox.url });
  return { ...result, sandbox, seen: named(result.observations, 'latency') };
}

test('eight calls of a healthy account, each as the SDK types it', async () => {
  const judge = await contract();
  const bodies: unknown[] = [];
  const sandbox = await sandboxFor({ onRequest: ({ body }) => bodies.push(body) });
  const { observations, actualUsd } = await gatherWith({ probes: [latencyProbe], plan, url: sandbox.url });
  expect(named(observations, 'latency')).toMatchObject({
    status: 'observed',
    value: { answeredMs: [0, 0, 0, 0, 0, 0, 0, 0], tooSlow: 0, giveUpMs: 12_000, failed: 0 },
  });
  expect(actualUsd).toBeCloseTo(sandbox.spentUsd(), 12);
  expect(actualUsd).toBeGreaterThan(0);
  expect(bodies).toHaveLength(8);
  expect(judge.check('MessageCreateParamsNonStreaming', bodies[0])).toEqual([]);
});

test('the worst case is that of eight calls, and below 0.003 USD', () => {
  expect(latencyProbe.worstCaseUsd(plan, catalog)).toBeCloseTo(8 * worstCallUsd, 12);
  expect(latencyProbe.worstCaseUsd(plan, catalog)).toBeLessThan(0.003);
});

test('four at a time, never more', async () => {
  let open = 0;
  let most = 0;
  const sandbox = await sandboxFor();
  const { observations } = await gatherWith({
    probes: [latencyProbe],
    plan,
    url: sandbox.url,
    client: async () =>
      ({
        messages: {
          create: () => ({
            withResponse: async () => {
              open += 1;
              most = Math.max(most, open);
              // Every call that can start has started once the queue of microtasks has been through.
              await new Promise((resolve) => setImmediate(resolve));
              open -= 1;
              throw Object.assign(new Error('overloaded'), {
                status: 529,
                requestID: null,
                type: 'overloaded_error',
              });
            },
          }),
        },
      }) as never,
  });
  expect(most).toBe(4);
  expect(named(observations, 'latency')).toMatchObject({ status: 'failed', cause: 'overloaded' });
});

test('times run from the request to the whole answer by the clock of the poll, and are sorted', async () => {
  const sandbox = await sandboxFor();
  let ms = 0;
  const clock = () => {
    ms += 1_000;
    return ms;
  };
  const { observations } = await gatherWith({ probes: [latencyProbe], plan, url: sandbox.url, clock });
  const seen = named(observations, 'latency');
  if (seen.status !== 'observed' || seen.id !== 'latency') throw new Error('nothing was observed');
  const { answeredMs } = seen.value;
  expect(answeredMs).toEqual(answeredMs.toSorted((a, b) => a - b));
  // Four starts, then four ends a second apart each: the times of a round add up to 16 s, whoever came first.
  expect(answeredMs.reduce((sum, one) => sum + one, 0)).toBe(32_000);
});

describe('it concerns plans in which somebody waits', () => {
  // biome-ignore format: a table
  test.each([
    ['said how long', { task: { patienceSeconds: 30 } }, true],
    ['nobody said how long', { task: {} }, false],
    ['only batches', { task: { patienceSeconds: 86_400, features: ['batch'], type: 'batch' } }, false],
    ['some batches', { task: { patienceSeconds: 30, features: ['batch'] }, traffic: { batchableShare: 0.5 } }, true],
  ] as const)('%s: %#', (_, parts, concerned) => {
    expect(latencyProbe.concerns(planWith(structuredClone(parts) as never))).toBe(concerned);
  });
});

describe('a call that fails loses none of the others', () => {
  const first = (calls: number, fault: FaultRule['do']): FaultRule[] =>
    Array.from({ length: calls }, (_, index) => ({ when: { nth: index + 1 }, do: fault }));
  const refused: FaultRule['do'] = { kind: 'named', cause: 'overloaded' };

  test('two refused of eight: six times, and nothing paid for the two', async () => {
    const { seen, actualUsd, sandbox } = await sampled(first(2, refused));
    expect(seen).toMatchObject({ status: 'observed', value: { failed: 2, tooSlow: 0 } });
    if (seen.status !== 'observed' || seen.id !== 'latency') throw new Error('nothing was observed');
    expect(seen.value.answeredMs).toHaveLength(6);
    expect(actualUsd).toBeCloseTo(sandbox.spentUsd(), 12);
    expect(seen.requestIds.toSorted()).toEqual(sandbox.journal.map(({ requestId }) => requestId).sort());
  });

  test('a connection that broke may have been billed: its worst case is booked', async () => {
    const { seen, actualUsd, sandbox } = await sampled(first(1, { kind: 'reset' }));
    expect(seen).toMatchObject({ status: 'observed', value: { failed: 1 } });
    expect(actualUsd).toBeCloseTo(sandbox.spentUsd() + worstCallUsd, 12);
  });

  test('a call that hangs is given up on, and is no failure but a slow call', async () => {
    const { seen, actualUsd, sandbox } = await sampled(first(3, { kind: 'stall-headers' }), 300);
    expect(seen).toMatchObject({ status: 'observed', value: { failed: 0, tooSlow: 3, giveUpMs: 300 } });
    expect(actualUsd).toBeCloseTo(sandbox.spentUsd() + 3 * worstCallUsd, 12);
  });
});

describe('nothing came', () => {
  test.each(['overloaded', 'credit-empty', 'permission-denied'] as const)(
    'a round refused by %s is the end: the second is not sent',
    async (cause) => {
      const { seen, actualUsd, sandbox } = await sampled([{ when: {}, do: { kind: 'named', cause } }]);
      expect(seen).toMatchObject({ status: 'failed', cause });
      expect(sandbox.journal).toHaveLength(4);
      expect(seen.requestIds.toSorted()).toEqual(sandbox.journal.map(({ requestId }) => requestId).sort());
      expect(actualUsd).toBe(0);
    },
  );

  test('a round of broken connections books no more than the worst case', async () => {
    const { seen, actualUsd, worstCaseUsd } = await sampled([{ when: {}, do: { kind: 'reset' } }]);
    expect(seen).toMatchObject({ status: 'failed', cause: 'connection-failed' });
    expect(actualUsd).toBeCloseTo(worstCaseUsd, 12);
  });

  test('the poll cancelled on the way', async () => {
    const cancel = new AbortController();
    const sandbox = await sandboxFor({
      faults: [{ when: {}, do: { kind: 'stall-headers' } }],
      onRequest: () => cancel.abort(),
    });
    const { observations } = await gatherWith({
      probes: [latencyProbe],
      plan,
      url: sandbox.url,
      signal: cancel.signal,
    });
    expect(named(observations, 'latency')).toMatchObject({ status: 'failed', cause: 'cancelled' });
  });
});
