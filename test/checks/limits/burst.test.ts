import { expect, test } from 'vitest';
import check from '../../../checks/limits/burst.ts';
import { catalog } from '../../../src/catalog/catalog.ts';
import { judgeOne } from '../../../src/judge/runner.ts';
import { asks, judged, judgeTable } from '../../support/check-cases.ts';
import { observedWith, planWith, TODAY, unavailable } from '../../support/plan-builder.ts';
import { about } from './about.ts';
import { headers, live, onTier } from './plans.ts';

/** By the second, the 1,000 a minute of Start let in 16.7 requests at once. */
judgeTable(check, [
  { name: 'nothing said', plan: onTier('start'), ...asks('traffic.requestsPerDay') },
  { name: 'no tier', plan: live(9, { limits: {} }), ...asks('limits.tier') },
  { name: 'nothing sent', plan: live(0), status: 'not-applicable', code: 'not-applicable' },
  {
    name: 'every request is batched',
    plan: live(0, {
      task: { features: ['batch'] },
      traffic: { peakRequestsPerMinute: 5_000, batchableShare: 1 },
    }),
    status: 'not-applicable',
    code: 'not-applicable',
  },
  {
    // 1.7 a second: seventeen within one are as good as impossible.
    name: 'a tenth of the limit',
    plan: live(100),
    status: 'pass',
    code: 'bursts-fit',
    basis: 'documented',
    args: { throttled: { median: 0, high: 0 }, minutes: 60, peak: 100 },
  },
  {
    // At nine tenths, a bucket of 17 runs empty in about exp(-2 × 17 × 0.1 / 0.9) = 2 % of the cases; who comes again is let in.
    name: 'nine tenths of the limit',
    plan: live(900),
    status: 'warn',
    code: 'bursts-wait',
    args: { binding: { limiter: 'rpm', perMinute: 1_000 }, attempts: 3 },
  },
  {
    // A full bucket of 17 is no help: 60,000 of 120,000 are let in.
    name: 'twice the limit',
    plan: live(2_000),
    status: 'inconclusive',
    code: 'bursts-may-be-lost',
    args: { failed: { median: about(0.5) } },
  },
  {
    // One a second, and none kept for later: 30 a minute at random meet a bucket that is empty about every second time.
    name: 'half of 60 a minute, one each second',
    plan: live(30),
    seen: { 'tiny-message': headers(60, 2_000_000, 400_000) },
    status: 'inconclusive',
    code: 'bursts-may-be-lost',
    basis: 'live',
    args: { binding: { limiter: 'rpm', perMinute: 60 } },
  },
  {
    // A bucket of 167 at nine tenths runs empty in exp(-37) of the cases.
    name: 'nine tenths of the ten times larger limit of Scale',
    plan: live(9_000, { limits: { tier: 'scale' } }),
    status: 'pass',
    code: 'bursts-fit',
    args: { peak: 9_000 },
  },
  {
    // 900 a minute, each under way for 1.17 s, are 17.5 at once.
    name: 'a product that holds its requests back',
    plan: live(900, { client: { concurrency: 17 } }),
    status: 'not-applicable',
    code: 'not-applicable',
  },
  {
    // 400 a minute, each under way for 1.17 s, are 7.8 at once: ten are enough on average, and not at every moment.
    name: 'requests lost while they wait in the product are no word on the service',
    plan: live(400, {
      task: { features: [], patienceSeconds: 1 },
      client: { concurrency: 10 },
      limits: { tier: 'scale' },
    }),
    status: 'not-applicable',
    code: 'not-applicable',
  },
  {
    name: 'limits elsewhere',
    plan: { ...live(100), platform: { path: 'vertex', region: 'global' } },
    status: 'inconclusive',
    code: 'limits-elsewhere',
  },
]);

test('stays open offline, because only the service could tell', () => {
  const observed = observedWith({ 'tiny-message': { ...unavailable(), held: { by: 'offline' } } });
  const finding = judgeOne(check, { plan: planWith(live(2_000)), catalog, observed, today: TODAY });
  expect(finding).toMatchObject({ status: 'inconclusive', code: 'bursts-may-be-lost' });
});

test('its figures are simulated', () => {
  expect(judged(check, { plan: live(900) }).figures).toMatchObject([
    { unit: 'percent', origin: 'simulated' },
    { unit: 'ms', origin: 'simulated' },
  ]);
});
