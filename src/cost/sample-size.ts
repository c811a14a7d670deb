import type { Interval } from './mean-interval.ts';

/** Samples to add so that the interval becomes half as wide: its width falls with the root of their number. */
export const moreSamplesToHalve = (count: number): number => 3 * count;

/** Half the interval's width as a part of the mean, 0.1 for ± 10 %; null where the mean is 0. */
export const relativeHalfWidth = ({ mean, low, high }: Interval): number | null =>
  mean === 0 ? null : (high - low) / 2 / Math.abs(mean);

/**
 * The share of all requests below which a kind of them is missing from more than one sample of this size in twenty: about
 * 3 divided by the count. No interval speaks for a kind the sample has none of, however large its requests are.
 */
export const rareShare = (count: number): number => (count < 1 ? 1 : 1 - 0.05 ** (1 / count));
