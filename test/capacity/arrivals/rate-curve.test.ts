import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  busiest,
  evenCurve,
  launchCurve,
  multiplied,
  perMinute,
  type RateCurve,
  requestsOf,
} from '../../../src/capacity/arrivals/rate-curve.ts';

const curve = (cellMs: number, ...cells: readonly number[]): RateCurve => ({
  cellMs,
  perCell: Float64Array.from(cells),
});

test('the same rate for three minutes', () => {
  expect(evenCurve(25, 3)).toEqual(curve(60_000, 25, 25, 25));
  expect(requestsOf(evenCurve(25, 3))).toBe(75);
});

test('first days at their share of the full traffic, one after another', () => {
  const days = launchCurve(curve(60_000, 10, 40), [0.1, 0.5, 1]);
  expect(days).toEqual(curve(60_000, 1, 4, 5, 20, 10, 40));
});

test('so many times as many requests', () => {
  expect(multiplied(curve(5_000, 1, 0, 2), 3)).toEqual(curve(5_000, 3, 0, 6));
});

test('minutes are the sums of their cells', () => {
  expect([...perMinute(curve(20_000, 1, 2, 3, 0, 0, 7))]).toEqual([6, 7]);
  expect([...perMinute(curve(60_000, 1, 2))]).toEqual([1, 2]);
});

test('the busiest two minutes of five', () => {
  expect(busiest(curve(60_000, 9, 0, 5, 6, 1), 2)).toEqual(curve(60_000, 5, 6));
  // Of windows alike, the first.
  expect(busiest(curve(60_000, 1, 2, 3, 2, 1, 3, 2), 2)).toEqual(curve(60_000, 2, 3));
});

test('busiest minutes begin with a whole one', () => {
  // The cells 8 and 9 make 17, but lie in two minutes.
  expect(busiest(curve(30_000, 0, 8, 9, 0, 5, 5), 1)).toEqual(curve(30_000, 5, 5));
});

test('the busiest window is no smaller than any other', () => {
  const cells = fc.array(fc.oneof(fc.constant(0), fc.double({ min: 0, max: 1e6, noNaN: true })), {
    minLength: 1,
    maxLength: 60,
  });
  fc.assert(
    fc.property(cells, fc.constantFrom(1, 3), fc.integer({ min: 1, max: 20 }), (some, inMinute, minutes) => {
      const whole = some.flatMap((count) => Array.from({ length: inMinute }, (_, n) => count * (n + 1)));
      const all = curve(60_000 / inMinute, ...whole);
      const window = busiest(all, minutes);
      const long = Math.min(minutes, some.length) * inMinute;
      expect(window.perCell).toHaveLength(long);
      let most = 0;
      let isOneOfThem = false;
      for (let from = 0; from + long <= whole.length; from += inMinute) {
        const one = whole.slice(from, from + long);
        most = Math.max(most, requestsOf(curve(1, ...one)));
        isOneOfThem ||= one.every((count, n) => count === window.perCell[n]);
      }
      expect(isOneOfThem).toBe(true);
      expect(requestsOf(window)).toBeGreaterThanOrEqual(most - 1e-9 * most - 1e-6);
    }),
  );
});
