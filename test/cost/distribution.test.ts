import fc from 'fast-check';
import { expect, test } from 'vitest';
import { distributionOf, quantile, slicesOf } from '../../src/cost/distribution.ts';
import { seededRandom } from '../../src/cost/random.ts';

const oneToTen = Float64Array.from({ length: 10 }, (_, index) => index + 1);

test.each([
  [0, 1],
  [0.1, 1],
  [0.11, 2],
  [0.5, 5],
  [0.95, 10],
  [1, 10],
])('quantile %f of 1 to 10 is a value that occurs: %i', (share, expected) => {
  expect(quantile(oneToTen, share)).toBe(expected);
});

test('a distribution takes its values in any order', () => {
  const mean = { mean: 5.5, low: 4, high: 7 };
  expect(distributionOf(oneToTen.toReversed(), mean, 5)).toEqual({
    count: 10,
    p50: 5,
    p90: 9,
    p95: 10,
    p99: 10,
    max: 10,
    mean,
    slices: [1.5, 3.5, 5.5, 7.5, 9.5],
  });
});

test('a distribution of nothing is zero', () => {
  const nothing = { mean: 0, low: 0, high: 0 };
  expect(distributionOf(new Float64Array(), nothing, 5)).toEqual({
    count: 0,
    p50: 0,
    p90: 0,
    p95: 0,
    p99: 0,
    max: 0,
    mean: nothing,
    slices: [],
  });
});

test('a value on the border of two slices belongs to both by its share', () => {
  // Each slice holds one value and a half: (1 + 2 / 2) / 1.5 and (2 / 2 + 3) / 1.5.
  const [low = 0, high = 0] = slicesOf(Float64Array.of(1, 2, 3), 2);
  expect(low).toBeCloseTo(4 / 3, 12);
  expect(high).toBeCloseTo(8 / 3, 12);
});

test('slices rise and have the mean of all values', () => {
  const values = fc.array(fc.integer({ min: 0, max: 1_000_000 }), { minLength: 1, maxLength: 500 });
  fc.assert(
    fc.property(values, fc.integer({ min: 1, max: 200 }), (values, most) => {
      const slices = slicesOf(Float64Array.from(values).toSorted(), most);
      expect(slices).toHaveLength(Math.min(most, values.length));
      const mean = (of: readonly number[]) => of.reduce((sum, value) => sum + value, 0) / of.length;
      expect(Math.abs(mean(slices) - mean(values))).toBeLessThan(1e-6 * (1 + mean(values)));
      expect(slices.every((slice, at) => at === 0 || slice >= (slices[at - 1] ?? 0) - 1e-6)).toBe(true);
    }),
  );
});

test('seeded numbers repeat, differ by seed, and fill the whole range evenly', () => {
  const draw = (seed: number) => {
    const random = seededRandom(seed);
    return Array.from({ length: 10_000 }, random);
  };
  expect(draw(1)).toEqual(draw(1));
  expect(draw(1)).not.toEqual(draw(2));
  const tenths = Array.from({ length: 10 }, () => 0);
  for (const number of draw(7)) tenths[Math.floor(number * 10)] = (tenths[Math.floor(number * 10)] ?? 0) + 1;
  // 1,000 each, give or take four standard deviations of 30.
  expect(tenths).toHaveLength(10);
  expect(tenths.every((count) => count > 880 && count < 1_120)).toBe(true);
});
