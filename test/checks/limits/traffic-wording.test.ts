import { expect, test } from 'vitest';
import type { KnownLimit } from '../../../src/judge/codes/limits.ts';
import type {
  BatchThroughput,
  DrainFound,
  HeadroomFound,
  HourAgainstLimits,
  RetriesFound,
  TenantFound,
} from '../../../src/judge/codes/limits-traffic.ts';
import { limitsTrafficWording } from '../../../src/report/wording/limits-traffic.ts';
import {
  expectSentences,
  expectTitle,
  type Samples,
  wordedTexts,
  wordedTitles,
} from '../../support/sentences.ts';

const exactly = (value: number) => ({ median: value, low: value, high: value });
const limit = (limiter: KnownLimit['limiter'], perMinute: number, rung: KnownLimit['rung'] = 'table') =>
  ({ limiter, perMinute, rung }) as const satisfies KnownLimit;

const hour: HourAgainstLimits = {
  from: { kind: 'day', shape: 'office-hours' },
  minutes: 60,
  courses: 5,
  throttled: { median: 0.0052, low: 0.0031, high: 0.0089 },
  failed: exactly(0),
  peak: 1_600,
  p99Ms: 2_340,
  binding: limit('itpm', 2_000_000),
  attempts: 3,
  patienceSeconds: null,
  movableShare: 0.3,
  increaseBy: 'console',
};
const quiet = {
  ...hour,
  from: { kind: 'peak-hour' },
  courses: 1,
  throttled: exactly(0),
  p99Ms: 0,
  binding: null,
  movableShare: 0,
} as const satisfies HourAgainstLimits;
const lost: HourAgainstLimits = {
  ...hour,
  minutes: 12,
  throttled: exactly(0.5),
  failed: { median: 0.2, low: 0.1, high: 0.3 },
  binding: limit('otpm', 400_000),
  attempts: 1,
  patienceSeconds: 90,
  increaseBy: 'account-team',
};
const blocked: HourAgainstLimits = {
  ...hour,
  throttled: exactly(1),
  failed: exactly(1),
  p99Ms: 0,
  binding: limit('rpm', 0),
};
const hours = [hour, quiet, lost, blocked] as const;

const headroom: HeadroomFound = {
  headroom: { median: 2.5, low: 2.4, high: 2.6 },
  wanted: 2,
  tightest: limit('rpm', 1_000),
  movableShare: 0,
  months: 9,
  growthPerMonth: 0.1,
  increaseBy: 'console',
};
const headrooms = [
  headroom,
  { ...headroom, headroom: exactly(0.5), months: null, increaseBy: 'account-team' },
  { ...headroom, headroom: exactly(1.2), months: 1, tightest: limit('otpm', 400_000, 'workspace') },
  { ...headroom, headroom: exactly(1.05), months: 0, tightest: limit('itpm', 1) },
  { ...headroom, headroom: exactly(0), months: null, growthPerMonth: null },
] as const satisfies readonly HeadroomFound[];

const assumed = { smallLoad: 0.1, growth: 2 };
const rise = { assumed, fullLoad: 0.4, shares: [0.05, 0.2, 0.5, 1] };

const sharpHour = {
  ...rise,
  shape: 'launch-spike',
  stepMinutes: 60,
  day: 3,
  share: 1,
  fromMinute: 600,
  load: 0.4,
  times: 10,
} as const;

const drain: DrainFound = {
  outageMinutes: 30,
  drainMinutes: 42.46,
  watchedMinutes: 210,
  cameMeanwhile: 18_000,
  givenUp: 0,
  patienceSeconds: null,
  bound: { by: 'limit', limit: limit('rpm', 1_000) },
  movableShare: 0,
  increaseBy: 'console',
  wantedMinutes: 60,
};
const drains = [
  drain,
  { ...drain, drainMinutes: 0.94, givenUp: 17_400, patienceSeconds: 60 },
  { ...drain, drainMinutes: 1.02, bound: { by: 'product', allowed: 1, enough: 40 } },
  { ...drain, drainMinutes: 3.25, cameMeanwhile: 1, givenUp: 1, patienceSeconds: 1 },
  { ...drain, drainMinutes: 0, cameMeanwhile: 0 },
] as const satisfies readonly DrainFound[];

const tenant: TenantFound = { tolerable: 600, peak: 400, allowed: 60 };
const full = { ...tenant, tolerable: 0, peak: 1_200 };
const retries: RetriesFound = { attempts: 3, layers: 3, factor: 27, peak: 37.5, limit: 1_000 };
const single = { ...retries, layers: 1, factor: 3, peak: 400 };
const batches: BatchThroughput = {
  tier: 'Start',
  perDay: 600_000,
  queued: 200_000,
  tolerableHours: 8,
  deadlineHours: 24,
  behindPerDay: 400_000,
};

