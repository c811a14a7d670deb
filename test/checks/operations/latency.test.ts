import { describe, expect, test } from 'vitest';
import latency from '../../../checks/operations/latency.ts';
import { catalog } from '../../../src/catalog/catalog.ts';
import { judgeOne } from '../../../src/judge/runner.ts';
import type { PlanInput } from '../../../src/plan/schema.ts';
import { asks, judgeTable } from '../../support/check-cases.ts';
import { failed, observedWith, planWith, TODAY, unavailable } from '../../support/plan-builder.ts';

const model = { id: 'claude-sonnet-5-5' };
/** Answers of 100 tokens, one in twenty of more than 500. */
const waits = (patienceSeconds: number, rest: PlanInput = {}): PlanInput => ({
  model,
  task: { patienceSeconds },
  tokens: { output: { typical: 100, p95: 500 } },
  ...rest,
});
/**
 * The first words after 900 ms, 40 tokens of thinking before them: half a second of wait and a hundredth for each token: 1.5 s for 100 tokens, 5.5 s for 500.
 * The small calls have a median of 500 ms between 400 and 600: a fifth less to a fifth more.
 * So 1.2 to 1.8 s for the typical answer, 4.4 to 6.6 s for the long one.
 */
const stream = {
  firstPieceMs: 500,
  firstTextMs: 900,
  thinkingTokens: 40,
  tokensPerSecond: 100,
  wholeMs: 2_500,
  outputTokens: 200,
};
const small = { answeredMs: [400, 450, 460, 490, 510, 540, 550, 600] };
const seen = { latency: small, stream };

judgeTable(
  latency,
  [
    { name: 'nobody said how long', plan: { model }, ...asks('task.patienceSeconds') },
    { name: 'no model', plan: waits(30, { model: {} }), ...asks('model.id') },
    {
      name: 'no typical answer',
      plan: waits(30, { tokens: { output: { p95: 500 } } }),
      ...asks('tokens.output.typical'),
    },
    {
      name: 'no long answer',
      plan: waits(30, { tokens: { output: { typical: 100 } } }),
      ...asks('tokens.output.p95'),
    },
    {
      name: 'only batches',
      plan: waits(86_400, { task: { type: 'batch', features: ['batch'], patienceSeconds: 86_400 } }),
      seen,
      status: 'not-applicable',
      code: 'not-applicable',
    },
    {
      name: 'not asked',
      plan: waits(30),
      seen: { latency: unavailable(), stream },
      status: 'inconclusive',
      code: 'not-observed',
    },
    {
      name: 'never attempted',
      plan: waits(30),
      seen: { stream },
      status: 'inconclusive',
      code: 'not-observed',
    },
    {
      name: 'the network failed',
      plan: waits(30),
      seen: { latency: failed('connection-failed'), stream },
      status: 'inconclusive',
      code: 'not-observed',
    },
    {
      name: 'the credit ran out',
      plan: waits(30),
      seen: { latency: failed('credit-empty'), stream },
      status: 'inconclusive',
      code: 'waits-for-check',
      args: { check: 'platform/access' },
    },
  ],
  'what it needs',
);

