import check from '../../../checks/limits/peak-traffic.ts';
import type { PlanInput } from '../../../src/plan/schema.ts';
import { judgeTable } from '../../support/check-cases.ts';
import { headers, peak } from './plans.ts';

/** One request in 17 hours, so that hardly ever one finds less than a full limit. */
const rare = (p95: number, rest: PlanInput = {}): PlanInput =>
  peak(0.001, {
    task: { features: [] },
    tokens: { input: { typical: 20_000, p95 }, output: { typical: 10, p95: 10 } },
    ...rest,
  });
const small = headers(1_000, 30_000, 8_000);

judgeTable(
  check,
  [
    {
      name: 'one in twenty is larger than what a minute brings',
      plan: rare(56_000),
      seen: { 'tiny-message': small },
      status: 'inconclusive',
      code: 'traffic-larger-than-limit',
      args: { larger: { tokens: 56_000, limit: 30_000 } },
    },
    {
      name: 'just as large as that',
      plan: rare(30_000),
      seen: { 'tiny-message': small },
      code: 'traffic-fits',
      status: 'pass',
    },
    {
      // A prefix of 27,000 tokens that is read where it was used within an hour: 29,000 of 56,000 count.
      name: 'less what is read from the cache',
      plan: rare(56_000, {
        task: { features: ['prompt-caching'] },
        tokens: {
          input: { typical: 28_000, p95: 56_000 },
          output: { typical: 10, p95: 10 },
          repeatedPrefix: 27_000,
          cacheTtl: '1h',
        },
      }),
      seen: { 'tiny-message': small },
      status: 'pass',
      code: 'traffic-fits',
    },
    {
      name: 'so often that they are turned down too',
      plan: rare(56_000, { traffic: { peakRequestsPerMinute: 12 } }),
      seen: { 'tiny-message': small },
      status: 'fail',
      code: 'traffic-above-limit',
    },
  ],
  'requests that the whole limit does not hold',
);
