import fc from 'fast-check';
import { expect, test } from 'vitest';
import { meanInterval } from '../../src/cost/mean-interval.ts';
import { moreSamplesToHalve, rareShare, relativeHalfWidth } from '../../src/cost/sample-size.ts';

test.each([
  [{ mean: 20, low: 18, high: 23 }, 0.125],
  [{ mean: 20, low: 20, high: 20 }, 0],
  [{ mean: -20, low: -23, high: -18 }, 0.125],
  [{ mean: 0, low: 0, high: 0 }, null],
])('half of the width of %j is that part of its mean', (interval, expected) => {
  expect(relativeHalfWidth(interval)).toBe(expected);
});

test('the samples that would halve the width halve it', () => {
  const width = (values: number[]) => {
    const { low, high } = meanInterval(Float64Array.from(values));
    return high - low;
  };
  // From 1 up, so that nothing is cut at zero; the long tail is part of what must hold.
  const sizes = fc.array(
    fc.double({ min: 0, max: 1, noNaN: true }).map((part) => 1_000 - 20 * Math.log(1 - part * 0.999)),
    { minLength: 100, maxLength: 300 },
  );
  fc.assert(
    fc.property(sizes, (values) => {
      fc.pre(new Set(values).size > 20);
      const copies = 1 + moreSamplesToHalve(values.length) / values.length;
      const more = Array.from({ length: copies }, () => values).flat();
      expect(more).toHaveLength(4 * values.length);
      expect(width(more) / width(values)).toBeGreaterThan(0.42);
      expect(width(more) / width(values)).toBeLessThan(0.52);
    }),
  );
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
