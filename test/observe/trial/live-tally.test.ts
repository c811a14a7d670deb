import { describe, expect, it } from 'vitest';
import { catalog } from '../../../src/catalog/catalog.ts';
import { meanInterval } from '../../../src/cost/mean-interval.ts';
import { seededRandom } from '../../../src/cost/random.ts';
import { trialSeen } from '../../../src/judge/seen/trial.ts';
import type { LiveAnswer } from '../../../src/observe/trial/live-answer.ts';
import type { LiveOutcome } from '../../../src/observe/trial/live-outcome.ts';
import { answersUsd, tallyOf } from '../../../src/observe/trial/live-tally.ts';
import { measureTrial } from '../../../src/observe/trial/trial.ts';
import { requestPricing } from '../../../src/plan/request-pricing.ts';
import { planWith } from '../../support/plan-builder.ts';
import { asks, liveTrial, model, samplesOf } from './live-setting.ts';

const answer = (
  parts: Partial<LiveAnswer> & { readonly output: number; readonly input?: number },
): LiveAnswer => {
  const { output, input = 1_000, ...rest } = parts;
  return {
    index: 0,
    line: 1,
    requestId: 'req_0001',
    usage: {
      uncachedInputTokens: input,
      cacheWrite5mTokens: 0,
      cacheWrite1hTokens: 0,
      cacheReadTokens: 0,
      outputTokens: output,
      webSearches: 0,
    },
    thinkingTokens: null,
    stopReason: 'end_turn',
    refusal: null,
    times: null,
    inferenceGeo: null,
    speed: null,
    serviceTier: null,
    costUsd: 0.01,
    ...rest,
  };
};

const outcome = (answers: readonly LiveAnswer[], parts: Partial<LiveOutcome> = {}): LiveOutcome => ({
  via: 'messages',
  at: '2026-11-20T09:00:00.000Z',
  planned: answers.length,
  sent: answers.length,
  answers,
  failures: [],
  failed: 0,
  bookedUsd: 0.05,
  stopped: null,
  batch: null,
  ...parts,
});

describe('the tally of a live trial', () => {
  it('counts endings and sums what was used', () => {
    const times = { begunMs: 100, firstTokenMs: 200, wholeMs: 900 };
    const tally = tallyOf(
      outcome(
        [
          answer({ output: 100, thinkingTokens: 40, times, costUsd: 0.01 }),
          answer({ output: 300, stopReason: 'max_tokens', costUsd: 0.03 }),
          answer({
            output: 0,
            stopReason: 'refusal',
            refusal: { category: 'cyber', billed: false },
            costUsd: 0,
          }),
        ],
        { sent: 4, failed: 1 },
      ),
    );
    expect(tally).toMatchObject({
      asked: 4,
      answered: 3,
      failed: 1,
      refused: 1,
      hitMaxTokens: 1,
      stopReasons: { end_turn: 1, max_tokens: 1, refusal: 1 },
      usage: { uncachedInputTokens: 3_000, outputTokens: 400 },
      output: { count: 3, p50: 100, max: 300 },
      thinking: { count: 1, p50: 40 },
      firstTokenMs: { p50: 200 },
      wholeMs: { p50: 900 },
      costUsd: 0.05,
    });
    expect(tally?.perRequestUsd.mean).toBeCloseTo(0.04 / 3, 12);
  });

  it('leaves out what no answer tells', () => {
    expect(tallyOf(outcome([answer({ output: 5 })]))).toMatchObject({
      thinking: null,
      firstTokenMs: null,
      wholeMs: null,
    });
    expect(tallyOf(outcome([]))).toBeNull();
    expect(tallyOf(outcome([], { sent: 3, failed: 3 }))).toMatchObject({ asked: 3, answered: 0, failed: 3 });
  });

  it('prices each answer by the length of its own prompt', () => {
    const pricing = requestPricing(planWith({ model: { id: 'claude-haiku-5-5' } }), catalog);
    if (!pricing) throw new Error('Haiku 5.5 has no price.');
    const short = answer({ output: 1_000 });
    const long = answer({ output: 1_000, input: 100_001 });
    // 0.50 USD a million tokens up to a prompt of 100,000 tokens, 2.50 above.
    expect(answersUsd([short, long], pricing)?.mean).toBeCloseTo((0.0005 + 0.0025) / 2, 12);
    expect(answersUsd([], pricing)).toBeNull();
  });
});

async function trialWith(live: LiveOutcome | null) {
  const { files, samples } = samplesOf([asks('a'.repeat(4_000)), asks('b'.repeat(12_000))]);
  return measureTrial(
    files,
    { samples, bad: [], skipped: 0 },
    {
      plan: planWith({ model: { id: model } }),
      catalog,
      model,
      client: null,
      counting: { clock: () => 0, sleep: async () => {}, journal: null },
      skipBad: false,
      sandbox: () => false,
      signal: new AbortController().signal,
      now: () => new Date('2026-11-20T09:00:00Z'),
      random: seededRandom(1),
      onEvent: () => {},
      live: async () => live,
    },
  );
}

describe('a trial with live answers', () => {
  it('prices a request by its own inputs and the answers that came back', async () => {
    const seen = await trialWith(outcome([answer({ output: 100 }), answer({ output: 300 })]));
    const inputs = (await trialWith(null)).perRequestUsd;
    const answers = meanInterval(Float64Array.of(0.002, 0.006));
    const found = seen.perRequestUsd;
    expect(found).toMatchObject({ answers: 'measured', prices: 'list' });
    expect(inputs).toMatchObject({ answers: 'left-out' });
    if (!found || !inputs) throw new Error('Opus 5.5 has no price.');
    // 200 tokens at 20 USD a million.
    expect(found.mean).toBeCloseTo(inputs.mean + 0.004, 12);
    expect(found.mean - found.low).toBeCloseTo(
      Math.hypot(inputs.mean - inputs.low, answers.mean - answers.low),
      12,
    );
    expect(found.high - found.mean).toBeCloseTo(
      Math.hypot(inputs.high - inputs.mean, answers.high - answers.mean),
      12,
    );
    expect(seen.live).toMatchObject({ answered: 2 });
  });

  it('saves what fits its schema', async () => {
    const bodies = Array.from({ length: 25 }, (_, n) => asks(`Say ${'more '.repeat(n)}of it.`));
    for (const via of ['messages', 'batch'] as const) {
      const live = await liveTrial({ bodies, via });
      const seen = await trialWith(live.outcome);
      expect(trialSeen.parse(seen).live).toMatchObject({ via, answered: 25, thinking: { p50: 10 } });
    }
  });
});
