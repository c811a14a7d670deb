import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { proportion } from '../../src/cost/proportion.ts';

/**
 * Newcombe, Two-sided confidence intervals for the single proportion, Statistics in Medicine 17 (1998), table I: method 3,
 * the score interval without continuity correction.
 */
test.each([
  [81, 263, 0.2553, 0.3662],
  [15, 148, 0.0624, 0.1605],
  [0, 20, 0, 0.1611],
  [1, 29, 0.0061, 0.1718],
])('%i of %i lie between %f and %f, as published', (hits, of, low, high) => {
  const found = proportion(hits, of);
  expect(found.share).toBe(hits / of);
  expect(found.low).toBeCloseTo(low, 4);
  expect(found.high).toBeCloseTo(high, 4);
});

describe('by hand, with z² = 3.841459', () => {
  test('half of a hundred: the centre stays at a half', () => {
    // 1.959964 / 1.03841459 × √(0.0025 + 0.0000960365) = 1.887458 × 0.0509514 = 0.0961687
    const { low, high } = proportion(50, 100);
    expect(low).toBeCloseTo(0.403831, 5);
    expect(high).toBeCloseTo(0.596169, 5);
  });
  test('none of n: the upper limit is z² / (n + z²)', () => {
    expect(proportion(0, 100)).toEqual({ share: 0, low: 0, high: expect.closeTo(3.841459 / 103.841459, 7) });
  });
  test('380 answers without a hit leave one percent open, 381 do not', () => {
    expect(proportion(0, 380).high).toBeGreaterThan(0.01);
    expect(proportion(0, 381).high).toBeLessThan(0.01);
  });
  test('of nothing, nothing is known', () => {
    expect(proportion(0, 0)).toEqual({ share: 0, low: 0, high: 1 });
  });
});

const counts = fc
  .integer({ min: 1, max: 100_000 })
  .chain((of) => fc.record({ of: fc.constant(of), hits: fc.integer({ min: 0, max: of }) }));

test('the interval holds the share and stays within 0 and 1', () => {
  fc.assert(
    fc.property(counts, ({ hits, of }) => {
      const { share, low, high } = proportion(hits, of);
      expect(low).toBeGreaterThanOrEqual(0);
      expect(low).toBeLessThanOrEqual(share);
      expect(high).toBeGreaterThanOrEqual(share);
      expect(high).toBeLessThanOrEqual(1);
    }),
  );
});

test('misses mirror hits', () => {
  fc.assert(
    fc.property(counts, ({ hits, of }) => {
      const [seen, mirrored] = [proportion(hits, of), proportion(of - hits, of)];
      expect(seen.low).toBeCloseTo(1 - mirrored.high, 9);
      expect(seen.high).toBeCloseTo(1 - mirrored.low, 9);
    }),
  );
});

test('four times the answers with the same share narrow it', () => {
  fc.assert(
    fc.property(counts, ({ hits, of }) => {
      const width = ({ low, high }: { low: number; high: number }) => high - low;
      expect(width(proportion(hits * 4, of * 4))).toBeLessThan(width(proportion(hits, of)));
    }),
  );
});
