import { expect, test } from 'vitest';
import stable from '../../../checks/cost/cache-prefix-stable.ts';
import type { PrefixFamily, TrialLive } from '../../../src/judge/seen/trial.ts';
import type { PlanInput } from '../../../src/plan/schema.ts';
import { asks, judged, judgeTable } from '../../support/check-cases.ts';
import { unavailable } from '../../support/plan-builder.ts';
import { trial } from '../../support/seen-trial.ts';
import { monthPlan } from './plans.ts';

type Ttl = NonNullable<PlanInput['tokens']>['cacheTtl'];

/** Sonnet 5.5 caches from 512 tokens on. */
const cached = (cacheTtl: Ttl, repeatedPrefix: number | null, change: PlanInput = {}): PlanInput =>
  monthPlan({
    ...change,
    tokens: { cacheTtl, repeatedPrefix },
    traffic: { requestsPerDay: 100_000, shape: 'office-hours', ...change.traffic },
  });
const family = (prefixTokens: number, change: Partial<PrefixFamily> = {}): PrefixFamily => ({
  share: 1,
  prefixTokens,
  prefixCharacters: prefixTokens * 4,
  endsIn: 'the system prompt, character 812',
  varies: 'words',
  movedPrefixTokens: null,
  ...change,
});
const saw = (families: readonly PrefixFamily[], { analysed = 400, band = 0 } = {}) => ({
  trial: {
    prefixes: { analysed, families: [...families] },
    counting: band === 0 ? ({ by: 'api' } as const) : ({ by: 'estimate', band } as const),
  },
});
const dated = (prefixTokens: number, movedPrefixTokens: number, share = 1): PrefixFamily =>
  family(prefixTokens, { varies: 'date', movedPrefixTokens, share });
const notApplicable = { status: 'not-applicable', code: 'not-applicable' } as const;

judgeTable(stable, [
  { name: 'nothing said', ...asks('tokens.cacheTtl') },
  { name: 'no requests', plan: cached('5m', 3_000, { traffic: { requestsPerDay: 0 } }), ...notApplicable },
  { name: 'no model', plan: cached('5m', 3_000, { model: { id: null } }), ...asks('model.id') },
  {
    name: 'no price',
    plan: cached('5m', 3_000, { model: { id: 'claude-next-1' } }),
    status: 'inconclusive',
    code: 'price-not-documented',
  },
  {
    name: 'planned, and no trial: only samples can tell',
    plan: cached('5m', 3_000),
    seen: { trial: unavailable('No trial was made.') },
    status: 'inconclusive',
    code: 'prefix-not-sampled',
    args: { prefixTokens: 3_000, reason: 'No trial was made.' },
  },
  {
    name: 'a trial that did not look',
    plan: cached('5m', null),
    seen: { trial: { prefixes: null } },
    status: 'inconclusive',
    code: 'prefix-not-sampled',
    args: { prefixTokens: null },
  },
  {
    name: '19 samples tell nothing',
    plan: cached('5m', 3_000),
    seen: saw([family(3_000)], { analysed: 19 }),
    status: 'inconclusive',
    code: 'prefix-not-sampled',
  },
  {
    name: '20 do',
    plan: cached('5m', 3_000),
    seen: saw([family(3_000)], { analysed: 20 }),
    status: 'pass',
    code: 'prefix-stable',
  },
  { name: 'not planned, and nothing repeats', plan: cached('none', 0), ...notApplicable },
  { name: 'not planned, prefix unknown', plan: cached('none', null), ...notApplicable },
  {
    name: 'not planned, and too rare to pay',
    plan: cached('none', 3_000, { traffic: { requestsPerDay: 10 } }),
    ...notApplicable,
  },
  {
    name: 'not planned, and the plan says that it would pay: only samples can tell',
    plan: cached('none', 3_000),
    status: 'inconclusive',
    code: 'prefix-not-sampled',
  },
  {
    name: 'not planned, and the samples show nothing worth it',
    plan: cached('none', 3_000),
    seen: saw([family(12)]),
    ...notApplicable,
  },
  {
    name: 'not planned, and a date keeps it from paying: a caution',
    plan: cached('none', 0),
    seen: saw([dated(12, 3_000)]),
    status: 'warn',
    code: 'prefix-broken-early',
  },
  {
    name: 'as long as planned',
    plan: cached('5m', 3_000),
    seen: saw([family(3_000)]),
    status: 'pass',
    code: 'prefix-stable',
    basis: 'measured',
    args: { prefixTokens: 3_000, share: 1, analysed: 400, minimumTokens: 512, plannedTokens: 3_000 },
  },
  {
    name: 'the plan does not say',
    plan: cached('5m', null),
    seen: saw([family(600)]),
    status: 'pass',
    code: 'prefix-stable',
    args: { plannedTokens: null },
  },
  {
    name: 'planned 1.25 times longer',
    plan: cached('5m', 2_500),
    seen: saw([family(2_000)]),
    status: 'pass',
    code: 'prefix-stable',
  },
  {
    name: 'planned a token more than that',
    plan: cached('5m', 2_501),
    seen: saw([family(2_000)]),
    status: 'fail',
    code: 'planned-prefix-differs',
    args: { plannedTokens: 2_501, prefixTokens: 2_000 },
  },
  {
    name: 'planned 1.25 times shorter',
    plan: cached('5m', 2_000),
    seen: saw([family(2_500)]),
    status: 'pass',
    code: 'prefix-stable',
  },
  {
    name: 'planned a token less than that leaves money, and breaks nothing',
    plan: cached('5m', 2_000),
    seen: saw([family(2_501)]),
    status: 'warn',
    code: 'planned-prefix-differs',
  },
  {
    name: 'an estimate contradicts the plan only beyond its band: 2,000 may be 2,500, and 3,125 are planned',
    plan: cached('5m', 3_125),
    seen: saw([family(2_000)], { band: 0.25 }),
    status: 'pass',
    code: 'prefix-stable',
    args: { band: 0.25 },
  },
  {
    name: 'and there it does',
    plan: cached('5m', 3_126),
    seen: saw([family(2_000)], { band: 0.25 }),
    status: 'fail',
    code: 'planned-prefix-differs',
  },
  {
    name: 'a date breaks the prefix that the plan counts on',
    plan: cached('5m', 3_000),
    seen: saw([dated(12, 3_000)]),
    status: 'fail',
    code: 'prefix-broken-early',
    args: { prefixTokens: 12, movedPrefixTokens: 3_000, stored: false, varies: 'date', plannedTokens: 3_000 },
  },
  {
    name: 'or a part of it',
    plan: cached('5m', 3_000),
    seen: saw([dated(600, 3_000)]),
    status: 'fail',
    code: 'prefix-broken-early',
    args: { stored: true },
  },
  {
    name: 'or of what could be cached beyond the plan',
    plan: cached('5m', 600),
    seen: saw([dated(600, 3_000)]),
    status: 'warn',
    code: 'prefix-broken-early',
    args: { stored: true },
  },
  {
    name: 'moving it would not bring the 512 tokens',
    plan: cached('5m', 3_000),
    seen: saw([dated(12, 511)]),
    status: 'fail',
    code: 'no-stable-prefix',
    args: { prefixTokens: 12, minimumTokens: 512 },
  },
  {
    // A part of a counted prompt may lie off its scale by a tenth: 465 × 1.1 = 511.5.
    name: 'surely below the minimum',
    plan: cached('5m', 465),
    seen: saw([family(465)]),
    status: 'fail',
    code: 'no-stable-prefix',
  },
  {
    name: 'near the minimum, although the samples were counted',
    plan: cached('5m', 466),
    seen: saw([family(466)]),
    status: 'inconclusive',
    code: 'prefix-near-minimum',
    args: { band: 0.1, isCounted: true },
  },
  {
    name: 'an estimate too near to the minimum',
    plan: cached('5m', 600),
    seen: saw([family(500)], { band: 0.25 }),
    status: 'inconclusive',
    code: 'prefix-near-minimum',
  },
  {
    name: 'the family that holds most tokens speaks: 40 % of 3,000 against 60 % of 600',
    plan: cached('5m', 3_000),
    seen: saw([family(600, { share: 0.6 }), family(3_000, { share: 0.4 })]),
    status: 'pass',
    code: 'prefix-stable',
    args: { prefixTokens: 3_000, share: 0.4 },
  },
  {
    name: 'the minimum of Fable 5.2 is not documented',
    plan: cached('5m', 3_000, { model: { id: 'claude-fable-5-2' } }),
    seen: { trial: { ...saw([family(3_000)]).trial, model: 'claude-fable-5-2' } },
    status: 'inconclusive',
    code: 'prefix-minimum-unknown',
    args: { safeTokens: 4_096 },
  },
]);

