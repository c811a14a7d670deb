import { describe, expect, it } from 'vitest';
import check from '../../../checks/limits/peak-traffic.ts';
import type { PlanInput } from '../../../src/plan/schema.ts';
import { asks, judged, judgeTable } from '../../support/check-cases.ts';
import { spread, unavailable } from '../../support/plan-builder.ts';
import { about } from './about.ts';
import { configured, group, headers, live, onTier, peak, startLimits } from './plans.ts';

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

const prompts = (perMinute: number, typical: number, rest: PlanInput = {}): PlanInput =>
  live(perMinute, {
    tokens: { input: { typical, p95: typical }, output: { typical: 10, p95: 10 } },
    ...rest,
  });
const cached = (repeatedPrefix: number, rest: PlanInput = {}) =>
  prompts(300, 10_000, {
    task: { features: ['prompt-caching'] },
    tokens: {
      input: { typical: 10_000, p95: 10_000 },
      output: { typical: 10, p95: 10 },
      cacheTtl: '5m',
      repeatedPrefix,
    },
    ...rest,
  });
/** One prompt in twenty of so many tokens, the others of 100. */
const oneIn20 = (tokens: number) => ({
  trial: {
    input: { ...spread(400, 100, 0), slices: [...Array.from({ length: 19 }, () => 100), tokens] },
    live: null,
  },
});

judgeTable(
  check,
  [
    {
      name: '300 × 5,000 of 2,000,000 input tokens',
      plan: prompts(300, 5_000),
      status: 'pass',
      code: 'traffic-fits',
    },
    {
      name: '300 × 10,000 are half as many again',
      plan: prompts(300, 10_000),
      status: 'fail',
      code: 'traffic-above-limit',
      args: { binding: { limiter: 'itpm', perMinute: 2_000_000 } },
    },
    {
      name: 'reads from the cache do not count: 300 × 2,000',
      plan: cached(8_000),
      status: 'pass',
      code: 'traffic-fits',
    },
    {
      name: 'a prefix below the 512 of Sonnet 5.5 is never read',
      plan: cached(511),
      status: 'fail',
      code: 'traffic-above-limit',
    },
    {
      // 2,000 to 5,990 tokens, 3,995 on average, instead of 10,000.
      name: 'measured prompts stand in for the planned ones',
      plan: prompts(300, 10_000),
      seen: { trial: { live: null } },
      status: 'pass',
      code: 'traffic-fits',
    },
    {
      name: 'estimated ones do not',
      plan: prompts(300, 10_000),
      seen: { trial: { counting: { by: 'estimate', band: 0.2 } } },
      status: 'fail',
      code: 'traffic-above-limit',
    },
    {
      // 15 long prompts a minute take 15/16 of what flows in. A limit that holds 16 of them is found wanting in about
      // exp(-2 × 16 × (1/16) / (15/16)) = 12 % of the cases: about half a percent of all requests.
      name: 'now and then a long prompt has to wait',
      plan: live(300, { client: { attempts: 6 } }),
      seen: oneIn20(125_000),
      status: 'warn',
      code: 'traffic-touches-limit',
      args: { binding: { limiter: 'itpm', perMinute: 2_000_000 } },
    },
    {
      // 600 tokens take 10 s to be written; 900 of them a minute are 540,000 of 400,000.
      name: '900 × 600 output tokens',
      plan: live(900, { tokens: { input: { typical: 100, p95: 100 }, output: { typical: 600, p95: 600 } } }),
      status: 'fail',
      code: 'traffic-above-limit',
      args: { binding: { limiter: 'otpm', perMinute: 400_000 } },
    },
    {
      name: 'max_tokens reserves nothing',
      plan: live(500, {
        tokens: { input: { typical: 100, p95: 100 }, output: { typical: 600, p95: 600 }, maxTokens: 64_000 },
      }),
      status: 'pass',
      code: 'traffic-fits',
    },
  ],
  'by tokens',
);

