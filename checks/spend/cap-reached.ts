import type { CapReached } from '../../src/judge/codes/spend.ts';
import type { PricedMonth } from '../cost/month.ts';

/** Months differ by a day or two; day figures speak of one of 30 days. */
export const daysPerMonth = 30;

/**
 * The mildest month that spends more than a cap, and the day on which evenly spread spending gets there; undefined
 * where even the heavy month stays below. Reaching a cap exactly is not yet a refusal.
 */
export function capReached({ forecast }: PricedMonth, capUsd: number): CapReached | undefined {
  const scenario = (['medium', 'heavy'] as const).find((name) => forecast[name].totalUsd > capUsd);
  if (!scenario) return undefined;
  const forecastUsd = forecast[scenario].totalUsd;
  return { capUsd, scenario, forecastUsd, day: Math.ceil((capUsd / forecastUsd) * daysPerMonth) };
}
