import type { Catalog } from '../../catalog/catalog.ts';
import { wantedHeadroom } from '../../judge/wanted-headroom.ts';

/** `together`: input and output tokens as one figure. */
export type Limiter = 'rpm' | 'itpm' | 'otpm' | 'together';

/** Limits are asked for once and have to last: growth is reckoned with for so many months. */
export const horizonMonths = 6;

/** Ours: more growth than this is nobody's forecast, and is asked for when it comes. */
export const mostGrowth = 10;

/** By which the traffic is larger at the end of that time, however much that is. */
const foreseen = (growthPerMonth: number | null): number => (1 + (growthPerMonth ?? 0)) ** horizonMonths;

/** The same as far as it is asked for: at least 1, because what shrinks later is needed at the launch. */
export const grownBy = (growthPerMonth: number | null): number =>
  Math.min(mostGrowth, Math.max(1, foreseen(growthPerMonth)));

/** True where more growth is planned than is asked for. */
export const growsBeyond = (growthPerMonth: number | null): boolean => foreseen(growthPerMonth) > mostGrowth;

/** 12 digits drop the binary noise of what is round on paper. */
export const onPaper = (amount: number): number => Number(amount.toPrecision(12));

/** A whole number of two significant digits that is no less. 4,428.9 -> 4,500; 7.2 -> 8. */
export function roundedUp(amount: number): number {
  if (amount <= 0) return 0;
  const exponent = Number(amount.toExponential().split('e')[1]);
  const unit = 10 ** Math.max(0, exponent - 1);
  return Math.ceil(onPaper(amount / unit)) * unit;
}

/** What a peak needs with the headroom that is wanted, times growth and what chance brings. */
export const needed = (peak: number, factor: number): number => onPaper(peak * wantedHeadroom * factor);

export const askedFor = (peak: number, factor: number): number => roundedUp(needed(peak, factor));

/** Ours: so many times what the largest published tier has is a slip in the plan, not a product. */
export const implausibleTimes = 1_000;

/** The most that a limit is asked for, by what it counts; tokens of both kinds as input. */
export function plausible({ rateLimits }: Pick<Catalog, 'rateLimits'>): Readonly<Record<Limiter, number>> {
  const most = (limiter: 'rpm' | 'itpm' | 'otpm'): number =>
    implausibleTimes * Math.max(...rateLimits.map((row) => row[limiter]));
  return { rpm: most('rpm'), itpm: most('itpm'), otpm: most('otpm'), together: most('itpm') };
}
