import { describe, expect, test } from 'vitest';
import caching from '../../../checks/cost/caching.ts';
import type { PrefixFamily } from '../../../src/judge/seen/trial.ts';
import type { PlanInput } from '../../../src/plan/schema.ts';
import { asks, judged, judgeTable } from '../../support/check-cases.ts';
import { spread } from '../../support/plan-builder.ts';
import { monthPlan } from './plans.ts';

type Ttl = NonNullable<PlanInput['tokens']>['cacheTtl'];

/** Sonnet 5.5: input 2, writes 2.50 and 4, reads 0.10; prefixes from 512 tokens on. Ten active hours. */
const cached = (
  cacheTtl: Ttl,
  repeatedPrefix: number | null,
  requestsPerDay = 100_000,
  change: PlanInput = {},
): PlanInput =>
  monthPlan({
    ...change,
    tokens: { cacheTtl, repeatedPrefix },
    traffic: { requestsPerDay, shape: 'office-hours', ...change.traffic },
  });
const wanted = { task: { features: ['prompt-caching'] } } satisfies PlanInput;

judgeTable(caching, [
  { name: 'nothing said', ...asks('tokens.cacheTtl') },
  { name: 'wanted, for how long is open', plan: monthPlan(wanted), ...asks('tokens.cacheTtl') },
  { name: 'no model', plan: monthPlan({ model: { id: null } }), ...asks('model.id') },
  { name: 'planned, prefix unknown', plan: cached('5m', null), ...asks('tokens.repeatedPrefix') },
  { name: 'not planned, prefix unknown', plan: cached('none', null), ...asks('tokens.repeatedPrefix') },
  {
    name: 'wanted and switched off',
    plan: cached('none', 3_000, 9, wanted),
    status: 'warn',
    code: 'caching-switched-off',
    args: { prefixTokens: 3_000 },
  },
  {
    name: 'planned, and no requests come',
    plan: { ...cached('5m', 3_000), traffic: { requestsPerDay: 0 } },
    status: 'not-applicable',
    code: 'not-applicable',
  },
  {
    name: 'planned, and nothing repeats',
    plan: cached('5m', 0),
    status: 'fail',
    code: 'caching-without-prefix',
  },
  {
    name: 'one token below the 512 of Sonnet 5.5',
    plan: cached('5m', 511),
    status: 'fail',
    code: 'prefix-below-minimum',
    args: { prefixTokens: 511, minimumTokens: 512 },
  },
  {
    name: 'exactly 512 is stored',
    plan: cached('5m', 512),
    status: 'pass',
    code: 'caching-pays',
    args: { prefixTokens: 512 },
  },
  {
    name: 'Haiku 4.5 wants 4,096',
    plan: cached('5m', 3_000, 9, { model: { id: 'claude-haiku-4-5' } }),
    status: 'fail',
    code: 'prefix-below-minimum',
    args: { minimumTokens: 4_096 },
  },
  {
    name: 'the minimum of Fable 5.2 is not documented',
    plan: cached('5m', 3_000, 9, { model: { id: 'claude-fable-5-2' } }),
    status: 'inconclusive',
    code: 'prefix-minimum-unknown',
    args: { safeTokens: 4_096 },
  },
  {
    name: 'so whether caching would pay there is worth a trial: 2,000,000 prefixes of 3,000 tokens at 7.80',
    plan: cached('none', 3_000, 100_000, { model: { id: 'claude-fable-5-2' } }),
    status: 'warn',
    code: 'prefix-minimum-unknown',
    args: { prefixTokens: 3_000, safeTokens: 4_096 },
    basis: 'simulated',
  },
  {
    name: 'and not where it would save next to nothing even if it were stored',
    plan: cached('none', 3_000, 10, { model: { id: 'claude-fable-5-2' } }),
    status: 'pass',
    code: 'caching-not-worth-it',
  },
  {
    name: 'nothing repeats, whatever the minimum of Fable 5.2 is',
    plan: cached('none', 0, 9, { model: { id: 'claude-fable-5-2' } }),
    status: 'pass',
    code: 'nothing-to-cache',
  },
  {
    name: 'traffic unknown',
    plan: cached('5m', 3_000, 9, { traffic: { shape: null } }),
    ...asks('traffic.shape'),
  },
  {
    name: 'warm but for the first of each of 20 days: reads of 3,000 tokens at 1.90 less a million, writes at 0.50 more',
    plan: cached('5m', 3_000),
    status: 'pass',
    code: 'caching-pays',
    args: {
      prefixTokens: 3_000,
      hitShare: 0.99999,
      savingUsd: 1_999_980 * 3e-3 * 1.9 - 20 * 3e-3 * 0.5,
      breakEvenReads: 1,
      breakEvenHitShare: 0.5 / 2.4,
    },
  },
  {
    name: '10 a day: 7 % hit within 5 minutes, and even an hour is found by 57 % only',
    // The first of the ten always writes; before each other one 5 of 600 minutes must not be free of all ten. 200 prefixes
    // a month at (2 - (h * 0.1 + (1 - h) * w)) per million tokens.
    plan: cached('5m', 3_000, 10),
    status: 'fail',
    code: 'caching-costs-more',
    args: {
      hitShare: 0.9 * (1 - (1 - 5 / 600) ** 10),
      savingUsd: 200 * 3e-3 * (2 - (2.5 - 2.4 * 0.9 * (1 - (1 - 5 / 600) ** 10))),
      other: '1h',
      otherSavingUsd: 200 * 3e-3 * (2 - (4 - 3.9 * 0.9 * (1 - 0.9 ** 10))),
    },
  },
  {
    name: '100 a day of a long prefix, found by half within 5 minutes: it pays, and cost/cache-ttl says what pays more',
    plan: cached('5m', 100_000, 100, {}),
    status: 'pass',
    code: 'caching-pays',
    args: { ttl: '5m', hitShare: 0.99 * (1 - (1 - 5 / 600) ** 100) },
  },
  {
    name: 'an hour is the right choice there',
    plan: cached('1h', 3_000, 100),
    status: 'pass',
    code: 'caching-pays',
    args: { ttl: '1h', breakEvenReads: 2, hitShare: 0.99 * (1 - 0.9 ** 100) },
  },
  {
    name: 'everything is batched',
    plan: cached('5m', 3_000, 9, { task: { features: ['batch'] }, traffic: { batchableShare: 1 } }),
    status: 'not-applicable',
    code: 'not-applicable',
  },
  {
    name: 'a large prefix sent uncached: $11,400 of $30,700 left',
    plan: cached('none', 3_000),
    status: 'warn',
    code: 'caching-left-out',
    args: { ttl: '5m', savingUsd: 1_999_980 * 3e-3 * 1.9 - 20 * 3e-3 * 0.5, mediumUsd: 30_700 },
  },
  {
    name: 'the same, because caching is no feature',
    plan: cached(undefined, 3_000),
    status: 'warn',
    code: 'caching-left-out',
  },
  {
    name: 'too rare to be worth it',
    plan: cached('none', 3_000, 10),
    status: 'pass',
    code: 'caching-not-worth-it',
  },
  {
    name: 'nothing to cache',
    plan: cached('none', 511),
    status: 'pass',
    code: 'nothing-to-cache',
    args: { minimumTokens: 512 },
  },
  {
    name: 'no price',
    plan: cached('5m', 3_000, 9, { model: { id: 'claude-next-1' } }),
    status: 'inconclusive',
    code: 'price-not-documented',
  },
]);

