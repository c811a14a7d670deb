import { expect, test } from 'vitest';
import { meanInterval } from '../../src/cost/mean-interval.ts';
import { seededRandom } from '../../src/cost/random.ts';
import { moreSamplesToHalve, rareShare, relativeHalfWidth } from '../../src/cost/sample-size.ts';

test.each([
  [{ mean: 20, low: 18, high: 23 }, 0.125],
  [{ mean: 20, low: 20, high: 20 }, 0],
  [{ mean: -20, low: -23, high: -18 }, 0.125],
  [{ mean: 0, low: 0, high: 0 }, null],
])('half of the width of %j is that part of its mean', (interval, expected) => {
  expect(relativeHalfWidth(interval)).toBe(expected);
});

test.each([1, 2, 3, 4, 5])('the samples that would halve the width halve it (seed %i)', (seed) => {
  const width = (values: Float64Array) => {
    const { low, high } = meanInterval(values);
    return high - low;
  };
  const random = seededRandom(seed);
  const values = Float64Array.from({ length: 200 }, () => 1_000 - 200 * Math.log(1 - random()));
  const copies = 1 + moreSamplesToHalve(values.length) / values.length;
  const more = Float64Array.from({ length: values.length * copies }, (_, n) => values[n % 200] ?? 0);
  expect(more).toHaveLength(800);
  expect(width(more) / width(values)).toBeGreaterThan(0.42);
  expect(width(more) / width(values)).toBeLessThan(0.56);
});

test.each([
  [0, 1],
  [1, 0.95],
  // 1 − e^(ln 0.05 / 100) = 1 − e^−0.0299573
  [100, 0.029513],
  [1_000, 0.0029913],
])('of %i samples a kind of that share is missing once in twenty times', (count, expected) => {
  expect(rareShare(count)).toBeCloseTo(expected, 6);
});
