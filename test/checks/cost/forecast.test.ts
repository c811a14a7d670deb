import { expect, it } from 'vitest';
import forecast from '../../../checks/cost/forecast.ts';
import type { PlanInput } from '../../../src/plan/schema.ts';
import { asks, judged, judgeTable } from '../../support/check-cases.ts';
import { evenMonth, monthPlan } from './plans.ts';

const budget = (monthlyBudgetUsd: number | null, change: PlanInput = {}): PlanInput =>
  monthPlan({ ...change, spend: { monthlyBudgetUsd } });
const shortPrompt = { input: { typical: 999, p95: 999 } };

judgeTable(forecast, [
  { name: 'nothing said', ...asks('task.features') },
  { name: 'no model', plan: budget(900, { model: { id: null } }), ...asks('model.id') },
  {
    name: 'no p95',
    plan: budget(900, { tokens: { input: { typical: 4_000 } } }),
    ...asks('tokens.input.p95'),
  },
  { name: 'no output', plan: budget(900, { tokens: { output: {} } }), ...asks('tokens.output.typical') },
  { name: 'no path', plan: budget(900, { platform: { path: null } }), ...asks('platform.path') },
  {
    name: 'no requests',
    plan: budget(900, { traffic: { requestsPerDay: null } }),
    ...asks('traffic.requestsPerDay'),
  },
  {
    name: 'no days',
    plan: budget(900, { traffic: { activeDaysPerMonth: null } }),
    ...asks('traffic.activeDaysPerMonth'),
  },
  {
    name: 'batches without a share',
    plan: budget(900, { task: { features: ['batch'] } }),
    ...asks('traffic.batchableShare'),
  },
  {
    name: 'searches without a number',
    plan: budget(900, { task: { features: ['web-search'] } }),
    ...asks('traffic.webSearchesPerRequest'),
  },
  {
    name: 'caching without a time to live',
    plan: budget(900, { task: { features: ['prompt-caching'] } }),
    ...asks('tokens.cacheTtl'),
  },
  {
    name: 'caching without a prefix',
    plan: budget(900, { tokens: { cacheTtl: '5m' } }),
    ...asks('tokens.repeatedPrefix'),
  },
  {
    name: 'caching without a shape of the day',
    plan: budget(900, { tokens: { cacheTtl: '5m', repeatedPrefix: 3_000 } }),
    ...asks('traffic.shape'),
  },
  {
    name: 'Vertex without a region: the price depends on it',
    plan: budget(900, { platform: { path: 'vertex' } }),
    ...asks('platform.region'),
  },
  { name: 'no budget', plan: monthPlan(), ...asks('spend.monthlyBudgetUsd') },
  {
    name: 'a plan that counts no requests tests no budget',
    plan: budget(900, { traffic: { requestsPerDay: 0 } }),
    status: 'warn',
    code: 'no-requests-counted',
  },
  {
    name: 'within',
    plan: budget(742.5),
    status: 'pass',
    code: 'forecast-within-budget',
    args: { model: 'Sonnet 5.5', lightUsd: 156, mediumUsd: 307, heavyUsd: 742.5 },
  },
  {
    name: 'heavy above',
    plan: budget(742),
    status: 'warn',
    code: 'heavy-month-over-budget',
    args: { heavyUsd: 742.5 },
  },
  {
    name: 'medium at the budget',
    plan: evenMonth({ spend: { monthlyBudgetUsd: 500 } }),
    status: 'warn',
    code: 'heavy-month-over-budget',
  },
  {
    name: 'medium above; input is the larger part with $192 of $307',
    plan: budget(306),
    status: 'fail',
    code: 'forecast-over-budget',
    args: { mediumUsd: 307, largest: 'Uncached input', largestUsd: 192 },
  },
  {
    name: 'a chat of 999 tokens has forgotten its history',
    plan: budget(5_000, { task: { type: 'chat' }, tokens: shortPrompt }),
    status: 'warn',
    code: 'history-hardly-counted',
    args: { task: 'chat', inputTokens: 999 },
  },
  {
    name: 'so has an agent',
    plan: budget(5_000, { task: { type: 'agent' }, tokens: shortPrompt }),
    status: 'warn',
    code: 'history-hardly-counted',
  },
  {
    name: 'a chat of 1,000 tokens may be right',
    plan: budget(5_000, { task: { type: 'chat' }, tokens: { input: { typical: 1_000, p95: 2_000 } } }),
    status: 'pass',
    code: 'forecast-within-budget',
  },
  {
    name: 'extraction has no history',
    plan: budget(5_000, { task: { type: 'extraction' }, tokens: shortPrompt }),
    status: 'pass',
    code: 'forecast-within-budget',
  },
  {
    name: 'over budget matters more than a forgotten history',
    plan: budget(1, { task: { type: 'chat' }, tokens: shortPrompt }),
    status: 'fail',
    code: 'forecast-over-budget',
  },
  {
    name: 'a retired model',
    plan: budget(900, { model: { id: 'claude-3-opus-20240229' } }),
    status: 'inconclusive',
    code: 'price-not-documented',
  },
  {
    name: 'Haiku 5.5 at 0.10 / 0.50, above 100,000 prompt tokens at 0.50 / 2.50',
    plan: budget(900, {
      model: { id: 'claude-haiku-5-5' },
      tokens: { input: { typical: 4_000, p95: 100_001 } },
    }),
    status: 'pass',
    code: 'forecast-within-budget',
    args: { dearStep: { aboveTokens: 100_000, priceRatio: 5 } },
  },
  ...(['vertex', 'bedrock'] as const).map((path) => ({
    name: `Opus 4.1 on ${path}, older than the surcharge of regions, at 15 / 75: 0.0975 typical and 0.45 long, 19,000 and 1,000 of them`,
    plan: budget(3_000, { model: { id: 'claude-opus-4-1' }, platform: { path, region: 'us-east5' } }),
    status: 'warn' as const,
    code: 'heavy-month-over-budget' as const,
    args: { model: 'claude-opus-4-1-20250805', lightUsd: 1_170, mediumUsd: 2_302.5, heavyUsd: 5_568.75 },
  })),
  {
    name: 'Opus 4.1 where it no longer answers',
    plan: budget(3_000, { model: { id: 'claude-opus-4-1' } }),
    status: 'inconclusive',
    code: 'price-not-documented',
  },
  {
    name: 'a model whose price was never read',
    plan: budget(900, { model: { id: 'claude-mythos-preview' } }),
    status: 'inconclusive',
    code: 'price-unpublished',
  },
]);

it.each([
  ['p95 at the step', { typical: 4_000, p95: 100_000 }],
  ['all above the step', { typical: 100_001, p95: 200_000 }],
])('%s: no request is dearer than another', (_, input) => {
  const plan = budget(90_000, { model: { id: 'claude-haiku-5-5' }, tokens: { input } });
  const { code, args } = judged(forecast, { plan });
  expect(code).toBe('forecast-within-budget');
  expect(args).not.toHaveProperty('dearStep');
});

it('shows the forecast even while the budget is unknown', () => {
  const { figures } = judged(forecast, { plan: monthPlan() });
  expect(figures.map(({ name, value }) => [name, Math.round(Number(value) * 1e6) / 1e6])).toEqual([
    ['Light month', 156],
    ['Medium month', 307],
    ['Heavy month', 742.5],
    ['Medium month: uncached input', 192],
    ['Medium month: cache writes', 0],
    ['Medium month: cache reads', 0],
    ['Medium month: output', 115],
    ['Medium month: one request', 0.01535],
  ]);
  expect(new Set(figures.map(({ origin }) => origin))).toEqual(new Set(['simulated']));
});
