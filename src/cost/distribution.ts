import type { Interval } from './mean-interval.ts';

/** How a number is spread over a sample. */
export interface Distribution {
  readonly count: number;
  readonly p50: number;
  readonly p90: number;
  readonly p95: number;
  readonly p99: number;
  readonly max: number;
  readonly mean: Interval;
  /** Means of equally many values each, in rising order; their mean is that of all. */
  readonly slices: readonly number[];
}

/** Summary of values in any order; `mean` is what an interval says of theirs. Empty: all zero. */
export function distributionOf(values: Float64Array, mean: Interval, mostSlices: number): Distribution {
  const sorted = values.toSorted();
  const at = (share: number): number => quantile(sorted, share);
  return {
    count: sorted.length,
    p50: at(0.5),
    p90: at(0.9),
    p95: at(0.95),
    p99: at(0.99),
    max: sorted.at(-1) ?? 0,
    mean,
    slices: slicesOf(sorted, mostSlices),
  };
}

/** The value that `share` of the sorted values do not exceed. */
export const quantile = (sorted: Float64Array, share: number): number =>
  sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? 0;

/** Means of `most` equal parts of the sorted values; a value on a border belongs to both by its share. */
export function slicesOf(sorted: Float64Array, most: number): number[] {
  const count = Math.min(most, sorted.length);
  const width = sorted.length / count;
  return Array.from({ length: count }, (_, slice) => {
    let sum = 0;
    for (let at = slice * width; at < (slice + 1) * width - 1e-9; at = Math.floor(at) + 1) {
      const end = Math.min(Math.floor(at) + 1, (slice + 1) * width);
      sum += (sorted[Math.floor(at)] ?? 0) * (end - at);
    }
    return sum / width;
  });
}
