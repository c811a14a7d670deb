import check from '../../../checks/limits/peak-traffic.ts';
import type { PlanInput } from '../../../src/plan/schema.ts';
import { judgeTable } from '../../support/check-cases.ts';
import { spread } from '../../support/seen-trial.ts';
import { live } from './plans.ts';

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
