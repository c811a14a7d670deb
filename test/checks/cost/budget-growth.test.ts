import { expect, it } from 'vitest';
import budget from '../../../checks/cost/budget.ts';
import type { PlanInput } from '../../../src/plan/schema.ts';
import { judged, judgeTable } from '../../support/check-cases.ts';
import { listed, organizationRow, tierRowOf } from '../spend/listed-limits.ts';
import { evenMonth } from './plans.ts';

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
