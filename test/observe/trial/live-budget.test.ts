import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type AccountProfile, accountProfiles } from '../../../src/sandbox/account.ts';
import type { FaultAction } from '../../../src/sandbox/faults.ts';
import { asks, expectHonest, liveTrial, path, ten } from './live-setting.ts';

describe('the budget of a live trial', () => {
  it('sends only what fits, and says how many that were', async () => {
    const whole = await liveTrial({ bodies: ten });
    const worstUsd = Math.max(...whole.planned.calls.map((call) => call.worstUsd));
    const seen = await liveTrial({ bodies: ten, budgetUsd: 2 * worstUsd });
    expect(seen.outcome.stopped?.by).toBe('budget');
    expect(seen.outcome.sent).toBeGreaterThanOrEqual(2);
    expect(seen.outcome.sent).toBeLessThan(10);
    expect(seen.outcome.answers).toHaveLength(seen.outcome.sent);
    expectHonest(seen, 2 * worstUsd);
  });

  it('ends at a sample that does not fit what is left: smaller ones alone would be no fair draw', async () => {
    const bodies = ten.with(4, asks('Write a book.', { max_tokens: 100_000 }));
    const seen = await liveTrial({ bodies, budgetUsd: 1 });
    const before = seen.planned.calls.findIndex(({ index }) => index === 4);
    expect(before).toBeGreaterThan(0);
    expect(before).toBeLessThan(9);
    expect(seen.outcome).toMatchObject({ planned: 10, sent: before, failed: 0, stopped: { by: 'budget' } });
    // 100,000 tokens at 20 USD a million, and a tenth more.
    expect(seen.outcome.stopped?.reason).toMatch(
      /^The sample of line 5 could cost 2\.20\d\d USD, and of the budget of 1\.0000 USD only \d\.\d+ USD were left: it and those drawn behind it were not sent\.$/,
    );
    expectHonest(seen, 1);
    const batch = await liveTrial({ bodies, budgetUsd: 1, via: 'batch' });
    expect(batch.outcome).toMatchObject({ sent: before, stopped: { by: 'budget' } });
    expect(batch.outcome.answers).toHaveLength(before);
  });

  it('sends nothing with a budget below the first worst case', async () => {
    const { outcome, sandbox } = await liveTrial({ bodies: ten, budgetUsd: 0.0001 });
    expect(outcome).toMatchObject({ sent: 0, bookedUsd: 0, stopped: { by: 'budget' } });
    expect(sandbox.journal.filter((exchange) => exchange.path === path)).toEqual([]);
  });

  it('counts what is under way as if it were spent', async () => {
    const bodies = Array.from({ length: 20 }, () => asks('Say it.', { max_tokens: 1_000 }));
    const { outcome } = await liveTrial({ bodies: bodies.slice(0, 1) });
    const [answer] = outcome.answers;
    const worst = (await liveTrial({ bodies: bodies.slice(0, 1) })).planned.worstCaseUsd;
    const budgetUsd = 5 * (answer?.costUsd ?? 0) + 2.5 * worst;
    const seen = await liveTrial({
      bodies,
      budgetUsd,
      sandbox: {
        faults: Array.from({ length: 15 }, (_, n) => ({
          when: { path, nth: n + 6 },
          do: { kind: 'cut-stream' },
        })),
      },
    });
    // By then five might go side by side, and only two could all be lost without passing the budget.
    expect(seen.outcome).toMatchObject({ sent: 7, failed: 2, stopped: { by: 'budget' } });
    expectHonest(seen, budgetUsd);
  });

  it('has at most six under way, and only one at first', async () => {
    const { events } = await liveTrial({ bodies: [...ten, ...ten, ...ten], sandbox: { latencyMs: 20 } });
    const underWay = events.flatMap((event) =>
      event.type === 'live' ? [{ ...event, now: event.sent - event.answered - event.failed }] : [],
    );
    expect(Math.max(...underWay.map(({ now }) => now))).toBe(6);
    expect(Math.max(...underWay.flatMap(({ now, answered }) => (answered === 0 ? [now] : [])))).toBe(1);
  });

  it('sends nothing more once an answer cost more than it could', async () => {
    const seen = await liveTrial({
      bodies: ten,
      beforeRun: ({ planned }) => {
        const [first] = planned.calls;
        if (first) Object.assign(first, { worstUsd: 0.000001 });
      },
    });
    expect(seen.outcome).toMatchObject({ sent: 1, stopped: { by: 'overrun' } });
    expect(seen.outcome.answers).toHaveLength(1);
  });

  it('books all a call could have cost where it left and brought no answer', async () => {
    const lost: FaultAction['kind'][] = [
      'stall-headers',
      'stall-body',
      'cut-stream',
      'error-event',
      'malformed-json',
      'html-200',
      'reset',
    ];
    for (const kind of lost) {
      const seen = await liveTrial({
        bodies: ten.slice(0, 1),
        deadlineMs: 300,
        sandbox: { faults: [{ when: { path }, do: { kind } as FaultAction }] },
      });
      expect(seen.outcome, kind).toMatchObject({ sent: 1, failed: 1, answers: [] });
      expect(seen.outcome.bookedUsd, kind).toBeCloseTo(seen.planned.worstCaseUsd, 12);
      expectHonest(seen, 10);
    }
  });

  it('books nothing for a call that was turned down', async () => {
    const { outcome } = await liveTrial({
      bodies: [asks('Hello.', { temperature: 0.2, top_k: 3 }), asks('Hello.')],
    });
    expect(outcome).toMatchObject({ failed: 1, stopped: null });
    expect(outcome.failures).toEqual([
      {
        line: 1,
        cause: 'invalid-request',
        problem: expect.stringMatching(/HTTP 400.*answer was: .*temperature/),
      },
    ]);
    expect(outcome.bookedUsd).toBeCloseTo(outcome.answers[0]?.costUsd ?? 0, 12);
  });
});

