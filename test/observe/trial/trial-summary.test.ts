import { describe, expect, test } from 'vitest';
import { catalog } from '../../../src/catalog/catalog.ts';
import { measuredMonth } from '../../../src/judge/measured-sizes.ts';
import { mostSlices, type TrialSeen } from '../../../src/judge/seen/trial.ts';
import type { LiveAnswer } from '../../../src/observe/trial/live-answer.ts';
import { SampleTable } from '../../../src/observe/trial/sample-table.ts';
import { summaryOf } from '../../../src/observe/trial/summary-of.ts';
import { carriedBy, maxTokensOf, perRequestUsd } from '../../../src/observe/trial/trial-summary.ts';
import { plannedMonth } from '../../../src/plan/workload.ts';
import { monthPlan } from '../../checks/cost/plans.ts';
import { observedWith, planWith } from '../../support/plan-builder.ts';
import { trial } from '../../support/seen-trial.ts';

const values = (...numbers: readonly number[]) => Float64Array.from(numbers);

describe('summaryOf', () => {
  test('values in any order', () => {
    const { mean, ...rest } = summaryOf(values(5, 1, 3));
    expect(rest).toEqual({ count: 3, p50: 3, p90: 5, p95: 5, p99: 5, max: 5, slices: [1, 3, 5] });
    // Standard error 2 / √3, Student's t of two degrees of freedom 4.303: 4.97 to either side, and no size is negative.
    expect(mean).toEqual({ mean: 3, low: 0, high: expect.closeTo(7.9687, 3) });
  });

  test('no more slices than are kept, with the mean of all', () => {
    const { slices, mean, p95 } = summaryOf(Float64Array.from({ length: 1_000 }, (_, n) => n + 1));
    expect(slices).toHaveLength(mostSlices);
    // 1 to 5 at the bottom, 996 to 1,000 at the top.
    expect([slices[0], slices.at(-1), mean.mean, p95]).toEqual([3, 998, 500.5, 950]);
  });

  test('of one value there is no interval, and of none only zeros', () => {
    expect(summaryOf(values(7)).mean).toEqual({ mean: 7, low: 7, high: 7 });
    expect(summaryOf(values())).toMatchObject({ count: 0, p50: 0, max: 0, slices: [] });
  });
});

describe('samples at some places of the table', () => {
  const nothing = { system: false, tools: false, images: false, documents: false, cacheControl: false };
  const samples = new SampleTable();
  const add = (maxTokens: number | null, carry: Partial<typeof nothing>) =>
    samples.add({
      line: samples.length + 1,
      offset: 0,
      bytes: 1,
      estimatedTokens: 1,
      maxTokens,
      carry: { ...nothing, ...carry },
    });
  add(100, { system: true, tools: true });
  add(null, { system: true, images: true });
  add(300, { documents: true, cacheControl: true });

  test('state a max_tokens, or do not', () => {
    expect(maxTokensOf(samples, [0, 1, 2])).toMatchObject({ count: 2, p50: 100, max: 300 });
    expect(maxTokensOf(samples, [1])).toBeNull();
  });

  test('carry what they carry', () => {
    const all = { system: 2, tools: 1, images: 1, documents: 1, cacheControl: 1 };
    expect(carriedBy(samples, [0, 1, 2])).toEqual(all);
    expect(carriedBy(samples, [1])).toEqual({
      system: 1,
      tools: 0,
      images: 1,
      documents: 0,
      cacheControl: 0,
    });
    expect(carriedBy(samples, [])).toEqual({ system: 0, tools: 0, images: 0, documents: 0, cacheControl: 0 });
  });
});

