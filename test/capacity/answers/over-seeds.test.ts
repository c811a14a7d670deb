import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { overSeeds } from '../../../src/capacity/answers/over-seeds.ts';

const oneTo = (n: number) => Array.from({ length: n }, (_, index) => index + 1);

describe('interval of the median', () => {
  // Ranks of the 95 % interval as tables of the sign test have them, the values being their own ranks.
  // biome-ignore format: a table
  test.each([
    [6, 1, 6], [8, 1, 8], [9, 2, 8], [10, 2, 9], [12, 3, 10], [15, 4, 12], [20, 6, 15], [25, 8, 18], [30, 10, 21],
    [50, 18, 33], [100, 40, 61],
  ])('%i courses: from rank %i to rank %i', (courses, low, high) => {
    const upsideDown = oneTo(courses).toReversed();
    expect(overSeeds(upsideDown)).toEqual({ median: (courses + 1) / 2, low, high });
  });

  test('is all there is where there are fewer than six', () => {
    expect(overSeeds([7])).toEqual({ median: 7, low: 7, high: 7 });
    expect(overSeeds([9, 1])).toEqual({ median: 5, low: 1, high: 9 });
    expect(overSeeds([4, 1, 2, 9, 3])).toEqual({ median: 3, low: 1, high: 9 });
  });
});

test('numbers are ordered as numbers, and left as they were', () => {
  const values = [100, 9, 80];
  expect(overSeeds(values).median).toBe(80);
  expect(values).toEqual([100, 9, 80]);
});

test('half of the numbers lie on either side of the median, and it within its interval', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: -1e6, max: 1e6 }), { minLength: 1, maxLength: 60 }), (values) => {
      const { median, low, high } = overSeeds(values);
      expect(values.filter((value) => value < median).length).toBeLessThanOrEqual(values.length / 2);
      expect(values.filter((value) => value > median).length).toBeLessThanOrEqual(values.length / 2);
      expect(low).toBeLessThanOrEqual(median);
      expect(high).toBeGreaterThanOrEqual(median);
      expect([values.includes(low), values.includes(high)]).toEqual([true, true]);
    }),
  );
});
