import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { accountProfiles } from '../../../src/sandbox/account.ts';
import type { FaultAction, FaultRule } from '../../../src/sandbox/faults.ts';
import { asks, type LiveSeen, liveTrial } from './live-setting.ts';

const ten = Array.from({ length: 10 }, (_, n) => asks(`Say ${'more '.repeat(n)}of it.`));
const list = '/v1/messages/batches';
const one = /^\/v1\/messages\/batches\/[^/]+$/;
const results = /\/results$/;

const fault = (path: string | RegExp, action: FaultAction, nth?: number): FaultRule => ({
  when: nth === undefined ? { path } : { path, nth },
  do: action,
});

function expectHonest({ outcome, sandbox }: LiveSeen, budgetUsd: number): void {
  expect(sandbox.spentUsd()).toBeLessThanOrEqual(outcome.bookedUsd + 1e-12);
  expect(outcome.bookedUsd).toBeLessThanOrEqual(budgetUsd + 1e-12);
}

describe('a live trial as a message batch', () => {
  it('costs half of what single messages do, and books what the server charged', async () => {
    const batch = await liveTrial({ bodies: ten, via: 'batch' });
    const single = await liveTrial({ bodies: ten });
    expect(batch.outcome).toMatchObject({ via: 'batch', sent: 10, failed: 0, stopped: null });
    expect(batch.outcome.answers.map(({ index }) => index)).toEqual(
      batch.planned.calls.map(({ index }) => index),
    );
    expect(batch.outcome.bookedUsd).toBeCloseTo(batch.sandbox.spentUsd(), 12);
    expect(batch.outcome.bookedUsd).toBeCloseTo(single.outcome.bookedUsd / 2, 12);
    expect(batch.planned.worstCaseUsd).toBeCloseTo(single.planned.worstCaseUsd / 2, 12);
    expect(batch.outcome.answers[0]).toMatchObject({ times: null, serviceTier: 'batch' });
  });

  it('looks with growing pauses, and says until when its results can be read', async () => {
    const { outcome, sleptMs } = await liveTrial({ bodies: ten, via: 'batch' });
    // A minute by the sandbox's clock: 5 s, and each pause half as long again.
    expect(sleptMs).toEqual([5_000, 7_500, 11_250, 16_875, 25_313]);
    expect(outcome.batch).toMatchObject({ ended: true, resultsUntil: '2026-12-19T09:00:00.000Z' });
    expect(outcome.batch?.sentence).toMatch(/msgbatch_\w+ has ended.*2026-12-19, 29 days after/);
  });

  it('pays the whole fee of a search', async () => {
    const tools = [{ type: 'web_search_20250305', name: 'web_search', max_uses: 1 }];
    const { outcome, sandbox } = await liveTrial({
      bodies: [asks('Search for it.', { tools, max_tokens: 200 })],
      via: 'batch',
    });
    expect(outcome.bookedUsd).toBeCloseTo(sandbox.spentUsd(), 12);
    expect(outcome.bookedUsd).toBeGreaterThan(0.01);
  });

  it('names the lines that the API did not take, in its words, at no cost', async () => {
    const { outcome, sandbox } = await liveTrial({
      bodies: [asks('Hello.', { temperature: 0.2 }), asks('Hello.')],
      via: 'batch',
    });
    expect(outcome).toMatchObject({ sent: 2, failed: 1 });
    expect(outcome.failures).toEqual([
      { line: 1, cause: 'invalid-request', problem: expect.stringMatching(/temperature/) },
    ]);
    expect(outcome.bookedUsd).toBeCloseTo(sandbox.spentUsd(), 12);
  });

  it('holds only what fits the budget together', async () => {
    const whole = await liveTrial({ bodies: ten, via: 'batch' });
    const [a, b, c] = whole.planned.calls;
    const budgetUsd = (a?.worstUsd ?? 0) + (b?.worstUsd ?? 0) + (c?.worstUsd ?? 0) / 2;
    const seen = await liveTrial({ bodies: ten, via: 'batch', budgetUsd });
    expect(seen.outcome).toMatchObject({ sent: 2, stopped: { by: 'budget' } });
    expectHonest(seen, budgetUsd);
  });
});