describe('one request', () => {
  const prompts = values(1_000, 3_000);
  const planned = planWith(monthPlan());
  const unsaid = planWith(monthPlan({ tokens: { output: { typical: null, p95: null } } }));
  const answerOf = (outputTokens: number): LiveAnswer => ({
    index: 0,
    line: 1,
    requestId: null,
    usage: {
      uncachedInputTokens: 2_000,
      cacheWrite5mTokens: 0,
      cacheWrite1hTokens: 0,
      cacheReadTokens: 0,
      outputTokens,
      webSearches: 0,
    },
    thinkingTokens: null,
    stopReason: 'end_turn',
    refusal: null,
    times: null,
    inferenceGeo: null,
    speed: null,
    serviceTier: null,
    costUsd: 1,
  });

  test.each([
    // Sonnet 5.5 at 2 / 10: 2,000 tokens of prompt are $0.004, 500 planned of the answer $0.005.
    ['with planned answers', planned, [], 0.009, 'planned', 'planned'],
    ['without answers nobody knows', unsaid, [], 0.004, 'left-out', 'planned'],
    // Two answers do not stand in for the planned ones, in a month neither.
    ['with too few answers', planned, [answerOf(200), answerOf(400)], 0.009, 'planned', 'planned'],
    // 300 measured on average: $0.003.
    [
      'with few answers and none planned',
      unsaid,
      [answerOf(200), answerOf(400)],
      0.007,
      'measured',
      'planned',
    ],
    // How far the mean of one may stray nobody knows.
    ['with one answer and none planned', unsaid, [answerOf(300)], 0.004, 'left-out', 'planned'],
    [
      'of a plan that says little',
      planWith({ model: { id: 'claude-sonnet-5-5' } }),
      [],
      0.004,
      'left-out',
      'list',
    ],
    // One request in five through batches at half price: nine tenths of $0.009.
    [
      'of a batched part',
      planWith(monthPlan({ task: { features: ['batch'] }, traffic: { batchableShare: 0.2 } })),
      [],
      0.0081,
      'planned',
      'planned',
    ],
  ] as const)('%s', (_, plan, answers, mean, kind, prices) => {
    const request = perRequestUsd(prompts, answers, plan, catalog);
    expect(request).toMatchObject({ mean: expect.closeTo(mean, 9), answers: kind, prices });
    expect(request?.low).toBeLessThan(mean);
    expect(request?.high).toBeGreaterThan(mean);
  });

  test.each([
    [30, 20, 'measured', 0.007],
    [30, 19, 'planned', 0.009],
    [29, 20, 'planned', 0.009],
  ] as const)('%i prompts and %i answers: %s ones', (samples, count, kind, mean) => {
    const sizes = Float64Array.from({ length: samples }, () => 2_000);
    const answers = Array.from({ length: count }, () => answerOf(300));
    const request = perRequestUsd(sizes, answers, planned, catalog);
    expect(request).toMatchObject({ answers: kind, mean: expect.closeTo(mean, 9) });
  });

  test('is cached by what the samples begin with, as the forecast of the same trial is', () => {
    const cached = planWith(
      monthPlan({
        task: { features: ['prompt-caching'] },
        tokens: { cacheTtl: '5m', repeatedPrefix: 0 },
        traffic: { requestsPerDay: 100_000, shape: 'steady' },
      }),
    );
    const prefixes = {
      analysed: 400,
      families: [
        {
          share: 0.75,
          prefixTokens: 3_000,
          prefixCharacters: 12_000,
          endsIn: 'message 1',
          varies: 'words',
          movedPrefixTokens: null,
        },
      ],
    } as const satisfies TrialSeen['prefixes'];
    const sizes = Float64Array.from({ length: 400 }, () => 4_000);
    const answers = Array.from({ length: 100 }, () => answerOf(500));
    const seen = perRequestUsd(sizes, answers, cached, catalog, {
      ...prefixes,
      families: [...prefixes.families],
    });
    const output = summaryOf(Float64Array.from({ length: 100 }, () => 500));
    const live = trial.live && { ...trial.live, output };
    const observed = observedWith({
      trial: { input: summaryOf(sizes), live, prefixes: { ...prefixes, families: [...prefixes.families] } },
    });
    const month = plannedMonth(cached, catalog, measuredMonth({ plan: cached, catalog, observed }));
    if (month.kind !== 'planned') throw new Error('It is planned.');
    expect(seen?.mean).toBeCloseTo(month.forecast.medium.perRequestUsd, 12);
    // By the planned prefix nothing is cached: $0.008 of prompt and $0.005 of answer.
    expect(perRequestUsd(sizes, answers, cached, catalog)?.mean).toBeCloseTo(0.013, 9);
    expect(seen?.mean).toBeLessThan(0.0095);
  });

  test('a planned answer moves the interval and does not widen it', () => {
    const [without, having] = [unsaid, planned].map((plan) => perRequestUsd(prompts, [], plan, catalog));
    if (!without || !having) throw new Error('Both have a price.');
    expect(having.high - having.low).toBeCloseTo(without.high - without.low, 9);
  });

  test('beyond the step of Haiku 5.5 costs more a token, each prompt by its own length', () => {
    const haiku = planWith({ model: { id: 'claude-haiku-5-5' } });
    // 100,000 at $0.10 and 200,000 at $0.50 a million: $0.01 and $0.10.
    expect(perRequestUsd(values(100_000, 200_000), [], haiku, catalog)?.mean).toBeCloseTo(0.055, 9);
  });

  test('of an unknown model has no price', () => {
    expect(perRequestUsd(prompts, [], planWith({ model: { id: 'claude-unheard-of' } }), catalog)).toBeNull();
  });
});
