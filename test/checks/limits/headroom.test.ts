import { describe, expect, test } from 'vitest';
import check from '../../../checks/limits/headroom.ts';
import type { PlanInput } from '../../../src/plan/schema.ts';
import { asks, judged, judgeTable } from '../../support/check-cases.ts';
import { about } from './about.ts';
import { configured, headers, live, onTier, startLimits } from './plans.ts';

const growing = (perMinute: number, growthPerMonth: number | null): PlanInput =>
  live(perMinute, { traffic: { peakRequestsPerMinute: perMinute, growthPerMonth } });
const sized = (perMinute: number, input: number, output: number): PlanInput =>
  live(perMinute, {
    tokens: { input: { typical: input, p95: input }, output: { typical: output, p95: output } },
  });

/** Start lets in 1,000 requests, 2,000,000 input and 400,000 output tokens a minute. */
judgeTable(check, [
  { name: 'nothing said', plan: onTier('start'), ...asks('traffic.requestsPerDay') },
  { name: 'no tier', plan: live(9, { limits: {} }), ...asks('limits.tier') },
  { name: 'nothing sent', plan: live(0), status: 'not-applicable', code: 'not-applicable' },
  {
    name: '1,000 / 400',
    plan: live(400),
    status: 'pass',
    code: 'headroom-enough',
    basis: 'documented',
    args: {
      headroom: { median: about(2.5, 0.02) },
      wanted: 2,
      tightest: { limiter: 'rpm', perMinute: 1_000, rung: 'table' },
      movableShare: 0,
      months: null,
      growthPerMonth: null,
      increaseBy: 'console',
    },
  },
  {
    name: '1,000 / 600',
    plan: live(600),
    status: 'fail',
    code: 'headroom-small',
    args: { headroom: { median: about(1.67, 0.02) } },
  },
  {
    name: '1,000 / 2,000: not even the planned traffic',
    plan: live(2_000),
    status: 'fail',
    code: 'headroom-small',
    args: { headroom: { median: about(0.5, 0.02), high: about(0.5, 0.02) } },
  },
  {
    // 10 / 3.9 is 2.6, were nothing left to chance; so few requests come in bunches, which take a fifth of that or more.
    name: 'chance decides',
    plan: live(3.9),
    seen: { 'tiny-message': headers(10, 2_000_000, 400_000) },
    status: 'inconclusive',
    code: 'headroom-uncertain',
    basis: 'live',
  },
  {
    name: 'enough of the one limit that is known',
    plan: live(400, { limits: {} }),
    seen: { 'tiny-message': headers(1_000, null, null) },
    status: 'inconclusive',
    code: 'headroom-partly-known',
    args: { unknown: ['itpm', 'otpm'], tightest: { limiter: 'rpm', perMinute: 1_000, rung: 'header' } },
  },
  {
    name: 'too little of the one limit that is known',
    plan: live(600, { limits: {} }),
    seen: { 'tiny-message': headers(1_000, null, null) },
    status: 'fail',
    code: 'headroom-small',
  },
  {
    name: 'a limit of 0 carries nothing',
    plan: live(1),
    seen: { 'tiny-message': headers(0, 2_000_000, 400_000) },
    status: 'fail',
    code: 'headroom-small',
    args: { headroom: { median: 0, low: 0, high: 0 }, months: null },
  },
  {
    // 2,000,000 / (100 × 8,000)
    name: 'input is the tightest',
    plan: sized(100, 8_000, 10),
    status: 'pass',
    code: 'headroom-enough',
    args: { tightest: { limiter: 'itpm', perMinute: 2_000_000 }, headroom: { median: about(2.5) } },
  },
  {
    // 400,000 / (300 × 1,000)
    name: 'output is the tightest',
    plan: sized(300, 100, 1_000),
    status: 'fail',
    code: 'headroom-small',
    args: { tightest: { limiter: 'otpm' }, headroom: { median: about(1.33) } },
  },
  {
    name: 'what the workspace set',
    plan: live(400),
    seen: configured(startLimits({ rpm: 500 })),
    status: 'fail',
    code: 'headroom-small',
    basis: 'admin',
    args: { headroom: { median: about(1.25, 0.02) }, tightest: { perMinute: 500, rung: 'workspace' } },
  },
  {
    // 10,000 / 4,000, by fewer requests.
    name: 'on Scale',
    plan: live(4_000, { limits: { tier: 'scale' } }),
    status: 'pass',
    code: 'headroom-enough',
    args: { headroom: { median: about(2.5, 0.02) } },
  },
  {
    name: 'through AWS nobody requests more on the Console',
    plan: { ...live(600), platform: { path: 'claude-on-aws', region: 'us-east-1' } },
    status: 'fail',
    code: 'headroom-small',
    args: { increaseBy: 'account-team' },
  },
  {
    name: 'limits elsewhere',
    plan: { ...live(400), platform: { path: 'vertex', region: 'global' } },
    status: 'inconclusive',
    code: 'limits-elsewhere',
  },
]);

describe('how long it lasts', () => {
  // 1,000 / 100 is 10: 2³ = 8 and 2⁴ = 16; 1.5⁵ = 7.6 and 1.5⁶ = 11.4; 3² = 9 and 3³ = 27; 21 > 10.
  test.each([
    [100, 1, 3],
    [100, 0.5, 5],
    [100, 2, 2],
    [100, 10, 0],
    // 1.67 is used up within the second month of growth by a third: 1.33 and 1.78.
    [600, 1 / 3, 1],
    [100, 0, null],
    [100, -0.1, null],
    [100, null, null],
    // Ten years, and no longer: 1.0001 to the power of 23,000, and a growth that no number shows beside 1.
    [100, 0.0001, 120],
    [100, 1e-18, 120],
    // Nothing is left to grow into.
    [2_000, 0.5, null],
  ] as const)('%d a minute growing by %s: %s months', (perMinute, growth, months) => {
    const { args, figures } = judged(check, { plan: growing(perMinute, growth) });
    expect(args).toMatchObject({ months, growthPerMonth: growth });
    const told = figures.filter(({ name }) => name === 'Growth a month');
    expect(told.map(({ value }) => value)).toEqual(growth === null ? [] : [growth * 100]);
  });
});
