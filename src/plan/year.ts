import { monthTotalUsd } from '../cost/forecast.ts';
import type { Workload } from '../cost/workload.ts';
import {
  type ByScenario,
  byScenario,
  capReachedOn,
  forecastYear,
  grownMonths,
  type SpendingCap,
  type YearMonth,
  yearMonths,
} from '../cost/year.ts';
import type { Plan } from './schema.ts';
import type { PlannedMonth } from './workload.ts';

/** A cap on the spending of a calendar month that others set or read: of the usage tier, the organization, the workspace. */
export interface MonthlyCap {
  readonly scope: 'usage-tier' | 'organization' | 'workspace';
  readonly capUsd: number;
}

/** What a year of spending is held against. */
export type YearCapKind = 'budget' | MonthlyCap['scope'] | 'credit';

export interface YearCap {
  readonly kind: YearCapKind;
  readonly usd: number;
  /** ISO date of the day on which spending reaches it; null: not within the twelve months. */
  readonly reachedOn: ByScenario<string | null>;
}

export interface PlannedYear {
  /** ISO date of the first day. */
  readonly from: string;
  /** As the plan states it; null: nobody did, and every month is taken to be like the first. */
  readonly growthPerMonth: number | null;
  /** Twelve, in order. */
  readonly months: readonly YearMonth[];
  readonly caps: readonly YearCap[];
}

type Priced = Extract<PlannedMonth, { readonly kind: 'planned' }>;

/**
 * The forecast month as a year from the launch on, or from today where the launch is over or has no date: what is past
 * cannot be forecast. `caps`: as they are known best; the budget and the prepaid credit come from the plan.
 */
export function plannedYear(
  plan: Plan,
  month: Priced,
  caps: readonly MonthlyCap[],
  today: string,
): PlannedYear {
  const { launchDate, traffic } = plan;
  const from = launchDate && launchDate > today ? launchDate : today;
  const growthPerMonth = traffic.growthPerMonth ?? null;
  const monthsUsd = wholeMonths(month, growthPerMonth ?? 0);
  const year = forecastYear(monthsUsd, from);
  // A cap on a calendar month is used up by its earlier days too, where the product ran on them.
  const months = forecastYear(monthsUsd, runsFrom(launchDate, from));
  const spending = { 'calendar-month': months, year } as const;
  return {
    from,
    growthPerMonth,
    months: yearMonths(year),
    caps: capsOf(plan, caps).map(({ kind, usd }) => ({
      kind,
      usd,
      reachedOn: byScenario((name) => capReachedOn(spending[spans[kind]][name], { per: spans[kind], usd })),
    })),
  };
}

/**
 * What each of the twelve months costs as a whole one. More requests find the cache more often, and free container
 * hours do not grow: such months are priced one by one; a request of any other costs the same in each.
 */
function wholeMonths({ workload, tariff, forecast }: Priced, growth: number): ByScenario<readonly number[]> {
  const scales = growth === 0 || (workload.cache === null && workload.containerHoursPerMonth === null);
  return byScenario((name) => {
    const factors = grownMonths(1, growth);
    const first = forecast[name].totalUsd;
    return scales
      ? factors.map((factor) => first * factor)
      : factors.map((factor) => monthTotalUsd(withTraffic(workload, factor), tariff, name));
  });
}

const withTraffic = (workload: Workload, factor: number): Workload => ({
  ...workload,
  requestsPerDay: workload.requestsPerDay * factor,
  containerHoursPerMonth:
    workload.containerHoursPerMonth === null ? null : workload.containerHoursPerMonth * factor,
});

/** The launch, or the first of the month that `from` lies in where the product was launched before it. */
function runsFrom(launchDate: string | null | undefined, from: string): string {
  const first = `${from.slice(0, 8)}01`;
  if (!launchDate || launchDate >= from) return from;
  return launchDate > first ? launchDate : first;
}

const spans: Readonly<Record<YearCapKind, SpendingCap['per']>> = {
  budget: 'calendar-month',
  'usage-tier': 'calendar-month',
  organization: 'calendar-month',
  workspace: 'calendar-month',
  credit: 'year',
};

function capsOf({ spend, platform }: Plan, caps: readonly MonthlyCap[]): Omit<YearCap, 'reachedOn'>[] {
  const { monthlyBudgetUsd, creditUsd, autoReload } = spend;
  // Other paths have no prepaid credit, and one that reloads does not end.
  const prepaid = platform.path === 'claude-api' && autoReload === false;
  return [
    ...(monthlyBudgetUsd == null ? [] : [{ kind: 'budget' as const, usd: monthlyBudgetUsd }]),
    ...caps.map(({ scope, capUsd }) => ({ kind: scope, usd: capUsd })),
    ...(prepaid && creditUsd != null ? [{ kind: 'credit' as const, usd: creditUsd }] : []),
  ];
}