const times = {
  typical: { tokens: 100, ms: 1_500, lowMs: 1_200, highMs: 1_800 },
  long: { tokens: 500, ms: 5_500, lowMs: 4_400, highMs: 6_600 },
};
judgeTable(
  latency,
  [
    {
      name: 'the whole interval of the long answer fits',
      plan: waits(6.6),
      seen,
      status: 'pass',
      code: 'answers-in-time',
      basis: 'live',
      args: { patienceSeconds: 6.6, ...times },
    },
    {
      name: 'its upper end does not',
      plan: waits(6.5),
      seen,
      status: 'inconclusive',
      code: 'answers-near-patience',
      args: times,
    },
    {
      name: 'its lower end just does',
      plan: waits(4.4),
      seen,
      status: 'inconclusive',
      code: 'answers-near-patience',
    },
    {
      name: 'it does not fit, the typical one does',
      plan: waits(4.3),
      seen,
      status: 'warn',
      code: 'long-answers-late',
      basis: 'live',
      args: times,
    },
    { name: 'the typical one just does', plan: waits(1.8), seen, status: 'warn', code: 'long-answers-late' },
    {
      name: 'its upper end does not',
      plan: waits(1.7),
      seen,
      status: 'inconclusive',
      code: 'answers-near-patience',
    },
    {
      name: 'its lower end just does',
      plan: waits(1.2),
      seen,
      status: 'inconclusive',
      code: 'answers-near-patience',
    },
    {
      name: 'even its lower end does not',
      plan: waits(1.1),
      seen,
      status: 'fail',
      code: 'answers-late',
      basis: 'live',
      args: times,
    },
    {
      name: 'all answers of one size',
      plan: waits(1.8, { tokens: { output: { typical: 100, p95: 100 } } }),
      seen,
      status: 'pass',
      code: 'answers-in-time',
    },
    {
      name: 'the stream was too fast to say how fast: 4 ms for 200 tokens is 10 ms for 500 at most',
      plan: waits(1),
      seen: {
        latency: small,
        stream: { firstPieceMs: 3, wholeMs: 4, outputTokens: 200, tokensPerSecond: null },
      },
      status: 'pass',
      code: 'answers-in-time-at-most',
      basis: 'live',
      // 3 ms of wait and 2 or 10 ms of writing, a fifth more.
      args: { typical: { tokens: 100, atMostMs: 6 }, long: { tokens: 500, atMostMs: 16 } },
    },
    {
      name: 'all pieces at the end of 20 s, so that the wait counts twice: 30 s for 100 tokens is a ceiling',
      plan: waits(23),
      seen: {
        latency: small,
        stream: { firstPieceMs: 20_000, wholeMs: 20_000, outputTokens: 200, tokensPerSecond: null },
      },
      status: 'inconclusive',
      code: 'answer-time-ceiling',
      basis: 'live',
      args: { typical: { tokens: 100, atMostMs: 36_000 }, long: { tokens: 500, atMostMs: 84_000 } },
    },
    {
      name: 'the same, and the typical one fits for sure, the long one perhaps',
      plan: waits(36),
      seen: {
        latency: small,
        stream: { firstPieceMs: 20_000, wholeMs: 20_000, outputTokens: 200, tokensPerSecond: null },
      },
      status: 'inconclusive',
      code: 'answer-time-ceiling',
    },
    {
      name: 'the same, and both fit',
      plan: waits(84),
      seen: {
        latency: small,
        stream: { firstPieceMs: 20_000, wholeMs: 20_000, outputTokens: 200, tokensPerSecond: null },
      },
      status: 'pass',
      code: 'answers-in-time-at-most',
    },
    {
      name: 'calls of a few ms differ by the noise of the machine, not by a factor of fifteen',
      plan: waits(6),
      seen: { latency: { answeredMs: [2, 2, 3, 3, 3, 20, 30, 45] }, stream },
      status: 'pass',
      code: 'answers-in-time',
      args: { long: { tokens: 500, ms: 5_500, lowMs: 5_500, highMs: 5_500 } },
    },
    {
      // The median of 3 counts as 50 of noise, its upper end is 100: twice 5.5 s.
      name: 'on a loaded machine they stay far from a patience of 30 s',
      plan: waits(30),
      seen: { latency: { answeredMs: [2, 2, 3, 3, 3, 60, 80, 100] }, stream },
      status: 'pass',
      code: 'answers-in-time',
      args: { long: { tokens: 500, ms: 5_500, lowMs: 5_500, highMs: 11_000 } },
    },
    {
      name: 'calls that took no time at all have no spread',
      plan: waits(6),
      seen: { latency: { answeredMs: [0, 0, 0, 0, 0, 0, 0, 0] }, stream },
      status: 'pass',
      code: 'answers-in-time',
      args: { long: { tokens: 500, ms: 5_500, lowMs: 5_500, highMs: 5_500 } },
    },
  ],
  'planned answers against the patience',
);

