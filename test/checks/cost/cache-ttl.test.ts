import { expect, test } from 'vitest';
import cacheTtl from '../../../checks/cost/cache-ttl.ts';
import type { PlanInput } from '../../../src/plan/schema.ts';
import { asks, judged, judgeTable } from '../../support/check-cases.ts';
import { monthPlan } from './plans.ts';

type Ttl = NonNullable<PlanInput['tokens']>['cacheTtl'];

/** Sonnet 5.5: input 2, writes 2.50 and 4, reads 0.10 a million; prefixes from 512 tokens on. Twenty days. */
const cached = (ttl: Ttl, requestsPerDay: number, change: PlanInput = {}): PlanInput =>
  monthPlan({
    ...change,
    tokens: {
      input: { typical: 120_000, p95: 120_000 },
      cacheTtl: ttl,
      repeatedPrefix: 100_000,
      ...change.tokens,
    },
    traffic: { requestsPerDay, shape: 'office-hours', ...change.traffic },
  });
const bursts = (ttl: Ttl, burstsPerDay: number | null, requestsPerDay = 480): PlanInput =>
  cached(ttl, requestsPerDay, { traffic: { shape: 'scheduled-bursts', burstsPerDay } });
/** Of a request whose prefix of 100,000 tokens is found by that share: USD saved against plain input. */
const saved = (hits: number, write: number): number => (2 - (hits * 0.1 + (1 - hits) * write)) * 0.1;
const notApplicable = { status: 'not-applicable', code: 'not-applicable' } as const;

const [shortHits, longHits] = [0.99 * (1 - (1 - 5 / 600) ** 100), 0.99 * (1 - 0.9 ** 100)];

judgeTable(cacheTtl, [
  { name: 'nothing said', ...asks('tokens.cacheTtl') },
  {
    name: 'caching is wanted, for how long is open',
    plan: monthPlan({ task: { features: ['prompt-caching'] } }),
    ...asks('tokens.cacheTtl'),
  },
  { name: 'caching is no feature', plan: cached(undefined, 100), ...notApplicable },
  { name: 'decided against', plan: cached('none', 100), ...notApplicable },
  { name: 'no requests', plan: cached('5m', 0), ...notApplicable },
  { name: 'no model', plan: cached('5m', 100, { model: { id: null } }), ...asks('model.id') },
  {
    name: 'no price',
    plan: cached('5m', 100, { model: { id: 'claude-next-1' } }),
    status: 'inconclusive',
    code: 'price-not-documented',
  },
  {
    name: 'prefix unknown',
    plan: cached('5m', 100, { tokens: { repeatedPrefix: null } }),
    ...asks('tokens.repeatedPrefix'),
  },
  {
    name: 'prefix too short',
    plan: cached('5m', 100, { tokens: { repeatedPrefix: 511 } }),
    ...notApplicable,
  },
  {
    name: 'everything is batched',
    plan: cached('5m', 100, { task: { features: ['batch'] }, traffic: { batchableShare: 1 } }),
    ...notApplicable,
  },
  {
    name: 'traffic unknown',
    plan: cached('5m', 100, { traffic: { shape: null } }),
    ...asks('traffic.shape'),
  },
  { name: 'bursts, how many is open', plan: bursts('5m', null), ...asks('traffic.burstsPerDay') },
  { name: 'nothing pays: 3 a day, and an hour is found by too few', plan: cached('1h', 3), ...notApplicable },
  {
    name: '100 a day in 10 hours: within 5 minutes 56 % find it, within an hour nearly all',
    plan: cached('5m', 100),
    status: 'warn',
    code: 'caching-better-with',
    basis: 'simulated',
    args: {
      ttl: '5m',
      hitShare: shortHits,
      breakEvenHitShare: 0.5 / 2.4,
      savingUsd: 2_000 * saved(shortHits, 2.5),
      other: '1h',
      otherHitShare: longHits,
      otherBreakEvenHitShare: 2 / 3.9,
      otherBreakEvenReads: 2,
      otherSavingUsd: 2_000 * saved(longHits, 4),
      bursts: null,
    },
  },
  {
    name: 'an hour is right there',
    plan: cached('1h', 100),
    status: 'pass',
    code: 'cache-ttl-fits',
    args: { other: '5m' },
  },
  {
    name: 'a request every second: both are found, and only the first write of a day is dearer for an hour',
    plan: cached('1h', 36_000),
    status: 'pass',
    code: 'cache-ttl-fits',
    args: { hitShare: 1 - 1 / 36_000, otherHitShare: 1 - 1 / 36_000 },
  },
  {
    name: '48 bursts of ten requests a day, half an hour apart: an hour bridges the pauses, 5 minutes do not',
    plan: bursts('5m', 48),
    status: 'warn',
    code: 'caching-better-with',
    args: {
      hitShare: expect.closeTo(1 - 48 / 480, 4),
      otherHitShare: expect.closeTo(1 - 1 / 480, 4),
      bursts: 48,
    },
  },
  {
    name: '4 bursts a day, hours apart: neither bridges them, and 4 dearer writes a day are no reason to change',
    plan: bursts('1h', 4, 400),
    status: 'pass',
    code: 'cache-ttl-fits',
    args: {
      ttl: '1h',
      hitShare: 1 - 4 / 400,
      other: '5m',
      otherHitShare: expect.closeTo(1 - 4 / 400, 6),
      bursts: 4,
    },
  },
  {
    name: 'a difference of less than 5 USD is no reason to change',
    plan: cached('5m', 100, { tokens: { input: { typical: 4_000, p95: 4_000 }, repeatedPrefix: 1_000 } }),
    status: 'pass',
    code: 'cache-ttl-fits',
    args: { savingUsd: 20 * saved(shortHits, 2.5), otherSavingUsd: 20 * saved(longHits, 4) },
  },
]);

test('never stops a launch', () => {
  expect(cacheTtl.blocksFrom).toBe('never');
});

test('the other time to live is a figure too', () => {
  const { figures } = judged(cacheTtl, { plan: cached('5m', 100) });
  expect(figures).toContainEqual(
    expect.objectContaining({
      name: 'Saving if cached for 1h',
      value: expect.closeTo(2_000 * saved(longHits, 4), 6),
    }),
  );
});
