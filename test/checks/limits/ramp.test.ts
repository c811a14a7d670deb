import { describe, expect, test } from 'vitest';
import check from '../../../checks/limits/ramp.ts';
import { catalog } from '../../../src/catalog/catalog.ts';
import { judgeOne } from '../../../src/judge/runner.ts';
import type { PlanInput } from '../../../src/plan/schema.ts';
import { exampleShares, parseShares } from '../../../src/tui/text/shares.ts';
import { asks, judged, judgeTable } from '../../support/check-cases.ts';
import { observedWith, planWith, TODAY, unavailable } from '../../support/plan-builder.ts';
import { about } from './about.ts';
import { headers, live, onTier } from './plans.ts';

/** Of Start's 1,000 a minute, with these shares on the first days. */
const rising = (perMinute: number, launchShares?: readonly number[]) =>
  live(perMinute, {
    traffic: { peakRequestsPerMinute: perMinute, ...(launchShares && { launchShares: [...launchShares] }) },
  });
/** The same on days of a shape. */
const shaped = (
  perMinute: number,
  launchShares: readonly number[],
  shape: NonNullable<NonNullable<PlanInput['traffic']>['shape']>,
  more: PlanInput['traffic'] = {},
) =>
  live(perMinute, {
    traffic: { peakRequestsPerMinute: perMinute, launchShares: [...launchShares], shape, ...more },
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
    plan: shaped(190, [1], 'steady'),
    status: 'pass',
    code: 'ramp-gradual',
    args: { shares: [1], shape: 'steady', stepMinutes: 60 },
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
    plan: shaped(900, [0.1, 0.2, 0.4, 0.8, 1], 'steady'),
    status: 'pass',
    code: 'ramp-gradual',
  },
  {
    name: 'exactly doubled above a tenth',
    plan: shaped(500, [0.3, 0.6, 1], 'steady'),
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
    plan: shaped(500, [0.01, 0.39, 0.75, 1], 'steady'),
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

const gentle = { status: 'pass', code: 'ramp-gradual' } as const;
const withinDay = { status: 'inconclusive', code: 'ramp-sharp-within-day' } as const;

judgeTable(
  check,
  [
    { name: 'how a day goes must be known', plan: rising(190, [1]), ...asks('traffic.shape') },
    {
      // By the busiest minutes of its hours, (1 - cos(2πx)) / 2 of 500: 48, 173, 327, 452, 500; at most 1.9 times 173.
      name: 'half of the limits in office hours',
      plan: shaped(500, [0.25, 0.5, 1], 'office-hours'),
      ...gentle,
      args: { shape: 'office-hours', stepMinutes: 60 },
    },
    {
      // Of 900: 86, 311, 589; 311 are more than three times a tenth of the limits.
      name: 'nine tenths of them: the second hour, from 9 to 10, is sharp',
      plan: shaped(900, [0.2, 0.4, 0.8, 1], 'office-hours'),
      ...withinDay,
      // On the second day, 0.4 of it: 34, 124 (a fourth above a tenth), 236 (1.9 times 124). On the third 69, 249.
      args: {
        day: 2,
        share: 0.8,
        fromMinute: 540,
        load: about(0.249, 0.02),
        times: about(0.3455 / 0.0955, 0.02),
      },
    },
    {
      // A tenth beside it, then all at once.
      name: 'a spike at ten',
      plan: shaped(300, [0.2, 0.4, 0.8, 1], 'launch-spike'),
      ...withinDay,
      args: { day: 2, fromMinute: 600, stepMinutes: 60, load: about(0.24, 0.03), times: about(10) },
    },
    {
      name: 'a spike to less than twice a tenth of the limits',
      plan: shaped(180, [1], 'launch-spike'),
      ...gentle,
    },
    {
      name: 'bursts from nothing, one of them at midnight',
      plan: shaped(300, [0.5, 1], 'scheduled-bursts', { burstsPerDay: 1 }),
      ...withinDay,
      args: { day: 1, share: 1, fromMinute: 0, stepMinutes: 1, times: null },
    },
    {
      name: 'small bursts',
      plan: shaped(180, [1], 'scheduled-bursts', { burstsPerDay: 2 }),
      ...gentle,
      args: { stepMinutes: 1 },
    },
    {
      name: 'a day too small for its stated peak goes as one that has nothing but the peak',
      plan: shaped(300, [0.5, 1], 'launch-spike', { requestsPerDay: 10 }),
      ...withinDay,
      args: { day: 1, fromMinute: 600 },
    },
    {
      name: 'what is sharp from day to day is said first',
      plan: shaped(500, [1], 'launch-spike'),
      status: 'inconclusive',
      code: 'ramp-sharp',
    },
  ],
  'within a day',
);

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

describe('the shares that people are told to write', () => {
  const read = parseShares(exampleShares, 60);
  const shares = read.kind === 'value' ? read.value : [];

  test('are those of the guide', () => {
    const said = `${shares
      .slice(0, -1)
      .map((share) => share * 100)
      .join(', ')} and 100 percent`;
    expect(check.guide.fix).toContain(`such as ${said} on five days`);
  });

  // The whole traffic takes all that the limits carry; a steady day does not rise within itself.
  test('are not too sharp for this check, from day to day', () => {
    expect(judged(check, { plan: shaped(950, shares, 'steady') })).toMatchObject({
      status: 'pass',
      code: 'ramp-gradual',
    });
  });
});