const officeHours = (traffic: PlanInput['traffic'], features: readonly 'batch'[] = []) =>
  live(0, {
    task: { features: [...features] },
    traffic: { requestsPerDay: 480_000, shape: 'office-hours', ...traffic },
  });

judgeTable(
  check,
  [
    {
      // 480,000 in ten hours are 800 a minute on average and 1,600 in the busiest one.
      name: 'a day whose busiest minute has 1,600',
      plan: officeHours({}),
      status: 'fail',
      code: 'traffic-above-limit',
      args: { from: { kind: 'day', shape: 'office-hours' }, peak: about(1_600, 0.01), movableShare: 0 },
    },
    {
      name: 'half of it batched',
      plan: officeHours({ batchableShare: 0.5 }, ['batch']),
      status: 'pass',
      code: 'traffic-fits',
      args: { peak: about(800, 0.01), movableShare: 0 },
    },
    {
      name: 'half of it could be batched and is not',
      plan: officeHours({ batchableShare: 0.5 }),
      status: 'fail',
      code: 'traffic-above-limit',
      args: { peak: about(1_600, 0.01), movableShare: 0.5 },
    },
    {
      name: 'all of it batched',
      plan: officeHours({ batchableShare: 1 }, ['batch']),
      status: 'not-applicable',
      code: 'not-applicable',
    },
    {
      name: 'on a path without batches all of it is sent live',
      plan: { ...officeHours({ batchableShare: 1 }, ['batch']), platform: { path: 'bedrock' } },
      status: 'inconclusive',
      code: 'limits-elsewhere',
    },
    {
      name: 'a stated peak whose day is all batched',
      plan: live(0, {
        task: { features: ['batch'] },
        traffic: { peakRequestsPerMinute: 50_000, batchableShare: 1 },
      }),
      status: 'not-applicable',
      code: 'not-applicable',
    },
    {
      name: 'a stated peak is what is sent live, whatever is batched',
      plan: live(0, {
        task: { features: ['batch'] },
        traffic: { peakRequestsPerMinute: 2_000, batchableShare: 0.5 },
      }),
      status: 'fail',
      code: 'traffic-above-limit',
      args: { peak: 2_000 },
    },
  ],
  'by the day',
);

const fastOpus = (perMinute: number) =>
  live(perMinute, { model: { id: 'claude-opus-5-5' }, task: { features: ['fast-mode'] } });

