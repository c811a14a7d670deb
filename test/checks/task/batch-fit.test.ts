import { expect, test } from 'vitest';
import costBatch from '../../../checks/cost/batch.ts';
import check from '../../../checks/task/batch-fit.ts';
import type { PlanInput } from '../../../src/plan/schema.ts';
import { judged, judgeTable } from '../../support/check-cases.ts';
import { monthPlan } from '../cost/plans.ts';

judgeTable(check, [
  {
    name: 'work that can wait without batches: 40 % at half price saves 20 %',
    plan: { task: { features: [] }, traffic: { batchableShare: 0.4 } },
    status: 'warn',
    code: 'batch-not-used',
    args: { share: 0.4, saving: 0.2 },
  },
  {
    name: 'exactly a tenth is worth it',
    plan: { task: { features: [] }, traffic: { batchableShare: 0.1 } },
    status: 'warn',
    code: 'batch-not-used',
    args: { saving: 0.05 },
  },
  {
    name: 'less than a tenth is only mentioned',
    plan: { task: { features: [] }, traffic: { batchableShare: 0.08 } },
    status: 'pass',
    code: 'batch-gain-small',
    args: { share: 0.08, saving: 0.04 },
  },
  {
    name: 'nothing can wait and no batches',
    plan: { task: { features: ['streaming'] }, traffic: { batchableShare: 0 } },
    status: 'not-applicable',
    code: 'not-applicable',
  },
  {
    name: 'a path without batches has no cheaper way',
    plan: {
      task: { features: [] },
      traffic: { batchableShare: 1 },
      platform: { path: 'foundry' },
    },
    status: 'not-applicable',
    code: 'not-applicable',
  },
  {
    name: 'a night job as batches, share open, a day of patience',
    plan: {
      task: { type: 'batch', features: ['batch'], patienceSeconds: 86_400 },
    },
    status: 'pass',
    code: 'batch-fits',
    args: { share: 1, saving: 0.5 },
  },
  {
    name: 'a night job without batches',
    plan: { task: { type: 'batch', features: [], patienceSeconds: 86_400 } },
    status: 'warn',
    code: 'batch-not-used',
    args: { share: 1 },
  },
  {
    name: 'a night job one second short of a day',
    plan: { task: { type: 'batch', features: ['batch'], patienceSeconds: 86_399 } },
    status: 'warn',
    code: 'batch-too-slow',
    args: { patienceSeconds: 86_399 },
  },
  {
    name: 'a night job with neither share nor patience',
    plan: { task: { type: 'batch', features: ['batch'] } },
    status: 'unanswered',
    code: 'not-answered',
    args: { field: 'traffic.batchableShare' },
  },
  {
    name: 'batches although nothing can wait',
    plan: { task: { type: 'chat', features: ['batch'] }, traffic: { batchableShare: 0 } },
    status: 'warn',
    code: 'batch-too-slow',
    args: { patienceSeconds: null },
  },
  {
    name: 'all in batches and two minutes of patience',
    plan: { task: { features: ['batch'], patienceSeconds: 120 }, traffic: { batchableShare: 1 } },
    status: 'warn',
    code: 'batch-too-slow',
    args: { patienceSeconds: 120 },
  },
  {
    name: 'patience speaks of the part that is not batched',
    plan: {
      task: { features: ['batch'], patienceSeconds: 120 },
      traffic: { batchableShare: 0.5 },
    },
    status: 'pass',
    code: 'batch-fits',
    args: { share: 0.5, saving: 0.25 },
  },
  {
    name: 'all in batches cannot stream',
    plan: { task: { features: ['batch', 'streaming'] }, traffic: { batchableShare: 1 } },
    status: 'warn',
    code: 'batch-excludes',
    args: { features: ['streaming'] },
  },
  {
    name: 'all in batches, streaming said elsewhere, and fast mode',
    plan: {
      task: { features: ['batch', 'fast-mode'] },
      tokens: { streaming: true },
      traffic: { batchableShare: 1 },
    },
    status: 'warn',
    code: 'batch-excludes',
    args: { features: ['streaming', 'fast-mode'] },
  },
  {
    name: 'features unknown',
    plan: { task: { features: null }, traffic: { batchableShare: 0 } },
    status: 'unanswered',
    code: 'not-answered',
    args: { field: 'task.features' },
  },
  {
    name: 'share unknown',
    plan: { task: { type: 'chat', features: [] }, traffic: { batchableShare: null } },
    status: 'unanswered',
    code: 'not-answered',
    args: { field: 'traffic.batchableShare' },
  },
]);

/**
 * A hundred of monthPlan's months with 3,000 tokens cached, which almost each request reads: 9,600 million tokens in, of
 * which 6,000 at 0.10 instead of 2. Live that is 7,200 + 600 + 11,500; batched 9,600 + 5,750, which still saves a fifth.
 */
const cached = (batchableShare: number, features: readonly 'batch'[] = []): PlanInput =>
  monthPlan({
    task: { features: [...features] },
    tokens: { cacheTtl: '5m', repeatedPrefix: 3_000 },
    traffic: { requestsPerDay: 100_000, shape: 'office-hours', batchableShare },
  });

judgeTable(
  check,
  [
    {
      name: 'without a cache the whole month is halved: 40 % of $307 at half price',
      plan: monthPlan({ traffic: { batchableShare: 0.4 } }),
      status: 'warn',
      code: 'batch-not-used',
      basis: 'simulated',
      args: { share: 0.4, saving: 0.2, savingUsd: 61.4 },
    },
    {
      name: '9 % of it save $13.815, less than 5 percent',
      plan: monthPlan({ traffic: { batchableShare: 0.09 } }),
      status: 'pass',
      code: 'batch-gain-small',
      args: { savingUsd: 13.815 },
    },
    {
      name: 'no requests, no month to save on',
      plan: monthPlan({ traffic: { requestsPerDay: 0, batchableShare: 0.4 } }),
      status: 'pass',
      code: 'batch-gain-small',
      args: { saving: 0, savingUsd: 0 },
    },
    {
      name: 'nor where the rest of the month is open',
      plan: { task: { features: [] }, traffic: { requestsPerDay: 0, batchableShare: 0.4 } },
      status: 'pass',
      code: 'batch-gain-small',
      args: { saving: 0, savingUsd: 0 },
    },
  ],
  'a month that can be priced',
);

test.each([0.08, 0.1, 0.4, 1])('agrees with cost/batch where %d of a cached month can wait', (share) => {
  for (const plan of [cached(share), cached(share, ['batch'])]) {
    const [fit, cost] = [judged(check, { plan }), judged(costBatch, { plan })];
    const { savingUsd } = fit.args as { savingUsd: number };
    expect(savingUsd).toBeCloseTo((cost.args as { savingUsd: number }).savingUsd, 9);
    expect(fit.code === 'batch-not-used').toBe(cost.code === 'batch-left-out');
  }
});

test.each([
  [{ traffic: { batchableShare: 0.4 }, task: { features: [] } }, 'traffic.batchableShare'],
  [{ task: { type: 'batch', features: [], patienceSeconds: 86_400 } }, 'task.patienceSeconds'],
] satisfies [PlanInput, string][])('the share says which answer it was read from', (input, source) => {
  expect(judged(check, { plan: input }).figures).toMatchObject([
    { origin: 'planned', source },
    { value: 0.5, origin: 'documented', source: 'pricing' },
  ]);
});
