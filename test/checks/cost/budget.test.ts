import { expect, it } from 'vitest';
import budget from '../../../checks/cost/budget.ts';
import type { PlanInput } from '../../../src/plan/schema.ts';
import { asks, judged, judgeTable } from '../../support/check-cases.ts';
import { spread } from '../../support/plan-builder.ts';
import { listed, organizationRow, tierRowOf } from '../spend/listed-limits.ts';
import { evenMonth, monthPlan } from './plans.ts';

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

/**
 * Prompts of 3,995 tokens at 2 and answers of 447.5 at 10 are $0.012465. 20,000 of them are $249.30; at $0.0122 they are
 * $244, at $0.0128 $256.
 */
const perRequestUsd = {
  mean: 0.012465,
  low: 0.0122,
  high: 0.0128,
  answers: 'measured',
  prices: 'planned',
} as const;
const input = spread(400, 2_000, 10);
const tried = { trial: { input, perRequestUsd } };
const measured = {
  lowUsd: expect.closeTo(244, 9),
  highUsd: expect.closeTo(256, 9),
  answers: 'measured',
  count: 100,
};

judgeTable(
  budget,
  [
    {
      name: 'all of the interval within',
      plan: within(256.01),
      seen: tried,
      status: 'pass',
      code: 'forecast-within-budget',
      basis: 'measured',
      args: { mediumUsd: 249.3, measured },
    },
    {
      name: 'the upper end above: 100 answers, and 300 more would halve it',
      plan: within(255.99),
      seen: tried,
      status: 'inconclusive',
      code: 'budget-within-interval',
      basis: 'measured',
      args: { measured, more: 300 },
    },
    {
      name: 'the mean above, the lower end not',
      plan: within(244.01),
      seen: tried,
      status: 'inconclusive',
      code: 'budget-within-interval',
    },
    {
      name: 'all of it above',
      plan: within(243.99),
      seen: tried,
      status: 'fail',
      code: 'forecast-over-budget',
      args: { mediumUsd: 249.3, measured },
    },
    {
      name: 'searches are paid by use and known: $200 more at both ends',
      plan: within(443.99, {
        task: { features: ['web-search'] },
        traffic: { requestsPerDay: 1_000, activeDaysPerMonth: 20, webSearchesPerRequest: 1 },
      }),
      seen: tried,
      status: 'fail',
      code: 'forecast-over-budget',
      args: {
        mediumUsd: 449.3,
        measured: { lowUsd: expect.closeTo(444, 9), highUsd: expect.closeTo(456, 9) },
      },
    },
    {
      // Prompts of $0.00799 and planned answers of $0.00575 make $274.80.
      name: 'prompts measured alone: its 400 prompts decide, and 1,200 more would halve the interval',
      plan: within(274.8),
      seen: {
        trial: {
          input,
          live: null,
          perRequestUsd: { mean: 0.01374, low: 0.0135, high: 0.014, answers: 'planned', prices: 'planned' },
        },
      },
      status: 'inconclusive',
      code: 'budget-within-interval',
      args: {
        measured: {
          lowUsd: expect.closeTo(270, 9),
          highUsd: expect.closeTo(280, 9),
          answers: 'planned',
          count: 400,
        },
        more: 1_200,
      },
    },
    {
      name: 'a cost without answers is half a cost',
      plan: within(275),
      seen: {
        trial: {
          input,
          live: null,
          perRequestUsd: { mean: 0.007, low: 0.0069, high: 0.0071, answers: 'left-out', prices: 'planned' },
        },
      },
      status: 'warn',
      code: 'heavy-month-over-budget',
      args: { mediumUsd: 274.8 },
    },
    {
      name: 'a single sample has no interval',
      plan: within(900),
      seen: { trial: { live: null, counted: 1, perRequestUsd: { ...perRequestUsd, answers: 'planned' } } },
      status: 'pass',
      code: 'forecast-within-budget',
      args: { measured: null },
    },
    {
      name: 'another model was tried',
      plan: within(900),
      seen: { trial: { model: 'claude-haiku-5-5' } },
      status: 'pass',
      code: 'forecast-within-budget',
      args: { mediumUsd: 307, measured: null },
    },
    {
      name: 'an estimate replaces nobody’s word',
      plan: within(900),
      seen: { trial: { counting: { by: 'estimate', band: 0.25 } } },
      status: 'pass',
      code: 'forecast-within-budget',
      args: { mediumUsd: 307, measured: null },
    },
    {
      name: 'a rehearsed trial says nothing of a real account',
      plan: within(900),
      seen: { trial: { sandbox: true }, 'tiny-message': {} },
      status: 'pass',
      code: 'forecast-within-budget',
      args: { measured: null },
    },
  ],
  'with a trial',
);

