import { expect, test } from 'vitest';
import check from '../../../checks/limits/ramp.ts';
import { catalog } from '../../../src/catalog/catalog.ts';
import { judgeOne } from '../../../src/judge/runner.ts';
import { asks, judged, judgeTable } from '../../support/check-cases.ts';
import { observedWith, planWith, TODAY, unavailable } from '../../support/plan-builder.ts';
import { about } from './about.ts';
import { headers, live, onTier } from './plans.ts';

/** Of Start's 1,000 a minute, with these shares on the first days. */
const rising = (perMinute: number, launchShares?: readonly number[]) =>
  live(perMinute, {
    traffic: { peakRequestsPerMinute: perMinute, ...(launchShares && { launchShares: [...launchShares] }) },
  });

judgeTable(check, [
  { name: 'nothing said', plan: onTier('start'), ...asks('traffic.requestsPerDay') },
  { name: 'nothing sent', plan: live(0), status: 'not-applicable', code: 'not-applicable' },
  {
    name: 'nine percent of the limits, whatever the first days bring',
    plan: rising(90),
    status: 'pass',
    code: 'ramp-small',
    basis: 'documented',
    args: { fullLoad: about(0.09, 0.02), assumed: { smallLoad: 0.1, growth: 2 } },
  },
  { name: 'eleven percent', plan: rising(110), ...asks('traffic.launchShares') },
  {
    name: 'all at once: 19 % are less than twice a tenth',
    plan: rising(190, [1]),
    status: 'pass',
    code: 'ramp-gradual',
    args: { shares: [1] },
  },
  {
    name: 'all at once: 22 % are more',
    plan: rising(220, [1]),
    status: 'inconclusive',
    code: 'ramp-sharp',
    args: { day: 0, share: 1, times: null },
  },
  {
    // Loads of 0.09, 0.18, 0.36, 0.72 and 0.9: each at most twice the one before, or twice a tenth.
    name: 'doubled day by day',
    plan: rising(900, [0.1, 0.2, 0.4, 0.8, 1]),
    status: 'pass',
    code: 'ramp-gradual',
  },
  {
    name: 'exactly doubled above a tenth',
    plan: rising(500, [0.3, 0.6, 1]),
    status: 'pass',
    code: 'ramp-gradual',
  },
  {
    name: 'a little more than doubled',
    plan: rising(500, [0.3, 0.601, 1]),
    status: 'inconclusive',
    code: 'ramp-sharp',
    args: { day: 1, share: 0.601, times: 0.601 / 0.3 },
  },
  {
    // 0.01 of it is 0.005 of the limits, and counts as a tenth of them: 0.4 of it is twice that.
    name: 'below a tenth of the limits no growth is sharp',
    plan: rising(500, [0.01, 0.39, 0.75, 1]),
    status: 'pass',
    code: 'ramp-gradual',
  },
  {
    name: 'from one percent to all of it',
    plan: rising(500, [0.01, 1]),
    status: 'inconclusive',
    code: 'ramp-sharp',
    args: { day: 1, share: 1, times: 100 },
  },
]);

judgeTable(
  check,
  [
    {
      name: 'a header that lets in less',
      plan: rising(90, [1]),
      seen: { 'tiny-message': headers(300, 2_000_000, 400_000) },
      status: 'inconclusive',
      code: 'ramp-sharp',
      basis: 'live',
      args: { fullLoad: about(0.3, 0.02) },
    },
    {
      name: 'a limit of 0, which limits/peak-traffic tells',
      plan: rising(90, [1]),
      seen: { 'tiny-message': headers(1_000, 0, 400_000) },
      status: 'not-applicable',
      code: 'not-applicable',
    },
    {
      name: 'limits elsewhere',
      plan: { ...rising(500, [1]), platform: { path: 'bedrock', region: 'global' } },
      status: 'inconclusive',
      code: 'limits-elsewhere',
    },
  ],
  'by the limits',
);

test('stays open offline, because no probe could tell', () => {
  const observed = observedWith({ 'tiny-message': { ...unavailable(), held: { by: 'offline' } } });
  const finding = judgeOne(check, { plan: planWith(rising(500, [1])), catalog, observed, today: TODAY });
  expect(finding).toMatchObject({ status: 'inconclusive', code: 'ramp-sharp' });
});

test('its figure is the part of the limits that all of the traffic takes', () => {
  expect(judged(check, { plan: rising(500, [1]) }).figures).toMatchObject([
    { value: about(50, 0.02), unit: 'percent', origin: 'simulated' },
  ]);
});
