import { expect, test } from 'vitest';
import { catalog } from '../../src/catalog/catalog.ts';
import { requestPricing } from '../../src/plan/request-pricing.ts';
import type { PlanInput } from '../../src/plan/schema.ts';
import { monthPlan } from '../checks/cost/plans.ts';
import { planWith } from '../support/plan-builder.ts';

const pricing = (plan: PlanInput) => requestPricing(planWith(plan), catalog);

// 10,000 in and 1,000 out; Sonnet 5.5 at 2 / 10, Opus 5.5 at 4 / 20.
test.each<readonly [string, PlanInput, 'planned' | 'list', number, number]>([
  ['the plan’s prices', monthPlan(), 'planned', 0.02, 0.01],
  ['sizes need not be planned', { ...monthPlan(), tokens: { cacheTtl: 'none' } }, 'planned', 0.02, 0.01],
  ['US inference', monthPlan({ task: { features: ['us-inference'] } }), 'planned', 0.022, 0.011],
  [
    'half of it in batches',
    monthPlan({ task: { features: ['batch'] }, traffic: { batchableShare: 0.5 } }),
    'planned',
    0.015,
    0.0075,
  ],
  [
    'a fast one',
    monthPlan({ model: { id: 'claude-opus-5-5' }, task: { features: ['fast-mode'] } }),
    'planned',
    0.08,
    0.04,
  ],
  [
    'no traffic planned: the list price',
    monthPlan({ traffic: { requestsPerDay: null } }),
    'list',
    0.02,
    0.01,
  ],
  ['a model and nothing else', { model: { id: 'claude-opus-5-5' } }, 'list', 0.04, 0.02],
])('%s', (_name, plan, prices, inputUsd, outputUsd) => {
  const found = pricing(plan);
  expect(found?.prices).toBe(prices);
  expect(found?.costOf(10_000, 1_000).inputUsd).toBeCloseTo(inputUsd, 12);
  expect(found?.costOf(10_000, 1_000).outputUsd).toBeCloseTo(outputUsd, 12);
});

test.each<readonly [string, PlanInput]>([
  ['no model', {}],
  ['an unknown one', { model: { id: 'claude-next-1' } }],
  ['one without a published price', { model: { id: 'claude-mythos-preview' } }],
])('no price: %s', (_name, plan) => {
  expect(pricing(plan)).toBeNull();
});
