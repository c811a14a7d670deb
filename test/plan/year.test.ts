import { describe, expect, test } from 'vitest';
import { catalog } from '../../src/catalog/catalog.ts';
import type { PlanInput } from '../../src/plan/schema.ts';
import { plannedMonth } from '../../src/plan/workload.ts';
import { type MonthlyCap, plannedYear } from '../../src/plan/year.ts';
import { evenMonth, monthPlan } from '../checks/cost/plans.ts';
import { planWith, TODAY } from '../support/plan-builder.ts';

/** $500 in a medium month, $300 in a light and $750 in a heavy one. */
function yearOf(change: PlanInput, caps: readonly MonthlyCap[] = []) {
  const plan = planWith(evenMonth(change));
  const month = plannedMonth(plan, catalog, null);
  if (month.kind !== 'planned') throw new Error(`The month is ${month.kind}.`);
  return plannedYear(plan, month, caps, TODAY);
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

describe('a growing year with a cache', () => {
  const growth = 0.15;
  /** Over 24 hours a day, 20 days a month; the answer costs nothing here. */
  const cachedPlan = (requestsPerDay: number, growthPerMonth: number) =>
    planWith(
      monthPlan({
        launchDate: '2026-12-01',
        task: { features: ['prompt-caching'] },
        tokens: {
          input: { typical: 60_100, p95: 60_100 },
          output: { typical: 0, p95: 0 },
          repeatedPrefix: 60_000,
          cacheTtl: '5m',
        },
        traffic: { requestsPerDay, activeDaysPerMonth: 20, shape: 'steady', growthPerMonth },
      }),
    );
  const priced = (plan: ReturnType<typeof planWith>) => {
    const month = plannedMonth(plan, catalog, null);
    if (month.kind !== 'planned') throw new Error(`The month is ${month.kind}.`);
    return month;
  };

  test('finds the cache more often each month: the last costs less than the first', () => {
    const plan = cachedPlan(300, growth);
    const { months } = plannedYear(plan, priced(plan), [], TODAY);
    // 300 requests lie 4.8 minutes apart. One misses where none of the other 299 came in the 5 minutes before it:
    // (1435/1440)^299 = 0.3535, 0.3544 of all with the cold start; 106.3 a day write 60,000 tokens at 2.5 and 193.7
    // read them at 0.1: 0.15 × 106.3 + 0.006 × 193.7 + 300 × 0.0002 = $17.17 a day.
    expect(months[0]?.mediumUsd).toBeCloseTo(343.39, 2);
    // 300 × 1.15^11 = 1,395.7 a day, of which 11.87 miss: 0.15 × 11.87 + 0.006 × 1,383.9 + 0.279 = $10.36 a day.
    // At the first month's cost per request it would be 343.39 × 4.652 = $1,597.59.
    expect(months[11]?.mediumUsd).toBeCloseTo(207.25, 2);
  });

  test('is in its twelfth month what a plan of that traffic costs without growth', () => {
    const plan = cachedPlan(300, growth);
    const last = plannedYear(plan, priced(plan), [], TODAY).months[11];
    const { forecast } = priced(cachedPlan(300 * 1.15 ** 11, 0));
    expect(last?.lightUsd).toBeCloseTo(forecast.light.totalUsd, 6);
    expect(last?.mediumUsd).toBeCloseTo(forecast.medium.totalUsd, 6);
    expect(last?.heavyUsd).toBeCloseTo(forecast.heavy.totalUsd, 6);
  });

  test('stays as it is without growth', () => {
    const plan = cachedPlan(300, 0);
    const year = plannedYear(plan, priced(plan), [], TODAY);
    expect(new Set(year.months.map(({ mediumUsd }) => Math.round(mediumUsd * 100)))).toEqual(
      new Set([34_339]),
    );
  });
});

test('free container hours do not grow with the year', () => {
  const { months } = yearOf({
    launchDate: '2026-12-01',
    task: { features: ['code-execution'] },
    traffic: { growthPerMonth: 0.1, containerHoursPerMonth: 1_550 },
  });
  // 1,550 hours are free; in January 155 more are paid at $0.05: 500 × 1.1 + 7.75.
  expect(months.slice(0, 2).map(({ mediumUsd }) => Math.round(mediumUsd * 100) / 100)).toEqual([500, 557.75]);
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