const faults = fc.constantFrom<FaultAction>(
  { kind: 'named', cause: 'rate-limit' },
  { kind: 'named', cause: 'overloaded' },
  { kind: 'named', cause: 'server-error' },
  { kind: 'cut-stream' },
  { kind: 'error-event' },
  { kind: 'reset' },
  { kind: 'stall-headers' },
  { kind: 'stall-body' },
  { kind: 'stop', stop: { reason: 'refusal', category: 'bio', at: 'mid-stream' } },
  { kind: 'stop', stop: { reason: 'max_tokens' } },
);

const servedInTheUs = {
  ...accountProfiles.start,
  workspace: {
    ...accountProfiles.start.workspace,
    residency: { allowedGeos: ['us'], defaultGeo: 'us' },
  },
} satisfies AccountProfile;

/** Parts of requests, most of which have none of them. */
const extras = fc.oneof(
  { arbitrary: fc.constant({}), weight: 4 },
  fc.constant({ inference_geo: 'us' }),
  fc.constant({ speed: 'fast' }),
  fc.constant({ temperature: 0.3 }),
  fc.constant({ cache_control: { type: 'ephemeral', ttl: '1h' } }),
  fc.constant({ cache_control: { type: 'ephemeral' }, inference_geo: 'us', speed: 'fast' }),
  fc.constant({ tools: [{ type: 'web_search_20250305', name: 'web_search', max_uses: 1 }] }),
);

const sample = fc
  .tuple(fc.integer({ min: 1, max: 300 }), fc.string({ maxLength: 3_000 }), extras)
  .map(([max_tokens, text, extra]) => asks(`Search ${text}`, { max_tokens, ...extra }));

/** USD: from nothing over a few of the requests to all of them. */
const budgets = fc
  .oneof(fc.integer({ min: 0, max: 40 }), fc.integer({ min: 0, max: 200 }))
  .map((n) => n / 1_000);

it('never books less than the server charged nor more than the budget, whatever fails', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(sample, { minLength: 1, maxLength: 12 }),
      fc.array(fc.tuple(fc.integer({ min: 1, max: 12 }), faults), { maxLength: 5 }),
      budgets,
      fc.option(fc.integer({ min: 1, max: 30 })),
      fc.constantFrom(accountProfiles.start, servedInTheUs),
      async (bodies, broken, budgetUsd, cancelAt, account) => {
        const ends = new AbortController();
        let told = 0;
        const seen = await liveTrial({
          bodies,
          budgetUsd,
          deadlineMs: 250,
          signal: ends.signal,
          onEvent: () => {
            told += 1;
            if (told === cancelAt) ends.abort();
          },
          sandbox: {
            account,
            faults: broken.map(([nth, action]) => ({ when: { path, nth }, do: action })),
          },
        });
        expectHonest(seen, budgetUsd);
        for (const answer of seen.outcome.answers) {
          const call = seen.planned.calls.find(({ index }) => index === answer.index);
          expect(answer.costUsd).toBeLessThanOrEqual(call?.worstUsd ?? 0);
        }
        await seen.sandbox.close();
      },
    ),
    { numRuns: 40 },
  );
}, 60_000);
