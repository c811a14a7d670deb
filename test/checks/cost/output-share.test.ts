import outputShare from '../../../checks/cost/output-share.ts';
import type { PlanInput } from '../../../src/plan/schema.ts';
import { asks, judgeTable } from '../../support/check-cases.ts';
import { monthPlan } from './plans.ts';

const sized = (input: number, output: number, change: PlanInput = {}): PlanInput =>
  monthPlan({
    ...change,
    tokens: { input: { typical: input, p95: input }, output: { typical: output, p95: output } },
  });

judgeTable(outputShare, [
  { name: 'nothing said', ...asks('task.features') },
  {
    name: 'half: five times as much input as output',
    plan: sized(5_000, 1_000),
    status: 'pass',
    code: 'output-share-moderate',
    args: { share: 0.5, priceRatio: 5, outputUsd: 200 },
  },
  {
    name: 'three quarters is the last pass',
    plan: sized(5_000, 3_000),
    status: 'pass',
    code: 'output-share-moderate',
    args: { share: 0.75, highShare: 0.75, outputUsd: 600 },
  },
  {
    name: 'above: the default effort of Sonnet 5.5 is named',
    plan: sized(4_999, 3_000),
    status: 'warn',
    code: 'output-share-high',
    args: { effort: 'high', effortIsDefault: true },
  },
  {
    name: 'above, with an effort of the plan',
    plan: sized(1_000, 3_000, { model: { effort: 'xhigh' } }),
    status: 'warn',
    code: 'output-share-high',
    args: { effort: 'xhigh', effortIsDefault: false },
  },
  {
    name: 'above, on a model without effort',
    plan: sized(1_000, 3_000, { model: { id: 'claude-haiku-4-5' } }),
    status: 'warn',
    code: 'output-share-high',
    args: { effort: null, share: 0.9375 },
  },
  {
    name: 'planned answers are computed with',
    plan: sized(5_000, 1_000),
    seen: { trial: { live: null } },
    status: 'pass',
    code: 'output-share-moderate',
    basis: 'simulated',
  },
  {
    name: 'answers that a trial measured: 447.5 tokens on average beside prompts of 3,995',
    plan: sized(5_000, 9_000),
    seen: { trial: {} },
    status: 'pass',
    code: 'output-share-moderate',
    basis: 'measured',
    // 20,000 × 447.5 × $10 are $89.50, and 20,000 × 3,995 × $2 are $159.80.
    args: { share: 89.5 / 249.3, outputUsd: 89.5 },
  },
  {
    name: 'no requests',
    plan: monthPlan({ traffic: { requestsPerDay: 0 } }),
    status: 'pass',
    code: 'output-share-moderate',
    args: { share: 0 },
  },
  {
    name: 'no price',
    plan: monthPlan({ model: { id: 'claude-next-1' } }),
    status: 'inconclusive',
    code: 'price-not-documented',
  },
]);