const family = (share: number, prefixTokens: number): PrefixFamily => ({
  share,
  prefixTokens,
  prefixCharacters: prefixTokens * 4,
  endsIn: 'message 1',
  varies: 'words',
  movedPrefixTokens: null,
});
/** What a trial saw at the beginning of so many samples; the sizes of the month stay planned. */
const saw = (families: readonly PrefixFamily[], analysed = 400, band: number | null = null) => ({
  trial: {
    prefixes: { analysed, families: [...families] },
    input: { ...spread(400, 4_000, 0), slices: [] },
    live: null,
    counting: band === null ? ({ by: 'api' } as const) : ({ by: 'estimate', band } as const),
  },
});

judgeTable(
  caching,
  [
    {
      name: 'the samples begin alike for 600 tokens and stand in for the 3,000 planned',
      plan: cached('5m', 3_000),
      seen: saw([family(1, 600)]),
      status: 'pass',
      code: 'caching-pays',
      basis: 'measured',
      args: {
        prefixTokens: 600,
        savingUsd: 1_999_980 * 6e-4 * 1.9 - 20 * 6e-4 * 0.5,
        from: { kind: 'trial', families: 1, share: 1, band: 0 },
      },
    },
    {
      name: 'they answer what the plan leaves open',
      plan: cached('5m', null),
      seen: saw([family(1, 600)]),
      status: 'pass',
      code: 'caching-pays',
      args: { prefixTokens: 600 },
    },
    {
      name: 'fewer than 20 samples stand in for nothing',
      plan: cached('5m', 3_000),
      seen: saw([family(1, 600)], 19),
      status: 'pass',
      code: 'caching-pays',
      basis: 'simulated',
      args: { prefixTokens: 3_000, from: { kind: 'plan' } },
    },
    {
      name: 'a trial of another model neither',
      plan: cached('5m', 3_000, 100_000, { model: { id: 'claude-opus-5-5' } }),
      seen: saw([family(1, 600)]),
      status: 'pass',
      code: 'caching-pays',
      args: { prefixTokens: 3_000 },
    },
    {
      name: 'of two families the one below 512 tokens saves nothing, the other by its share of the requests',
      // 60,000 a day over 20 days: 1,200,000 of 2,000 tokens, of which 20 are writes.
      plan: cached('5m', 3_000),
      seen: saw([family(0.4, 511), family(0.6, 2_000)]),
      status: 'pass',
      code: 'caching-pays',
      args: {
        prefixTokens: 2_000,
        hitShare: 1 - 1 / 60_000,
        savingUsd: 1_199_980 * 2e-3 * 1.9 - 20 * 2e-3 * 0.5,
        from: { kind: 'trial', families: 1, share: 0.6, band: 0 },
      },
    },
    {
      name: 'two families that are stored save together; the one that holds most tokens is told',
      plan: cached('5m', 3_000),
      seen: saw([family(0.7, 1_000), family(0.3, 3_000)]),
      status: 'pass',
      code: 'caching-pays',
      args: {
        prefixTokens: 3_000,
        hitShare: 0.7 * (1 - 1 / 70_000) + 0.3 * (1 - 1 / 30_000),
        savingUsd: 1_399_980 * 1e-3 * 1.9 - 20 * 1e-3 * 0.5 + 599_980 * 3e-3 * 1.9 - 20 * 3e-3 * 0.5,
      },
    },
    {
      name: 'surely below the minimum (465 × 1.1 = 511.5), whatever the plan says',
      plan: cached('5m', 3_000),
      seen: saw([family(1, 465)]),
      status: 'fail',
      code: 'prefix-below-minimum',
      basis: 'measured',
      args: { prefixTokens: 465, minimumTokens: 512 },
    },
    {
      name: 'so near to the minimum that nothing is sure',
      plan: cached('5m', 3_000),
      seen: saw([family(1, 466)]),
      status: 'inconclusive',
      code: 'prefix-near-minimum',
      args: { band: 0.1, isCounted: true },
    },
    {
      name: 'nothing in common at all',
      plan: cached('5m', 3_000),
      seen: saw([family(1, 0)]),
      status: 'fail',
      code: 'caching-without-prefix',
      args: { from: { kind: 'trial', families: 1, share: 1, band: 0 } },
    },
    {
      name: 'an estimate replaces no word of a person',
      plan: cached('5m', 3_000),
      seen: saw([family(1, 400)], 400, 0.25),
      status: 'pass',
      code: 'caching-pays',
      basis: 'simulated',
      args: { prefixTokens: 3_000, from: { kind: 'plan' } },
    },
    {
      name: 'where the plan is silent it tells: one of 500 tokens, off by up to a quarter, may be 625',
      plan: cached('5m', null),
      seen: saw([family(1, 500)], 400, 0.25),
      status: 'inconclusive',
      code: 'prefix-near-minimum',
      args: { prefixTokens: 500, minimumTokens: 512, band: 0.25 },
    },
    {
      name: 'one of 600 may be 450',
      plan: cached('5m', null),
      seen: saw([family(1, 600)], 400, 0.25),
      status: 'inconclusive',
      code: 'prefix-near-minimum',
    },
    {
      name: 'one of 690 is surely above 512, one of 400 surely below',
      plan: cached('5m', null),
      seen: saw([family(1, 690)], 400, 0.25),
      status: 'pass',
      code: 'caching-pays',
      args: { from: { kind: 'trial', families: 1, share: 1, band: 0.25 } },
    },
    {
      name: 'surely below',
      plan: cached('5m', null),
      seen: saw([family(1, 400)], 400, 0.25),
      status: 'fail',
      code: 'prefix-below-minimum',
    },
    {
      name: 'not planned, and the samples show what is left: 2,000 tokens instead of none',
      plan: cached('none', 0),
      seen: saw([family(1, 2_000)]),
      status: 'warn',
      code: 'caching-left-out',
      args: { prefixTokens: 2_000, savingUsd: 1_999_980 * 2e-3 * 1.9 - 20 * 2e-3 * 0.5 },
    },
    {
      name: 'not planned, and nothing is in common',
      plan: cached('none', 3_000),
      seen: saw([family(1, 12)]),
      status: 'pass',
      code: 'nothing-to-cache',
      args: { prefixTokens: 12 },
    },
  ],
  'what the samples have in common',
);

