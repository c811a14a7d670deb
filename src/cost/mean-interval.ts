/** A mean and its 95 % interval. */
export interface Interval {
  readonly mean: number;
  readonly low: number;
  readonly high: number;
}

/** Numbers from 0 up to 1, the same for the same seed. */
export type Random = () => number;

const resamples = 2_000;

/** Mean of the population that the values are a random sample of, with its 95 % bootstrap interval. */
export function meanInterval(values: Float64Array, random: Random): Interval {
  const count = values.length;
  const mean = values.reduce((sum, value) => sum + value, 0) / Math.max(1, count);
  if (count < 2) return { mean, low: mean, high: mean };
  const means = new Float64Array(resamples).map(() => {
    let sum = 0;
    for (let n = 0; n < count; n += 1) sum += values[Math.floor(random() * count)] ?? 0;
    return sum / count;
  });
  means.sort();
  return {
    mean,
    low: means[Math.floor(resamples * 0.025)] ?? mean,
    high: means[Math.ceil(resamples * 0.975)] ?? mean,
  };
}
