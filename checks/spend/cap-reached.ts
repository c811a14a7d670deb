import type { CapReached } from '../../src/judge/codes/spend.ts';
import { dearestMonth, type PricedMonth } from '../cost/month.ts';

/** Months differ by a day or two; day figures speak of one of 30 days. */
export const daysPerMonth = 30;

/**
 * The medium month, or else the dearest, that spends more than a cap, and the day on which evenly spread spending gets
 * there; undefined where even the dearest stays below. Reaching a cap exactly is not yet a refusal.
 */
export function capReached(month: PricedMonth, capUsd: number): CapReached | undefined {
  const reaching = [month.forecast.medium, dearestMonth(month)].find(({ totalUsd }) => totalUsd > capUsd);
  if (!reaching) return undefined;
  const { name: scenario, totalUsd: forecastUsd } = reaching;
  return { capUsd, scenario, forecastUsd, day: Math.ceil((capUsd / forecastUsd) * daysPerMonth) };
}
