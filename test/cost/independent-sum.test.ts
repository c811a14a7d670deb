import fc from 'fast-check';
import { expect, test } from 'vitest';
import { sumOfIndependent } from '../../src/cost/independent-sum.ts';

test('distances to the limits add up by their squares, each side by itself', () => {
  // 3 and 4 below make 5, 5 and 12 above make 13.
  expect(sumOfIndependent({ mean: 10, low: 7, high: 15 }, { mean: 5, low: 1, high: 17 })).toEqual({
    mean: 15,
    low: 10,
    high: 28,
  });
});

test('what is known exactly only shifts', () => {
  expect(sumOfIndependent({ mean: 10, low: 7, high: 15 }, { mean: 2, low: 2, high: 2 })).toEqual({
    mean: 12,
    low: 9,
    high: 17,
  });
});

const amount = fc.double({ min: 0, max: 1e6, noNaN: true });
const interval = fc
  .tuple(amount, amount, amount)
  .map((parts) => parts.toSorted((a, b) => a - b))
  .map(([low = 0, mean = 0, high = 0]) => ({ mean, low, high }));

test('is wider than either, and never wider than both laid end to end', () => {
  fc.assert(
    fc.property(interval, interval, (a, b) => {
      const { mean, low, high } = sumOfIndependent(a, b);
      const slack = 1e-6;
      expect(mean - low).toBeGreaterThanOrEqual(Math.max(a.mean - a.low, b.mean - b.low) - slack);
      expect(high - mean).toBeGreaterThanOrEqual(Math.max(a.high - a.mean, b.high - b.mean) - slack);
      expect(low).toBeGreaterThanOrEqual(a.low + b.low - slack);
      expect(high).toBeLessThanOrEqual(a.high + b.high + slack);
    }),
  );
});
