import { type ScenarioName, scenarioNames } from './scenarios.ts';

export const monthsOfYear = 12;

/** What is spent in one calendar month (UTC), the same on each of its days from `firstDay` on. */
export interface SpendingMonth {
  /** YYYY-MM. */
  readonly month: string;
  /** Days of the month, from 1. Nothing is spent before the first of them. */
  readonly firstDay: number;
  readonly lastDay: number;
  readonly usd: number;
}

/** A row of the year: the same calendar month in each scenario. */
export interface YearMonth {
  readonly month: string;
  readonly lightUsd: number;
  readonly mediumUsd: number;
  readonly heavyUsd: number;
  /** True where the year begins within the month: only its days from then on count. */
  readonly partial: boolean;
}

/** Most that may be spent: in each calendar month, or all together since the year began. */
export interface SpendingCap {
  readonly per: 'calendar-month' | 'year';
  readonly usd: number;
}

export type ByScenario<T> = Readonly<Record<ScenarioName, T>>;

/** What twelve whole months cost where a request costs the same in each: the month k after the first (1 + growth)^k times it. */
export const grownMonths = (monthUsd: number, growthPerMonth: number): number[] =>
  Array.from({ length: monthsOfYear }, (_, k) => monthUsd * (1 + growthPerMonth) ** k);

/**
 * Twelve calendar months from an ISO date on. `monthsUsd`: what each of them costs as a whole one. The first month
 * counts its days from the date on.
 */
export function spendingYear(monthsUsd: readonly number[], from: string): SpendingMonth[] {
  const [year = 0, month = 0, day = 0] = from.split('-').map(Number);
  return monthsUsd.map((monthUsd, k) => {
    const index = year * 12 + (month - 1) + k;
    const lastDay = daysIn(index);
    const firstDay = k === 0 ? day : 1;
    const counted = lastDay - firstDay + 1;
    return {
      month: `${String(Math.floor(index / 12)).padStart(4, '0')}-${twoDigits((index % 12) + 1)}`,
      firstDay,
      lastDay,
      usd: (monthUsd * counted) / lastDay,
    };
  });
}

/** The year of each scenario. */
export const forecastYear = (
  monthsUsd: ByScenario<readonly number[]>,
  from: string,
): ByScenario<readonly SpendingMonth[]> => byScenario((name) => spendingYear(monthsUsd[name], from));

/** The three years side by side. */
export const yearMonths = ({ light, medium, heavy }: ReturnType<typeof forecastYear>): YearMonth[] =>
  medium.map(({ month, firstDay, usd }, k) => ({
    month,
    lightUsd: light[k]?.usd ?? 0,
    mediumUsd: usd,
    heavyUsd: heavy[k]?.usd ?? 0,
    partial: firstDay > 1,
  }));

/** ISO date of the first day at whose end the cap is reached; null: not within the year. */
export function capReachedOn(year: readonly SpendingMonth[], cap: SpendingCap): string | null {
  let left = cap.usd;
  for (const spending of year) {
    const day = dayReaching(spending, left);
    if (day !== null) return `${spending.month}-${twoDigits(day)}`;
    if (cap.per === 'year') left -= spending.usd;
  }
  return null;
}

export const byScenario = <T>(of: (name: ScenarioName) => T): ByScenario<T> =>
  Object.fromEntries(scenarioNames.map((name) => [name, of(name)])) as Record<ScenarioName, T>;

/** Powers and quotients leave binary noise; a billionth of a day is none. */
const noiseDays = 1e-9;

function dayReaching({ firstDay, lastDay, usd }: SpendingMonth, capUsd: number): number | null {
  if (capUsd <= 0) return firstDay;
  const counted = lastDay - firstDay + 1;
  const days = Math.max(1, Math.ceil((capUsd * counted) / usd - noiseDays));
  return days <= counted ? firstDay + days - 1 : null;
}

/** Months are counted from January of year 0. */
const daysIn = (index: number): number =>
  new Date(Date.UTC(Math.floor(index / 12), (index % 12) + 1, 0)).getUTCDate();

const twoDigits = (value: number): string => String(value).padStart(2, '0');