const samples: Samples<keyof typeof limitsTrafficWording> = {
  'traffic-fits': hours,
  'traffic-touches-limit': hours,
  'traffic-above-limit': hours,
  'traffic-may-exceed-limit': hours,
  'traffic-held-back': [
    { ...quiet, p99Ms: 192_000, bound: { allowed: 20, needed: 99.2, answerMs: 9_150 } },
    {
      ...hour,
      failed: { median: 0.8, low: 0.7, high: 0.81 },
      bound: { allowed: 1, needed: 1.4, answerMs: 900 },
    },
  ],
  'traffic-larger-than-limit': [{ ...quiet, larger: { tokens: 56_919, limit: 30_000 } }],
  'traffic-limits-partly-known': [{ ...quiet, unknown: ['itpm', 'otpm'] }],
  'simulated-in-part': [{ unknown: ['itpm'] }, { unknown: ['itpm', 'otpm'] }],
  'bursts-fit': hours,
  'bursts-wait': hours,
  'bursts-may-be-lost': hours,
  'headroom-enough': headrooms,
  'headroom-small': headrooms,
  'headroom-uncertain': headrooms,
  'headroom-partly-known': [{ ...headroom, unknown: ['otpm'] }],
  'ramp-small': [{ assumed, fullLoad: 0.05 }],
  'ramp-gradual': [
    { ...rise, shape: 'office-hours', stepMinutes: 60 },
    { ...rise, shares: [1], shape: 'scheduled-bursts', stepMinutes: 1 },
  ],
  'ramp-sharp': [
    { ...rise, day: 0, share: 1, times: null, shares: [1] },
    { ...rise, day: 2, share: 0.5, times: 2.5 },
  ],
  'ramp-sharp-within-day': [sharpHour, { ...sharpHour, stepMinutes: 1, day: 0, fromMinute: 0, times: null }],
  'outage-drains': drains,
  'outage-drains-slowly': [
    { ...drain, drainMinutes: 66.7 },
    { ...drain, drainMinutes: 66.7, bound: { by: 'product', allowed: 2, enough: null } },
  ],
  'outage-given-up': drains,
  'outage-never-drains': [{ ...drain, drainMinutes: null }],
  'tenant-bounded': [tenant, { ...full, allowed: 0 }],
  'tenant-unbounded': [
    { ...tenant, allowed: 'none' },
    { ...full, allowed: 'none' },
    { ...tenant, tolerable: 1, allowed: 'none' },
  ],
  'tenant-too-heavy': [
    { ...tenant, allowed: 700 },
    { ...full, allowed: 1 },
  ],
  'retries-fit': [retries, single, { ...single, peak: 0 }],
  'retries-above-limit': [single],
  'retries-multiply': [{ ...retries, peak: 38 }],
  'batches-keep-up': [
    { ...batches, perDay: 150_000, tolerableHours: 32, behindPerDay: 0 },
    { ...batches, perDay: 1, tolerableHours: 4_800_000, behindPerDay: 0 },
  ],
  'batches-need-speed': [
    batches,
    { ...batches, perDay: 200_001, tolerableHours: 23.99988, behindPerDay: 1 },
    { ...batches, perDay: 4_800_000, tolerableHours: 1, behindPerDay: 4_600_000 },
  ],
  'batches-fall-behind': [{ ...batches, perDay: 6_000_000, tolerableHours: 0.8, behindPerDay: 5_800_000 }],
};

test('every code on simulated traffic is worded in full sentences', () => {
  expect(Object.keys(samples).sort()).toEqual(Object.keys(limitsTrafficWording).sort());
  for (const [, text] of wordedTexts(limitsTrafficWording, samples)) expectSentences(text);
  for (const [, title] of wordedTitles(limitsTrafficWording, samples)) expectTitle(title);
});

test.each<[string, string]>([
  [
    limitsTrafficWording['traffic-touches-limit'](hour).detail,
    'In the busiest hour, with up to 1,600 requests a minute, between 0.31 % and 0.89 % are refused at least once. The limit that refuses most is that of 2,000,000 input tokens a minute. 99 in 100 answered requests wait no longer than 2.3 s. The busiest hour of a day of the shape office-hours was simulated 5 times.',
  ],
  [
    limitsTrafficWording['bursts-fit'](quiet).detail,
    'In the busiest hour, with up to 1,600 requests a minute and limits enforced by the second, none is refused. An hour as busy as the stated peak was simulated once.',
  ],
  [
    limitsTrafficWording['headroom-small'](headrooms[1]).detail,
    'The limits carry 50 % of the planned traffic with less than a thousandth refused; the tightest is that of 1,000 requests a minute.',
  ],
])('%s', (sentence, expected) => {
  expect(sentence).toBe(expected);
});

test('limits that carry less than the plan are said to, and others by the title of the check', () => {
  const title = (found: HeadroomFound) => limitsTrafficWording['headroom-small'](found).title;
  expect(title(headrooms[1])).toBe('The limits do not carry the planned traffic');
  expect(title(headrooms[2])).toBeUndefined();
});
