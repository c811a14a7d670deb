import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Interval, meanInterval, tellsInterval } from '../../src/cost/mean-interval.ts';

const of = (...values: number[]): Interval => meanInterval(Float64Array.from(values));

describe('interval of a mean', () => {
  test.each<[string, number[], Interval]>([
    ['nothing is zero', [], { mean: 0, low: 0, high: 0 }],
    ['one value says nothing of others', [7], { mean: 7, low: 7, high: 7 }],
    ['equal values', [0.1, 0.1, 0.1], { mean: 0.1, low: 0.1, high: 0.1 }],
    // Deviation √2, t 12.706 with one degree of freedom: 12.706 × √2 / √2 to each side.
    ['two values reach far', [101, 103], { mean: 102, low: 89.294, high: 114.706 }],
    ['and never below zero where no value is', [1, 3], { mean: 2, low: 0, high: 14.706 }],
    // No skewness: deviation √2.5, t 2.776: 2.776 × 1.5811 / √5 = 1.9629.
    ['symmetric values as Student has it', [1, 2, 3, 4, 5], { mean: 3, low: 1.0371, high: 4.9629 }],
  ])('%s', (_, values, expected) => {
    const { mean, low, high } = of(...values);
    expect(mean).toBeCloseTo(expected.mean, 9);
    expect(low).toBeCloseTo(expected.low, 3);
    expect(high).toBeCloseTo(expected.high, 3);
  });

  const values = fc.array(fc.double({ min: 0, max: 1e12, noNaN: true }), { maxLength: 300 });

  test('is a number on either side of the mean, and not negative where no value is', () => {
    fc.assert(
      fc.property(values, (values) => {
        const { mean, low, high } = of(...values);
        expect([mean, low, high].every(Number.isFinite)).toBe(true);
        expect(low).toBeGreaterThanOrEqual(0);
        expect(low).toBeLessThanOrEqual(mean);
        expect(high).toBeGreaterThanOrEqual(mean);
      }),
    );
  });

  test('is as wide in cents as in dollars', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 1e6 }), { minLength: 2, maxLength: 100 }), (values) => {
        const dollars = of(...values);
        const cents = of(...values.map((value) => value * 100));
        for (const side of ['mean', 'low', 'high'] as const)
          expect(cents[side]).toBeCloseTo(dollars[side] * 100, 3);
      }),
    );
  });

  test('one outlier among equal values stays between nothing and itself', () => {
    const { mean, low, high } = of(...Array.from({ length: 99 }, () => 10), 1_010);
    expect(mean).toBeCloseTo(20, 9);
    expect(low).toBeGreaterThan(0);
    expect(high).toBeGreaterThan(40);
    expect(high).toBeLessThan(1_010);
  });

  test('the same values give the same interval', () => {
    const values = [3, 1, 4, 1, 5, 9, 2, 6, 5, 3, 5, 8, 9, 7, 9];
    expect(of(...values)).toEqual(of(...values));
  });

  test('a long upper tail is told by the longer side', () => {
    const { mean, low, high } = of(...Array.from({ length: 60 }, (_, n) => 2 ** (n / 6)));
    expect(high - mean).toBeGreaterThan((mean - low) * 1.2);
  });

  test('values without a tail come close to Student’s t', () => {
    // 0 to 99: deviation 29.0115, t 1.9842 with 99 degrees of freedom: 5.7565 to each side.
    const { mean, low, high } = of(...Array.from({ length: 100 }, (_, n) => n));
    expect(high - mean).toBeGreaterThan(5.7565 * 0.93);
    expect(high - mean).toBeLessThan(5.7565 * 1.07);
    expect(mean - low).toBeGreaterThan(5.7565 * 0.93);
    expect(mean - low).toBeLessThan(5.7565 * 1.07);
  });

  test('200,000 values are judged by the means of random groups', () => {
    const values = Float64Array.from({ length: 200_000 }, (_, index) => index % 1_000);
    const { mean, low, high } = meanInterval(values);
    expect(mean).toBeCloseTo(499.5, 9);
    // The deviation of 0 to 999 is √(999,999 / 12) = 288.675: 1.95998 × 288.675 / √200,000 = 1.2652.
    expect(high - mean).toBeGreaterThan(1.2652 * 0.93);
    expect(high - mean).toBeLessThan(1.2652 * 1.07);
    expect(mean - low).toBeGreaterThan(1.2652 * 0.93);
    expect(mean - low).toBeLessThan(1.2652 * 1.07);
  });
});

test('two values tell an interval, one does not', () => {
  expect([0, 1, 2, 30].map(tellsInterval)).toEqual([false, false, true, true]);
});
