import { expect, test } from 'vitest';
import { catalog } from '../../src/catalog/catalog.ts';
import { trialDocument } from '../../src/commands/trial-document.ts';
import type { TrialSeen } from '../../src/judge/seen/trial.ts';
import type { PlanInput } from '../../src/plan/schema.ts';
import { monthPlan } from '../checks/cost/plans.ts';
import { completePlan } from '../support/complete-plan.ts';
import { planWith, TODAY } from '../support/plan-builder.ts';
import { spread, trial } from '../support/seen-trial.ts';

const documentOf = (plan: PlanInput, parts: Partial<TrialSeen> = {}, hasPlan = true) =>
  trialDocument({
    trial: { ...trial, ...parts },
    plan: planWith(plan),
    hasPlan,
    catalog,
    now: new Date(`${TODAY}T09:00:00Z`),
    version: '1.2.3',
  });

/** Every prompt 4,000 tokens, every answer 500: $0.008 + $0.005 a request on Sonnet 5.5. */
const even: Partial<TrialSeen> = {
  input: spread(400, 4_000, 0),
  prefixes: null,
  live: trial.live && { ...trial.live, output: spread(100, 500, 0) },
  perRequestUsd: { mean: 0.013, low: 0.0117, high: 0.0143, answers: 'measured', prices: 'planned' },
};

test('the month is that of the measured sizes, its interval as wide in proportion', () => {
  const { month, moreToHalveInterval, schema, tool } = documentOf(monthPlan(), even);
  expect([schema, tool]).toEqual(['gonogo/trial@1', { name: 'gonogo', version: '1.2.3' }]);
  // 20,000 requests at $0.013, a tenth to either side.
  expect(month).toEqual({ requests: 20_000, usd: 260, interval: { low: 234, high: 286 } });
  expect(moreToHalveInterval).toEqual({ samples: 1_200, answers: 300 });
});

test('without answers nobody says how many more would help, and an estimate has no interval', () => {
  const { month, moreToHalveInterval } = documentOf(monthPlan(), {
    ...even,
    live: null,
    counting: { by: 'estimate', band: 0.25 },
  });
  expect(moreToHalveInterval).toEqual({ samples: 1_200, answers: null });
  expect(month?.interval).toBeNull();
});

test('a plan that says too little has no month', () => {
  expect(documentOf({ model: { id: 'claude-sonnet-5-5' } }).month).toBeNull();
});

test('checks that the trial settles are told in their order, without those that do not apply', () => {
  const { findings } = documentOf(completePlan);
  expect(findings.map(({ check }) => check)).toEqual([
    'cost/trial',
    'tokens/counted',
    'cost/budget',
    'cost/max-tokens-realistic',
    'cost/thinking',
    'cost/caching',
    'cost/cache-ttl',
    'cost/cache-prefix-stable',
  ]);
  expect(findings.find(({ check }) => check === 'cost/trial')).toMatchObject({
    status: 'pass',
    title: 'A trial on your own requests confirms the plan',
    fix: [],
  });
  expect(findings.every(({ detail }) => detail.length > 0)).toBe(true);
});

test('what contradicts the plan is a finding with what to do', () => {
  const { findings } = documentOf(completePlan, { input: spread(400, 20_000, 10) });
  const told = findings.find(({ check }) => check === 'cost/trial');
  expect(told?.status).toBe('fail');
  expect(told?.fix.length).toBeGreaterThan(0);
});

test('without a plan there is nothing to hold it against', () => {
  expect(documentOf(completePlan, {}, false).findings).toEqual([]);
});