const live = (change: Partial<TrialLive['usage']>, more: Partial<TrialLive> = {}) => {
  if (!trial.live) throw new Error('The trial of the tests has live answers.');
  return {
    trial: {
      ...saw([family(3_000)]).trial,
      live: { ...trial.live, ...more, usage: { ...trial.live.usage, ...change } },
    },
  };
};

judgeTable(
  stable,
  [
    {
      name: '100 requests wrote 300,000 tokens and read none: 0.50 more a million for 5 minutes',
      plan: cached('5m', 3_000),
      seen: live({ cacheWrite5mTokens: 300_000 }),
      status: 'fail',
      code: 'cache-written-never-read',
      basis: 'measured',
      args: { via: 'messages', answered: 100, writtenTokens: 300_000, extraUsd: 0.15 },
    },
    {
      name: 'and 2 more for an hour',
      plan: cached('1h', 3_000),
      seen: live({ cacheWrite1hTokens: 300_000 }),
      status: 'fail',
      code: 'cache-written-never-read',
      args: { extraUsd: 0.6 },
    },
    {
      name: 'one read is none of it',
      plan: cached('5m', 3_000),
      seen: live({ cacheWrite5mTokens: 9, cacheReadTokens: 1 }),
      status: 'pass',
      code: 'prefix-stable',
    },
    {
      name: 'one request can only write',
      plan: cached('5m', 3_000),
      seen: live({ cacheWrite5mTokens: 9 }, { answered: 1 }),
      status: 'pass',
      code: 'prefix-stable',
    },
    {
      name: '19 requests are a caution',
      plan: cached('5m', 3_000),
      seen: live({ cacheWrite5mTokens: 9 }, { answered: 19 }),
      status: 'warn',
      code: 'cache-written-never-read',
    },
    {
      name: 'a batch promises no hits',
      plan: cached('5m', 3_000),
      seen: live({ cacheWrite5mTokens: 9 }, { via: 'batch' }),
      status: 'warn',
      code: 'cache-written-never-read',
      args: { extraUsd: null },
    },
    {
      name: 'the samples cache, and the plan does not: a caution',
      plan: cached('none', 0),
      seen: live({ cacheWrite5mTokens: 300_000 }),
      status: 'warn',
      code: 'cache-written-never-read',
    },
  ],
  'what live requests wrote and read',
);

test('what was measured and what was planned stand side by side', () => {
  const { figures } = judged(stable, { plan: cached('5m', 3_000), seen: saw([dated(12, 2_900)]) });
  expect(figures.map(({ value, origin }) => [value, origin])).toEqual([
    [12, 'measured'],
    [100, 'measured'],
    [2_900, 'measured'],
    [3_000, 'planned'],
  ]);
});
