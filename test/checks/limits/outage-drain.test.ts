import { expect, test } from 'vitest';
import check from '../../../checks/limits/outage-drain.ts';
import type { PlanInput } from '../../../src/plan/schema.ts';
import { asks, judged, judgeTable } from '../../support/check-cases.ts';
import { about } from './about.ts';
import { headers, live, onTier } from './plans.ts';

const never = { status: 'fail', code: 'outage-never-drains', args: { drainMinutes: null } } as const;
/** Half an hour of 30 r requests, less the 1,000 a full limit of Start lets in at once, is worked off at 1,000 - r a minute. */
judgeTable(check, [
  { name: 'nothing said', plan: onTier('start'), ...asks('traffic.requestsPerDay') },
  { name: 'nothing sent', plan: live(0), status: 'not-applicable', code: 'not-applicable' },
  {
    name: '(30 × 100 - 1,000) / 900 = 2.2 minutes',
    plan: live(100),
    status: 'pass',
    code: 'outage-drains',
    basis: 'documented',
    args: {
      outageMinutes: 30,
      drainMinutes: about(2.2),
      cameMeanwhile: about(3_000),
      givenUp: 0,
      watchedMinutes: 210,
    },
  },
  {
    name: '(30 × 600 - 1,000) / 400 = 42.5 minutes',
    plan: live(600),
    status: 'pass',
    code: 'outage-drains',
    args: { drainMinutes: about(42.5) },
  },
  {
    name: '(30 × 700 - 1,000) / 300 = 66.7 minutes, more than an hour',
    plan: live(700),
    status: 'warn',
    code: 'outage-drains-slowly',
    args: { drainMinutes: about(66.7), wantedMinutes: 60 },
  },
  { name: '(30 × 900 - 1,000) / 100 = 260 minutes, more than are watched', plan: live(900), ...never },
  { name: 'more than the limit lets in at any time', plan: live(1_100), ...never },
  {
    name: 'nobody came and nobody waits: one request in 100 minutes',
    plan: live(0.01),
    status: 'pass',
    code: 'outage-drains',
    args: { cameMeanwhile: 0, drainMinutes: 0 },
  },
  {
    // (30 × 5,000 - 10,000) / 5,000: nothing but the limit bounds what is under way.
    name: 'Scale: 28 minutes',
    plan: live(5_000, { limits: { tier: 'scale' } }),
    status: 'pass',
    code: 'outage-drains',
    args: { drainMinutes: about(28) },
  },
]);

const client = (concurrency: number | 'none'): PlanInput => ({ client: { concurrency } });

judgeTable(
  check,
  [
    {
      // An answer takes 1 s to its first token and 10 / 60 s to its last: 51 a minute, one at a time.
      name: 'one at a time never catches up with 100 a minute',
      plan: live(100, client(1)),
      ...never,
    },
    {
      // 154 a minute, three at a time: 3,000 in 3,000 / 54 = 55.6 minutes.
      name: 'three at a time: 55 minutes',
      plan: live(100, client(3)),
      status: 'pass',
      code: 'outage-drains',
      // 1,000 a minute need 19.4 at a time.
      args: { drainMinutes: about(55.6), bound: { by: 'product', allowed: 3, enough: 20 } },
    },
    {
      name: 'a bound above what the limits let in changes nothing',
      plan: live(600, client(1_000_000)),
      status: 'pass',
      code: 'outage-drains',
      args: {
        drainMinutes: about(42.5),
        bound: { by: 'limit', limit: { limiter: 'rpm', perMinute: 1_000, rung: 'table' } },
      },
    },
    {
      // 900 a minute for 29.5 of 30 minutes; the 450 of the last half minute are fewer than the limit lets in at once.
      name: 'who waits for half a minute is gone before it ends',
      plan: live(900, { task: { features: [], patienceSeconds: 30 } }),
      status: 'pass',
      code: 'outage-given-up',
      args: { givenUp: about(26_550), patienceSeconds: 30, drainMinutes: about(0) },
    },
  ],
  'what the product does meanwhile',
);

judgeTable(
  check,
  [
    {
      name: 'a header',
      plan: live(100),
      // (3,000 - 150) / 50 = 57 minutes.
      seen: { 'tiny-message': headers(150, 2_000_000, 400_000) },
      status: 'pass',
      code: 'outage-drains',
      basis: 'live',
      args: { drainMinutes: about(57), bound: { by: 'limit', limit: { perMinute: 150, rung: 'header' } } },
    },
    {
      name: 'a limit of 0, which limits/peak-traffic tells',
      plan: live(100),
      seen: { 'tiny-message': headers(0, 0, 0) },
      status: 'not-applicable',
      code: 'not-applicable',
    },
    {
      name: 'limits elsewhere',
      plan: { ...live(100), platform: { path: 'vertex', region: 'global' } },
      status: 'inconclusive',
      code: 'limits-elsewhere',
    },
  ],
  'by the limits',
);

test('the time is a simulated figure, and left out where it never ends', () => {
  const names = (perMinute: number) =>
    judged(check, { plan: live(perMinute) }).figures.map(({ name, unit, origin }) => [name, unit, origin]);
  expect(names(100)).toEqual([
    ['Requests that come within 30 minutes of the busiest time', 'requests', 'simulated'],
    ['From the end of the outage until nobody waits any more', 's', 'simulated'],
  ]);
  expect(names(1_100)).toHaveLength(1);
});