judgeTable(
  check,
  [
    {
      name: 'the header decides, not the tier',
      plan: live(500),
      seen: { 'tiny-message': headers(250, 2_000_000, 400_000) },
      status: 'fail',
      code: 'traffic-above-limit',
      basis: 'live',
      args: { binding: { limiter: 'rpm', perMinute: 250 } },
    },
    {
      name: 'a header of 0 blocks',
      plan: live(1),
      seen: { 'tiny-message': headers(0, 0, 0) },
      status: 'fail',
      code: 'traffic-above-limit',
      args: { throttled: { median: 1 }, failed: { median: 1 }, p99Ms: 0 },
    },
    {
      name: 'an admin key shows what the organization has',
      plan: live(2_000),
      seen: configured({ ...startLimits(), requests_per_minute: 5_000 }),
      status: 'pass',
      code: 'traffic-fits',
      basis: 'admin',
    },
    {
      name: 'and what the workspace set',
      plan: live(500),
      seen: configured(startLimits({ rpm: 250 })),
      status: 'fail',
      code: 'traffic-above-limit',
      basis: 'admin',
      args: { binding: { limiter: 'rpm', perMinute: 250, rung: 'workspace' } },
    },
    {
      name: 'a header below both is what the service holds the key to, and the weakest word on any of them counts',
      plan: live(500),
      seen: { ...configured(startLimits()), 'tiny-message': headers(250, null, null) },
      status: 'fail',
      code: 'traffic-above-limit',
      basis: 'live',
    },
    {
      name: 'one limit seen, the others from the table',
      plan: live(500),
      seen: { 'tiny-message': headers(1_000, null, null) },
      status: 'pass',
      code: 'traffic-fits',
      basis: 'documented',
    },
    {
      name: 'Evaluation, offline',
      plan: live(1, { limits: { tier: 'evaluation' } }),
      seen: { 'tiny-message': unavailable() },
      status: 'inconclusive',
      code: 'limits-unpublished',
    },
    {
      name: 'a model nobody lists',
      plan: live(1, { model: { id: 'claude-next-1' } }),
      status: 'inconclusive',
      code: 'limits-model-unlisted',
    },
    {
      name: 'Vertex',
      plan: { ...live(1), platform: { path: 'vertex', region: 'global' } },
      status: 'inconclusive',
      code: 'limits-elsewhere',
    },
    {
      name: 'through AWS nobody requests more on the Console',
      plan: { ...live(2_000), platform: { path: 'claude-on-aws', region: 'us-east-1' } },
      status: 'fail',
      code: 'traffic-above-limit',
      args: { increaseBy: 'account-team' },
    },
    {
      name: 'fast mode has a bucket of its own, whatever the ordinary headers leave',
      plan: fastOpus(1),
      seen: { 'tiny-message': { model: 'claude-opus-5-5', ...headers(1_000, 2_000_000, 400_000) } },
      status: 'inconclusive',
      code: 'limits-fast-mode',
      args: { model: 'Opus 5.5' },
    },
    {
      // 100 × 10 output tokens of 40,000.
      name: 'what an admin key shows of it is held against, and the rest is unknown',
      plan: fastOpus(100),
      seen: { 'rate-limits': { groups: [group('model_group', ['claude-opus-5-5'], { fast_otpm: 40_000 })] } },
      status: 'inconclusive',
      code: 'traffic-limits-partly-known',
      basis: 'admin',
      args: { unknown: ['rpm', 'itpm'] },
    },
    {
      name: 'a model without fast mode stays in the ordinary bucket',
      plan: live(1, { task: { features: ['fast-mode'] } }),
      status: 'pass',
      code: 'traffic-fits',
    },
  ],
  'by where the limits were read',
);

describe('figures', () => {
  const figuresOf = (plan: PlanInput, seen = {}) =>
    judged(check, { plan, seen }).figures.map(({ name, value, origin, source }) => [
      name,
      value,
      origin,
      source,
    ]);

  it('are what was simulated, then each peak and its limit', () => {
    expect(figuresOf(live(500))).toEqual([
      ['Refused at least once in the busiest hour', 0, 'simulated', 'traffic simulation'],
      ['Never answered in the busiest hour', 0, 'simulated', 'traffic simulation'],
      ['Peak requests', 500, 'planned', 'traffic.peakRequestsPerMinute'],
      ['Request limit', 1_000, 'documented', 'rate-limits'],
      ['Peak input, cache reads excluded', 50_000, 'simulated', 'traffic.peakRequestsPerMinute and tokens'],
      ['Input limit, cache reads excluded', 2_000_000, 'documented', 'rate-limits'],
      ['Peak output', 5_000, 'simulated', 'traffic.peakRequestsPerMinute and tokens'],
      ['Output limit', 400_000, 'documented', 'rate-limits'],
    ]);
  });

  it('say that a derived peak is planned and derived, and which limit was seen', () => {
    const figures = figuresOf(officeHours({ requestsPerDay: 240_000 }), {
      'tiny-message': headers(5_000, null, null),
    });
    expect(figures).toContainEqual([
      'Peak requests, derived from the shape office-hours',
      800,
      'planned',
      'traffic.requestsPerDay',
    ]);
    expect(figures).toContainEqual(['Request limit', 5_000, 'live', 'tiny-message']);
    expect(figures).toContainEqual(['Output limit', 400_000, 'documented', 'rate-limits']);
  });

  it('leave out limits that nobody knows', () => {
    const names = figuresOf(live(500, { limits: {} }), { 'tiny-message': headers(1_000, null, null) });
    expect(names.map(([name]) => name)).not.toContain('Input limit, cache reads excluded');
  });
});