judgeTable(
  latency,
  [
    {
      name: 'no stream was timed',
      plan: waits(30),
      seen: { latency: small, stream: failed('overloaded') },
      status: 'inconclusive',
      code: 'answer-time-floor',
      args: {
        lowMs: 400,
        calls: 8,
        stream: { kind: 'failed', reason: 'The call failed: overloaded.', cause: 'overloaded' },
      },
    },
    {
      name: 'the budget did not cover one',
      plan: waits(30),
      seen: { latency: small, stream: unavailable('The budget does not cover it.') },
      status: 'inconclusive',
      code: 'answer-time-floor',
      args: { stream: { kind: 'not-sent', reason: 'The budget does not cover it.' } },
    },
    {
      name: 'the poll ended before it',
      plan: waits(30),
      seen: { latency: small, stream: { ...unavailable('The poll was cancelled.'), cause: 'cancelled' } },
      status: 'inconclusive',
      code: 'answer-time-floor',
      args: { stream: { kind: 'failed', reason: 'The poll was cancelled.', cause: 'cancelled' } },
    },
    {
      name: 'none was asked for',
      plan: waits(30),
      seen: { latency: small },
      status: 'inconclusive',
      code: 'answer-time-floor',
      args: { stream: { kind: 'not-sent' } },
    },
    {
      name: 'it brought no content',
      plan: waits(30),
      seen: { latency: small, stream: { firstPieceMs: null, firstTextMs: null, stopReason: 'max_tokens' } },
      status: 'inconclusive',
      code: 'answer-time-floor',
      args: { stream: { kind: 'nothing-to-time', stopReason: 'max_tokens' } },
    },
    {
      name: 'no tokens',
      plan: waits(30),
      seen: { latency: small, stream: { outputTokens: 0, tokensPerSecond: null } },
      status: 'inconclusive',
      code: 'answer-time-floor',
    },
    {
      name: 'even a small call takes longer, stream or not',
      plan: waits(0.3),
      seen: { latency: small },
      status: 'fail',
      code: 'small-calls-late',
      basis: 'live',
      args: { lowMs: 400, calls: 8 },
    },
    {
      name: 'just not',
      plan: waits(0.4),
      seen: { latency: small },
      status: 'inconclusive',
      code: 'answer-time-floor',
    },
    {
      name: 'six calls are enough',
      plan: waits(7),
      seen: { latency: { answeredMs: [400, 450, 490, 510, 540, 600], failed: 2 }, stream },
      status: 'pass',
      code: 'answers-in-time',
    },
    {
      name: 'five are not',
      plan: waits(30),
      seen: { latency: { answeredMs: [400, 450, 490, 510, 540], failed: 3 }, stream },
      status: 'inconclusive',
      code: 'latency-not-bounded',
      args: { calls: 5, tooSlow: 0, failed: 3 },
    },
    {
      name: 'a call that was given up on leaves the upper end open',
      plan: waits(30),
      seen: { latency: { answeredMs: [400, 450, 490, 510, 540, 550, 600], tooSlow: 1 }, stream },
      status: 'inconclusive',
      code: 'latency-not-bounded',
      args: { calls: 8, tooSlow: 1, giveUpMs: 12_000 },
    },
    {
      name: 'all were given up on',
      plan: waits(5),
      seen: { latency: { answeredMs: [], tooSlow: 8 }, stream },
      status: 'inconclusive',
      code: 'latency-not-bounded',
      args: { calls: 8, tooSlow: 8 },
    },
  ],
  'too little observed',
);

describe('the p95 of the small calls', () => {
  const figureOf = (answeredMs: readonly number[], tooSlow = 0) => {
    const observed = observedWith({ latency: { answeredMs: [...answeredMs], tooSlow }, stream });
    const { figures } = judgeOne(latency, { plan: planWith(waits(30)), catalog, observed, today: TODAY });
    return figures.find(({ name }) => name === 'Small calls, p95');
  };
  const row = (calls: number) => Array.from({ length: calls }, (_, index) => 400 + index);

  test.each([8, 19])('%i calls have none, and it is said from how many on', (calls) => {
    expect(figureOf(row(calls))).toMatchObject({
      value: `none: ${calls} were timed, and one in twenty can be told from 20 on`,
      unit: 'text',
    });
  });

  test('twenty have one: half way between the last two', () => {
    expect(figureOf(row(20))).toMatchObject({ value: 418.5, unit: 'ms' });
  });

  test('twenty whose slowest were given up on have none', () => {
    expect(figureOf(row(18), 2)?.value).toBe('none: it lies among the calls that were given up on');
  });
});
