import type { Interval } from './mean-interval.ts';

/**
 * Interval of the sum of two means that were measured apart, such as inputs counted for all samples and answers measured
 * for some: the distances to the limits add up by their squares, each side by itself (Zou and Donner 2008).
 */
export function sumOfIndependent(a: Interval, b: Interval): Interval {
  const mean = a.mean + b.mean;
  return {
    mean,
    low: mean - Math.hypot(a.mean - a.low, b.mean - b.low),
    high: mean + Math.hypot(a.high - a.mean, b.high - b.mean),
  };
}
