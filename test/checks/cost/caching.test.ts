import { expect, test } from 'vitest';
import caching from '../../../checks/cost/caching.ts';
import type { PlanInput } from '../../../src/plan/schema.ts';
import { asks, judged, judgeTable } from '../../support/check-cases.ts';
import { cached } from './caching-plans.ts';
import { monthPlan } from './plans.ts';

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
