import { describe, expect, test } from 'vitest';
import { catalog } from '../../src/catalog/catalog.ts';
import type { PlanInput } from '../../src/plan/schema.ts';
import { plannedMonth } from '../../src/plan/workload.ts';
import { type MonthlyCap, plannedYear } from '../../src/plan/year.ts';
import { evenMonth } from '../checks/cost/plans.ts';
import { planWith, TODAY } from '../support/plan-builder.ts';

/** $500 in a medium month, $300 in a light and $750 in a heavy one. */
function yearOf(change: PlanInput, caps: readonly MonthlyCap[] = []) {
  const plan = planWith(evenMonth(change));
  const month = plannedMonth(plan, catalog, null);
  if (month.kind !== 'planned') throw new Error(`The month is ${month.kind}.`);
  return plannedYear(plan, month.forecast, caps, TODAY);
}

describe('the year of a plan', () => {
  test.each([
    ['from the launch on', '2026-12-15', '2026-12-15'],
    ['from today where no date is known', null, TODAY],
    ['from today where the launch is over: the past cannot be forecast', '2025-03-01', TODAY],
  ])('%s', (_, launchDate, from) => {
    expect(yearOf({ launchDate }).from).toBe(from);
  });

  test('is flat where nobody stated growth, and says so', () => {
    const { growthPerMonth, months } = yearOf({ launchDate: '2026-12-01' });
    expect(growthPerMonth).toBeNull();
    expect(new Set(months.map(({ mediumUsd }) => Math.round(mediumUsd)))).toEqual(new Set([500]));
  });

  test('says that there is none where the plan says so', () => {
    expect(yearOf({ traffic: { growthPerMonth: 0 } }).growthPerMonth).toBe(0);
  });

  test('grows as planned: 500, 550, 605', () => {
    const { months } = yearOf({ launchDate: '2026-12-01', traffic: { growthPerMonth: 0.1 } });
    expect(months.slice(0, 3).map(({ mediumUsd }) => Math.round(mediumUsd))).toEqual([500, 550, 605]);
  });
});

describe('the cap of a calendar month', () => {
  // $500 over the 30 days of November are 16.67 a day: $310 are spent on the 19th day the product runs on.
  test.each([
    ['launched long ago: the days of this month before today count', '2026-03-01', '2026-11-19'],
    ['launched on the 6th of this month', '2026-11-06', '2026-11-24'],
    ['not launched: it counts from the launch', '2026-12-01', '2026-12-20'],
    ['without a launch date: from today, and December is the first whole month', null, '2026-12-20'],
  ])('%s', (_, launchDate, medium) => {
    const { caps } = yearOf({ launchDate, spend: { monthlyBudgetUsd: 310 } });
    expect(caps[0]?.reachedOn.medium).toBe(medium);
  });
});

describe('its caps', () => {
  test('are the budget, those that are known, and credit that does not reload', () => {
    const { caps } = yearOf(
      {
        launchDate: '2026-12-01',
        spend: { monthlyBudgetUsd: 600, creditUsd: 500, autoReload: false },
        traffic: { growthPerMonth: 0.1 },
      },
      [{ scope: 'usage-tier', capUsd: 500 }],
    );
    expect(caps).toEqual([
      // Light months reach $600 in July 2027 (300 × 1.1^7 = 584.6, 1.1^8 = 643.1: in August, at 20.74 a day, on the 29th).
      // Medium ones in February (605 over 28 days = 21.61 a day: on the 28th), heavy ones at 750/31 a day on the 25th.
      {
        kind: 'budget',
        usd: 600,
        reachedOn: { light: '2027-08-29', medium: '2027-02-28', heavy: '2026-12-25' },
      },
      // Light: 300 × 1.1^6 = 531.5 in June, 17.72 a day: on the 29th. Medium: 31 days of 500/31. Heavy: 20.67 days.
      {
        kind: 'usage-tier',
        usd: 500,
        reachedOn: { light: '2027-06-29', medium: '2026-12-31', heavy: '2026-12-21' },
      },
      // Light: 300 in December, 330 over 31 days in January, 200 of them after 18.8 days.
      {
        kind: 'credit',
        usd: 500,
        reachedOn: { light: '2027-01-19', medium: '2026-12-31', heavy: '2026-12-21' },
      },
    ]);
  });

  test.each<[string, PlanInput]>([
    ['credit that reloads', { spend: { creditUsd: 100, autoReload: true } }],
    ['credit of which nobody knows whether it reloads', { spend: { creditUsd: 100 } }],
    [
      'credit on a path that has none',
      { platform: { path: 'vertex', region: 'global' }, spend: { creditUsd: 100, autoReload: false } },
    ],
  ])('%s is none', (_, change) => {
    expect(yearOf(change).caps).toEqual([]);
  });
});