/** $500 in a medium month from 1 December on, then 550, 605, … and 500 × 1.1^11 = 1,426.56 in November. */
const growing = (change: PlanInput = {}, growthPerMonth = 0.1): PlanInput =>
  evenMonth({
    launchDate: '2026-12-01',
    ...change,
    spend: { monthlyBudgetUsd: 2_000, ...change.spend },
    traffic: { requestsPerDay: 1_250, activeDaysPerMonth: 20, growthPerMonth },
  });

judgeTable(
  budget,
  [
    {
      name: 'stated and within everything for a year',
      plan: growing(),
      status: 'pass',
      code: 'forecast-within-budget',
      args: { growth: { perMonth: 0.1, lastMonthUsd: expect.closeTo(1_426.56, 2) } },
    },
    {
      name: 'none stated as none',
      plan: growing({}, 0),
      status: 'pass',
      code: 'forecast-within-budget',
      args: { growth: { perMonth: 0, lastMonthUsd: 500 } },
    },
    {
      name: 'past the budget: February is 605 in 28 days, and 600 of it after 27.8',
      plan: growing({ spend: { monthlyBudgetUsd: 600 } }),
      status: 'warn',
      code: 'growth-passes-cap',
      args: { passed: [{ kind: 'budget', usd: 600, on: '2027-02-28' }] },
    },
    {
      name: 'past the cap of tier Build: August is 1,071.79 in 31 days, and 1,000 of it after 28.9',
      plan: growing({ limits: { tier: 'build' } }),
      status: 'warn',
      code: 'growth-passes-cap',
      args: { passed: [{ kind: 'usage-tier', usd: 1_000, on: '2027-08-29' }] },
    },
    {
      name: 'past what an admin key reads, the first of them first',
      plan: growing({ limits: { tier: 'build' } }),
      seen: listed(organizationRow(600), tierRowOf(550)),
      status: 'warn',
      code: 'growth-passes-cap',
      args: {
        passed: [
          { kind: 'usage-tier', usd: 550, on: '2027-01-31' },
          { kind: 'organization', usd: 600, on: '2027-02-28' },
        ],
      },
    },
    {
      name: 'a cap that the first month does not fit is judged by its own check',
      plan: growing({ spend: { organizationLimitUsd: 499 } }),
      status: 'pass',
      code: 'forecast-within-budget',
    },
    {
      name: 'credit is used up without growth too',
      plan: growing({ spend: { creditUsd: 600, autoReload: false } }),
      status: 'pass',
      code: 'forecast-within-budget',
    },
    {
      name: "a tier's cap does not hold where another bills",
      plan: growing({ limits: { tier: 'build' }, platform: { path: 'vertex', region: 'global' } }),
      status: 'pass',
      code: 'forecast-within-budget',
    },
    {
      name: 'a first month over the budget comes first',
      plan: growing({ spend: { monthlyBudgetUsd: 499 } }),
      status: 'fail',
      code: 'forecast-over-budget',
    },
  ],
  'growth',
);

it('names the day on which the credit is used up, and what told each cap', () => {
  const plan = growing({
    limits: { tier: 'build' },
    spend: { monthlyBudgetUsd: 2_000, creditUsd: 600, autoReload: false },
  });
  const { figures } = judged(budget, { plan });
  const shown = figures.map(({ name, value, origin }) => [name, value, origin]);
  expect(shown).toContainEqual(['Cap of the tier', 1_000, 'documented']);
  expect(shown).toContainEqual([
    'Day on which medium months reach: cap of the tier',
    '2027-08-29',
    'simulated',
  ]);
  // 500 in December; 100 more of the 550 in January after 5.6 days.
  expect(shown).toContainEqual([
    'Day on which medium months reach: prepaid credit',
    '2027-01-06',
    'simulated',
  ]);
});

it('shows the forecast even while the budget is unknown', () => {
  const { figures } = judged(budget, { plan: monthPlan() });
  expect(figures.map(({ name }) => name)).toEqual(['Light month', 'Medium month', 'Heavy month']);
});
