import { expect } from 'vitest';
import budget from '../../../checks/cost/budget.ts';
import type { PlanInput } from '../../../src/plan/schema.ts';
import { judgeTable } from '../../support/check-cases.ts';
import { spread, trial } from '../../support/seen-trial.ts';
import { monthPlan } from './plans.ts';

const within = (monthlyBudgetUsd: number, change: PlanInput = {}): PlanInput =>
  monthPlan({ ...change, spend: { monthlyBudgetUsd } });

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
      // The month is then one of planned answers, which such an interval says nothing of.
      name: 'too few answers to stand in for the planned ones',
      plan: within(300),
      seen: { trial: { ...tried.trial, live: trial.live && { ...trial.live, answered: 19 } } },
      status: 'warn',
      code: 'heavy-month-over-budget',
      // Planned answers: 0.95 × 500 + 0.05 × 2,000 = 575 at 10: 20,000 × (0.00799 + 0.00575).
      args: { mediumUsd: 274.8 },
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
