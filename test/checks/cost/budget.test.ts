import { expect, it } from 'vitest';
import budget from '../../../checks/cost/budget.ts';
import type { PlanInput } from '../../../src/plan/schema.ts';
import { asks, judged, judgeTable } from '../../support/check-cases.ts';
import { evenMonth, lightIsDearest, monthPlan } from './plans.ts';

const within = (monthlyBudgetUsd: number | null, change: PlanInput = {}): PlanInput =>
  monthPlan({ ...change, spend: { monthlyBudgetUsd } });
const shortPrompt = { input: { typical: 999, p95: 999 } };

judgeTable(budget, [
  { name: 'nothing said', ...asks('task.features') },
  {
    name: 'no requests',
    plan: within(900, { traffic: { requestsPerDay: null } }),
    ...asks('traffic.requestsPerDay'),
  },
  { name: 'no budget', plan: monthPlan(), ...asks('spend.monthlyBudgetUsd') },
  {
    name: 'a plan that counts no requests tests no budget',
    plan: within(900, { traffic: { requestsPerDay: 0 } }),
    status: 'not-applicable',
    code: 'not-applicable',
  },
  {
    name: 'within',
    plan: within(742.5),
    status: 'pass',
    code: 'forecast-within-budget',
    basis: 'simulated',
    args: {
      model: 'Sonnet 5.5',
      lightUsd: 156,
      mediumUsd: 307,
      heavyUsd: 742.5,
      measured: null,
      growth: null,
    },
  },
  {
    name: 'heavy above',
    plan: within(742),
    status: 'warn',
    code: 'heavy-month-over-budget',
    args: { heavyUsd: 742.5, dearest: 'heavy' },
  },
  {
    name: 'light above, where few requests find the cache',
    plan: lightIsDearest({ spend: { monthlyBudgetUsd: 330 } }),
    status: 'warn',
    code: 'heavy-month-over-budget',
    args: { dearest: 'light' },
  },
  {
    name: 'a budget for the light month holds the others',
    plan: lightIsDearest({ spend: { monthlyBudgetUsd: 343 } }),
    status: 'pass',
    code: 'forecast-within-budget',
  },
  {
    name: 'medium at the budget',
    plan: evenMonth({ spend: { monthlyBudgetUsd: 500 } }),
    status: 'warn',
    code: 'heavy-month-over-budget',
  },
  {
    name: 'medium above; input is the larger part with $192 of $307',
    plan: within(306),
    status: 'fail',
    code: 'forecast-over-budget',
    args: { mediumUsd: 307, largest: 'Uncached input', largestUsd: 192, measured: null },
  },
  {
    name: 'a forgotten history makes no budget fit',
    plan: within(1, { task: { type: 'chat' }, tokens: shortPrompt }),
    status: 'fail',
    code: 'forecast-over-budget',
  },
  {
    name: 'long prompts above the step of Haiku 5.5',
    plan: within(900, {
      model: { id: 'claude-haiku-5-5' },
      tokens: { input: { typical: 4_000, p95: 100_001 } },
    }),
    status: 'pass',
    code: 'forecast-within-budget',
    args: { dearStep: { aboveTokens: 100_000, priceRatio: 5 } },
  },
  ...(['vertex', 'bedrock'] as const).map((path) => ({
    name: `Opus 4.1 on ${path}: a heavy month of $5,568.75`,
    plan: within(3_000, { model: { id: 'claude-opus-4-1' }, platform: { path, region: 'us-east5' } }),
    status: 'warn' as const,
    code: 'heavy-month-over-budget' as const,
    args: { lightUsd: 1_170, mediumUsd: 2_302.5, heavyUsd: 5_568.75 },
  })),
  {
    name: 'a model whose price was never read',
    plan: within(900, { model: { id: 'claude-mythos-preview' } }),
    status: 'inconclusive',
    code: 'price-unpublished',
  },
]);

it('shows the forecast even while the budget is unknown', () => {
  const { figures } = judged(budget, { plan: monthPlan() });
  expect(figures.map(({ name }) => name)).toEqual(['Light month', 'Medium month', 'Heavy month']);
});