describe('relief of the input limit', () => {
  const relief = (plan: PlanInput, seen = {}) => {
    const { args } = judged(caching, { plan, seen });
    return (args as { reliefTokensPerMinute: number }).reliefTokensPerMinute;
  };
  const peak = (peakRequestsPerMinute: number): PlanInput =>
    cached('5m', 3_000, 100_000, { traffic: { peakRequestsPerMinute } });

  test('is what the reads of the busiest minute do not count', () => {
    // 100 prompts a minute, 3,000 tokens each; all but e^-500 of them find the prefix.
    expect(relief(peak(100))).toBeCloseTo(300_000, 6);
    // From the shape of the day: twice the mean of 10 hours, 2 * 100,000 / 600.
    expect(relief(cached('5m', 3_000))).toBeCloseTo((3_000 * 2 * 100_000) / 600, 6);
    // At one request in 100 minutes 1 - e^(-5/100) find it.
    expect(relief(peak(0.01))).toBeCloseTo(0.01 * 3_000 * (1 - Math.exp(-0.05)), 9);
  });

  test('counts only the requests that begin with it', () => {
    expect(relief(peak(100), saw([family(0.6, 2_000), family(0.4, 100)]))).toBeCloseTo(60 * 2_000, 6);
  });

  test('is a figure', () => {
    const { figures } = judged(caching, { plan: peak(100) });
    expect(figures).toContainEqual(
      expect.objectContaining({ unit: 'tokens/min', value: expect.closeTo(300_000, 6), origin: 'simulated' }),
    );
  });
});

test('a minimum nobody documents is no figure', () => {
  const plan = cached('5m', 3_000, 9, { model: { id: 'claude-fable-5-2' } });
  expect(judged(caching, { plan }).figures.map(({ name }) => name)).toEqual(['Repeated prefix']);
  const tried = cached('none', 3_000, 100_000, { model: { id: 'claude-fable-5-2' } });
  expect(judged(caching, { plan: tried }).figures[0]).toMatchObject({
    name: 'Saving by caching in a medium month',
    value: expect.closeTo(1_999_980 * 3e-3 * 7.8 - 20 * 3e-3 * 2, 6),
  });
});

test('the share of requests that find the prefix is a percentage', () => {
  const { figures } = judged(caching, { plan: cached('5m', 3_000, 2) });
  // Two a day: the first writes, and the second comes within 5 of 600 minutes unless both lie in what 5 less leave.
  expect(figures.find(({ name }) => name === 'Requests that find the prefix cached')).toMatchObject({
    value: expect.closeTo(50 * (1 - (1 - 5 / 600) ** 2), 9),
    unit: 'percent',
  });
});
