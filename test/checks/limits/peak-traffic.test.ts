import check from '../../../checks/limits/peak-traffic.ts';
import { asks, judgeTable } from '../../support/check-cases.ts';
import { about } from './about.ts';
import { headers, live, onTier, peak } from './plans.ts';

const never = { median: 0, low: 0, high: 0 };

judgeTable(
  check,
  [
    { name: 'nothing said', plan: onTier('start'), ...asks('traffic.requestsPerDay') },
    {
      name: 'a day without its shape',
      plan: onTier('start', { traffic: { requestsPerDay: 9 } }),
      ...asks('traffic.shape'),
    },
    {
      name: 'whether a day is batched must be known',
      plan: onTier('start', { traffic: { requestsPerDay: 9, shape: 'steady' } }),
      ...asks('task.features'),
    },
    {
      name: 'how many bursts a day has',
      plan: onTier('start', {
        task: { features: [] },
        traffic: { requestsPerDay: 9, shape: 'scheduled-bursts' },
      }),
      ...asks('traffic.burstsPerDay'),
    },
    { name: 'no sizes', plan: live(9, { tokens: {} }), ...asks('tokens.input.typical') },
    {
      name: 'no long answers',
      plan: live(9, { tokens: { input: { typical: 1, p95: 1 }, output: { typical: 1 } } }),
      ...asks('tokens.output.p95'),
    },
    { name: 'caching undecided', plan: live(9, { task: {} }), ...asks('tokens.cacheTtl') },
    {
      name: 'caching planned, prefix unknown',
      plan: peak(9, { task: { features: ['prompt-caching'] }, tokens: { cacheTtl: '5m' } }),
      ...asks('tokens.repeatedPrefix'),
    },
    { name: 'no tier', plan: live(9, { limits: {} }), ...asks('limits.tier') },
    { name: 'no path', plan: { ...live(9), platform: {} }, ...asks('platform.path') },
  ],
  'what must be known',
);

judgeTable(check, [
  {
    // 60 × 500 requests against 1,000 held and 60 × 1,000 that flow in.
    name: 'half of the request limit',
    plan: live(500),
    status: 'pass',
    code: 'traffic-fits',
    basis: 'documented',
    args: {
      from: { kind: 'peak-hour' },
      minutes: 60,
      peak: 500,
      throttled: never,
      failed: never,
      p99Ms: 0,
      binding: null,
      movableShare: 0,
      increaseBy: 'console',
    },
  },
  { name: 'nothing sent live', plan: live(0), status: 'not-applicable', code: 'not-applicable' },
  {
    // Of 120,000 requests 61,000 are let in within the hour, and about as many more as come within the last tries.
    name: 'twice the request limit: nearly half is never answered',
    plan: live(2_000),
    status: 'fail',
    code: 'traffic-above-limit',
    args: {
      peak: 2_000,
      attempts: 3,
      failed: { median: about((120_000 - 61_000) / 120_000) },
      binding: { limiter: 'rpm', perMinute: 1_000 },
    },
  },
  {
    name: 'the same with a single try',
    plan: live(2_000, { client: { attempts: 1 } }),
    status: 'fail',
    code: 'traffic-above-limit',
    args: { attempts: 1, failed: { median: about((120_000 - 61_000) / 120_000) } },
  },
  {
    // 3,600 ± 60 requests against 60 held and 3,600 that flow in: one course has some to spare, another has not.
    name: 'as much as flows in: chance decides',
    plan: live(60),
    seen: { 'tiny-message': headers(60, 2_000_000, 400_000) },
    status: 'inconclusive',
    code: 'traffic-may-exceed-limit',
    basis: 'live',
    args: { courses: 5, throttled: { low: 0 } },
  },
  {
    name: 'limits of requests and no others',
    plan: live(500, { limits: {} }),
    seen: { 'tiny-message': headers(1_000, null, null) },
    status: 'inconclusive',
    code: 'traffic-limits-partly-known',
    args: { unknown: ['itpm', 'otpm'], throttled: never },
  },
  {
    name: 'more than the limits that are known is more than all of them',
    plan: live(2_000, { limits: {} }),
    seen: { 'tiny-message': headers(1_000, null, null) },
    status: 'fail',
    code: 'traffic-above-limit',
  },
]);

judgeTable(
  check,
  [
    {
      // An answer of 10 tokens takes 1 s and 10 / 60 s: of 600 a minute 11.67 are under way at once.
      name: 'just as many as come while one is answered',
      plan: live(600, { client: { concurrency: 12 } }),
      status: 'pass',
      code: 'traffic-fits',
    },
    {
      name: 'fewer: they wait for one another, and not for the limits',
      plan: live(600, { client: { concurrency: 11 } }),
      status: 'fail',
      code: 'traffic-held-back',
      args: { throttled: never, failed: never, bound: { allowed: 11, needed: 35 / 3, answerMs: 3_500 / 3 } },
    },
    {
      // 5 at a time are 257 a minute.
      name: 'those that nobody waits for are lost',
      plan: live(600, { client: { concurrency: 5 }, task: { features: [], patienceSeconds: 30 } }),
      status: 'fail',
      code: 'traffic-held-back',
      args: { throttled: never, failed: { median: about(1 - 257 / 600) }, patienceSeconds: 30 },
    },
    {
      name: 'where the limits are too small as well, they are what fails',
      plan: live(600, { client: { concurrency: 11 } }),
      seen: { 'tiny-message': headers(100, 2_000_000, 400_000) },
      status: 'fail',
      code: 'traffic-above-limit',
    },
    {
      name: 'nothing bounds it',
      plan: live(600, { client: { concurrency: 'none' } }),
      status: 'pass',
      code: 'traffic-fits',
    },
  ],
  'by what the product lets under way',
);
