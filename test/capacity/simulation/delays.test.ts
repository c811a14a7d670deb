import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Delays } from '../../../src/capacity/simulation/delays.ts';

const delaysOf = (ms: readonly number[]) => {
  const delays = new Delays();
  for (const one of ms) delays.add(one);
  return delays;
};

test('four waits: mean, median and the longest', () => {
  const delays = delaysOf([0, 0, 1_000, 3_000]);
  expect([delays.count, delays.meanMs]).toEqual([4, 1_000]);
  expect(delays.quantileMs(0.5)).toBe(0);
  expect(delays.quantileMs(1)).toBe(3_000);
  // Neighbouring classes lie a 32nd of a doubling apart: 2.19 %.
  expect(delays.quantileMs(0.75)).toBeGreaterThanOrEqual(1_000);
  expect(delays.quantileMs(0.75)).toBeLessThanOrEqual(1_022);
});

test('nobody waited, and nobody came', () => {
  expect(delaysOf([]).quantileMs(0.5)).toBe(0);
  expect(delaysOf([]).meanMs).toBe(0);
  expect(delaysOf([0, 0]).quantileMs(1)).toBe(0);
});

/** From no wait to six weeks, as often short as long. */
const wait = fc.oneof(
  fc.constant(0),
  fc.double({ min: 0, max: 31.5, noNaN: true }).map((power) => 2 ** power),
  fc.integer({ min: 0, max: 3_000 }),
);
const share = fc.oneof(fc.constantFrom(0.5, 0.95, 0.99, 1), fc.double({ min: 0.001, max: 1, noNaN: true }));

test('a quantile is that of the sorted list, at most 2.2 % above it, and never below', () => {
  fc.assert(
    fc.property(fc.array(wait, { minLength: 1, maxLength: 200, size: 'max' }), share, (list, part) => {
      const sorted = list.toSorted((a, b) => a - b);
      // Twelve digits: 0.95 of 20 is the 19th.
      const exact = sorted[Math.ceil(Number((part * list.length).toPrecision(12))) - 1] as number;
      const quantile = delaysOf(list).quantileMs(part);
      if (exact < 1) expect(quantile).toBe(0);
      else {
        expect(quantile).toBeGreaterThanOrEqual(exact * (1 - 1e-12));
        expect(quantile).toBeLessThanOrEqual(exact * 1.022);
      }
    }),
    { numRuns: 500 },
  );
});

test('quantiles rise with their share and end with the longest', () => {
  fc.assert(
    fc.property(fc.array(wait, { minLength: 1, maxLength: 50 }), share, share, (list, one, other) => {
      const delays = delaysOf(list);
      const [low, high] = [Math.min(one, other), Math.max(one, other)];
      expect(delays.quantileMs(low)).toBeLessThanOrEqual(delays.quantileMs(high));
      const longest = Math.max(...list);
      expect(delays.quantileMs(1)).toBe(longest < 1 ? 0 : longest);
    }),
  );
});

test('two taken together are those of both lists in one', () => {
  fc.assert(
    fc.property(fc.array(wait), fc.array(wait), share, (one, other, part) => {
      const [both, inOne] = [Delays.together(delaysOf(one), delaysOf(other)), delaysOf([...one, ...other])];
      expect(both.count).toBe(inOne.count);
      expect(both.quantileMs(part)).toBe(inOne.quantileMs(part));
      expect(both.meanMs).toBeCloseTo(inOne.meanMs, 6);
    }),
  );
});
