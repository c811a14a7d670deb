import { intervalRanks } from '../latency-sample.ts';

/** A number that differs from one random course of the same day to the next. */
export interface OverSeeds {
  readonly median: number;
  /** Ends of the distribution-free 95 % interval of the median; the extremes where there are too few courses for one. */
  readonly low: number;
  readonly high: number;
}

/** Of the courses' own numbers, one at least. */
export function overSeeds(values: readonly number[]): OverSeeds {
  const sorted = values.toSorted((a, b) => a - b);
  const at = (rank: number) => sorted[Math.min(sorted.length, Math.max(1, rank)) - 1] as number;
  const middle = sorted.length / 2;
  const median = Number.isInteger(middle) ? (at(middle) + at(middle + 1)) / 2 : at(Math.ceil(middle));
  const { low, high } = intervalRanks(sorted.length, 0.5);
  return { median, low: at(low ?? 1), high: at(high ?? sorted.length) };
}