describe('a batch that goes wrong', () => {
  it('is cancelled with the trial, and waited for', async () => {
    const ends = new AbortController();
    const seen = await liveTrial({
      bodies: ten,
      via: 'batch',
      signal: ends.signal,
      onEvent: ({ type }) => {
        if (type === 'batch') ends.abort();
      },
    });
    expect(seen.outcome).toMatchObject({ sent: 10, failed: 10, answers: [], bookedUsd: 0 });
    expect(seen.outcome.stopped?.by).toBe('cancelled');
    expect(seen.outcome.batch?.ended).toBe(true);
    expect(seen.sandbox.spentUsd()).toBe(0);
  });

  it('keeps the results of one that had ended when it was cancelled', async () => {
    const ends = new AbortController();
    const seen = await liveTrial({
      bodies: ten,
      via: 'batch',
      signal: ends.signal,
      sandbox: {
        account: { ...accountProfiles.start, batchMinutes: 5 / 60 },
        onRequest: ({ path }) => {
          if (one.test(path)) ends.abort();
        },
      },
    });
    expect(seen.outcome).toMatchObject({ failed: 0, stopped: null });
    expect(seen.outcome.answers).toHaveLength(10);
    expect(seen.outcome.bookedUsd).toBeCloseTo(seen.sandbox.spentUsd(), 12);
  });

  it('counts everything where it was left running, and names it', async () => {
    const ends = new AbortController();
    const seen = await liveTrial({
      bodies: ten,
      via: 'batch',
      signal: ends.signal,
      sandbox: { faults: [fault(/\/cancel$/, { kind: 'reset' }), fault(one, { kind: 'reset' })] },
      onEvent: ({ type }) => {
        if (type === 'live') ends.abort();
      },
    });
    expect(seen.outcome.bookedUsd).toBeCloseTo(seen.planned.worstCaseUsd, 12);
    expect(seen.outcome.batch).toMatchObject({ ended: false });
    expect(seen.outcome.stopped?.reason).toMatch(/msgbatch_\w+ had not ended.*Console/);
  });

  it('outlives a broken connection while it is waited for and read', async () => {
    const { outcome, sandbox } = await liveTrial({
      bodies: ten,
      via: 'batch',
      sandbox: {
        faults: [
          fault(one, { kind: 'reset' }, 2),
          fault(one, { kind: 'named', cause: 'overloaded' }, 3),
          fault(results, { kind: 'cut-stream' }, 1),
          fault(results, { kind: 'malformed-json' }, 2),
        ],
      },
    });
    expect(outcome).toMatchObject({ failed: 0, stopped: null });
    expect(outcome.bookedUsd).toBeCloseTo(sandbox.spentUsd(), 12);
  });

  it('counts what no result tells of', async () => {
    const seen = await liveTrial({
      bodies: ten,
      via: 'batch',
      sandbox: { faults: [fault(results, { kind: 'cut-stream' })] },
    });
    const { answers, failed } = seen.outcome;
    expect(answers.length + failed).toBe(10);
    expect(failed).toBeGreaterThan(0);
    expect(seen.outcome.batch?.sentence).toMatch(/could not all be read/);
    expectHonest(seen, 10);
  });

  it.each([
    ['turned down', { kind: 'named', cause: 'permission-denied' }, 0],
    ['lost on its way', { kind: 'stall-headers' }, 1],
    ['answered with a page', { kind: 'html-200' }, 1],
  ] satisfies [string, FaultAction, number][])(
    'is told of where its making is %s',
    async (_, action, booked) => {
      const ends = new AbortController();
      const seen = await liveTrial({
        bodies: ten.slice(0, 2),
        via: 'batch',
        signal: ends.signal,
        // One that stalls ends with the trial.
        sandbox: {
          faults: [fault(list, action)],
          onRequest: ({ path }) => {
            if (path === list && action.kind === 'stall-headers') ends.abort();
          },
        },
      });
      expect(seen.outcome).toMatchObject({ sent: 2, failed: 2, batch: null, stopped: { by: 'refused' } });
      expect(seen.outcome.bookedUsd).toBeCloseTo(booked * seen.planned.worstCaseUsd, 12);
      if (booked) expect(seen.outcome.stopped?.reason).toMatch(/list of batches/);
    },
    20_000,
  );

  it('is made once more after a rate limit', async () => {
    const { outcome } = await liveTrial({
      bodies: ten,
      via: 'batch',
      sandbox: { faults: [fault(list, { kind: 'named', cause: 'rate-limit' }, 1)] },
    });
    expect(outcome).toMatchObject({ failed: 0, stopped: null });
  });
});

it('never books less than the server charged nor more than the budget', async () => {
  const extras = fc.constantFrom(
    {},
    {},
    { inference_geo: 'us' },
    { temperature: 0.3 },
    { cache_control: { type: 'ephemeral', ttl: '1h' } },
  );
  const body = fc
    .tuple(fc.integer({ min: 1, max: 300 }), fc.string({ maxLength: 2_000 }), extras)
    .map(([max_tokens, text, extra]) => asks(`Say ${text}.`, { max_tokens, ...extra }));
  await fc.assert(
    fc.asyncProperty(
      fc.array(body, { minLength: 1, maxLength: 10 }),
      fc.integer({ min: 0, max: 60 }).map((n) => n / 1_000),
      fc.boolean(),
      async (bodies, budgetUsd, cut) => {
        const seen = await liveTrial({
          bodies,
          budgetUsd,
          via: 'batch',
          ...(cut && { sandbox: { faults: [fault(results, { kind: 'cut-stream' })] } }),
        });
        expectHonest(seen, budgetUsd);
        await seen.sandbox.close();
      },
    ),
    { numRuns: 30 },
  );
}, 60_000);
