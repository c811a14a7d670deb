import { describe, expect, test } from 'vitest';
import { poissonArrivals } from '../../../src/capacity/simulation/poisson-arrivals.ts';
import { lognormalTokens, measuredTokens } from '../../../src/capacity/simulation/token-sizes.ts';
import { seededRandom } from '../../../src/cost/random.ts';

const one = () => 1;

function timesOf(perMinute: readonly number[], seed = 1): number[] {
  const next = poissonArrivals(Float64Array.from(perMinute), { input: one, output: one }, seededRandom(seed));
  const arrival = { timeMs: 0, inputTokens: 0, outputTokens: 0 };
  const times: number[] = [];
  while (next(arrival)) times.push(arrival.timeMs);
  return times;
}

describe('random arrivals', () => {
  const minutes = [600, 0, 6_000, 60];
  const times = timesOf(minutes);

  test('come in order and within the minutes', () => {
    expect(times).toEqual(times.toSorted((a, b) => a - b));
    expect(times[0]).toBeGreaterThanOrEqual(0);
    expect(times.at(-1)).toBeLessThan(4 * 60_000);
  });

  // Four standard deviations of a Poisson count, the root of its mean.
  test.each(minutes.map((mean, minute) => [minute, mean] as const))(
    'minute %i brings about %i',
    (minute, mean) => {
      const count = times.filter((ms) => Math.floor(ms / 60_000) === minute).length;
      expect(Math.abs(count - mean)).toBeLessThanOrEqual(4 * Math.sqrt(mean));
    },
  );

  test('lie as far apart as random ones do: a deviation as large as the mean gap', () => {
    const even = timesOf([60_000]);
    const gaps = even.slice(1).map((ms, n) => ms - (even[n] ?? 0));
    const mean = gaps.reduce((sum, gap) => sum + gap, 0) / gaps.length;
    const variance = gaps.reduce((sum, gap) => sum + (gap - mean) ** 2, 0) / gaps.length;
    expect(mean).toBeCloseTo(1, 1);
    expect(Math.sqrt(variance) / mean).toBeCloseTo(1, 1);
  });

  test('are the same for the same seed, and none where none is expected', () => {
    expect(timesOf(minutes)).toEqual(times);
    expect(timesOf(minutes, 2)).not.toEqual(times);
    expect(timesOf([0, 0])).toEqual([]);
  });
});

describe('token sizes', () => {
  const drawn = (draw: ReturnType<typeof lognormalTokens>) => {
    const random = seededRandom(7);
    return Float64Array.from({ length: 100_000 }, () => draw(random)).sort();
  };

  test('through a median of 1,000 and a 95th percentile of 4,000', () => {
    const sizes = drawn(lognormalTokens(1_000, 4_000));
    expect((sizes[50_000] ?? 0) / 1_000).toBeCloseTo(1, 1);
    expect((sizes[95_000] ?? 0) / 4_000).toBeCloseTo(1, 1);
  });

  test('without spread where both are the same, and nothing of nothing', () => {
    const sizes = drawn(lognormalTokens(500, 500));
    expect([sizes[0], sizes.at(-1)]).toEqual([500, 500]);
    expect(lognormalTokens(0, 0)(seededRandom(1))).toBe(0);
  });

  test('measured ones are drawn equally often', () => {
    const sizes = drawn(measuredTokens([10, 20, 30, 40]));
    for (const size of [10, 20, 30, 40])
      expect(sizes.filter((value) => value === size).length / 25_000).toBeCloseTo(1, 1);
  });
});
