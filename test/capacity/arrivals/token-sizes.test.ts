import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { drawTokens, meanTokens, type TokenSizes } from '../../../src/capacity/arrivals/token-sizes.ts';
import { seededRandom } from '../../../src/cost/random.ts';

const lognormal = (typical: number, p95: number): TokenSizes => ({ kind: 'lognormal', typical, p95 });
const draws = (sizes: TokenSizes, count = 100_000): Float64Array => {
  const [draw, random] = [drawTokens(sizes), seededRandom(7)];
  return Float64Array.from({ length: count }, () => draw(random));
};
const meanOf = (row: Float64Array) => row.reduce((sum, value) => sum + value, 0) / row.length;

describe('token sizes', () => {
  test('through a median of 1,000 and a 95th percentile of 4,000', () => {
    const sizes = draws(lognormal(1_000, 4_000)).sort();
    expect((sizes[50_000] ?? 0) / 1_000).toBeCloseTo(1, 1);
    expect((sizes[95_000] ?? 0) / 4_000).toBeCloseTo(1, 1);
    // Symmetric in the logarithm: as many below a quarter of the median as above four times it.
    expect((sizes[5_000] ?? 0) / 250).toBeCloseTo(1, 1);
  });

  test('without spread where both are the same, and nothing of nothing', () => {
    expect(new Set(draws(lognormal(500, 500), 10))).toEqual(new Set([500]));
    expect(new Set(draws(lognormal(500, 400), 10))).toEqual(new Set([500]));
    expect(new Set(draws(lognormal(0, 0), 10))).toEqual(new Set([0]));
    expect(new Set(draws(lognormal(0, 90), 10))).toEqual(new Set([0]));
  });

  test('measured ones are drawn equally often', () => {
    const sizes = draws({ kind: 'measured', slices: [10, 20, 30, 40] });
    for (const size of [10, 20, 30, 40])
      expect(sizes.filter((value) => value === size).length / 25_000).toBeCloseTo(1, 1);
  });

  test('one draw after another is independent: no likeness of neighbours', () => {
    const logs = draws(lognormal(1, 5)).map(Math.log);
    const likeness = (apart: number) =>
      meanOf(logs.subarray(apart).map((value, n) => value * (logs[n] ?? 0))) /
      meanOf(logs.map((value) => value ** 2));
    // Four standard errors of 100,000 pairs.
    for (const apart of [1, 2, 3]) expect(Math.abs(likeness(apart))).toBeLessThan(4 / Math.sqrt(100_000));
  });
});

describe('mean size', () => {
  // biome-ignore format: a table
  test.each([
    // A p95 of e^1.6448536 times the median is a deviation of 1: exp(1 / 2) times the median.
    [1_000, 5_180.25, 1_648.72],
    // ln 4 / 1.644854 = 0.842804, its square over two 0.355159, and e to that 1.426408.
    [1_000, 4_000, 1_426.41],
    [800, 800, 800],
    [0, 0, 0],
  ])('median %d, 95th percentile %d: %d', (typical, p95, mean) => {
    expect(meanTokens(lognormal(typical, p95))).toBeCloseTo(mean, 1);
  });

  test('of many draws is that of the formula', () => {
    const sizes = lognormal(1_000, 4_000);
    const drawn = draws(sizes);
    const mean = meanOf(drawn);
    const deviation = Math.sqrt(meanOf(drawn.map((size) => (size - mean) ** 2)));
    expect(Math.abs(mean - meanTokens(sizes))).toBeLessThan((4 * deviation) / Math.sqrt(drawn.length));
  });

  test('of measured ones', () => {
    expect(meanTokens({ kind: 'measured', slices: [10, 20, 90] })).toBe(40);
  });
});

test('two draws share no state: each gives what it gives alone', () => {
  fc.assert(
    fc.property(fc.array(fc.boolean(), { maxLength: 40 }), (turns) => {
      const sizes = lognormal(1_000, 3_000);
      const [first, second] = [drawTokens(sizes), drawTokens(sizes)];
      const [ofFirst, ofSecond] = [seededRandom(1), seededRandom(2)];
      const together = turns.map((isFirst) => (isFirst ? first(ofFirst) : second(ofSecond)));
      const alone = (seed: number, count: number) => {
        const [draw, random] = [drawTokens(sizes), seededRandom(seed)];
        return Array.from({ length: count }, () => draw(random));
      };
      const mine = (isFirst: boolean) => together.filter((_, n) => turns[n] === isFirst);
      expect(mine(true)).toEqual(alone(1, mine(true).length));
      expect(mine(false)).toEqual(alone(2, mine(false).length));
    }),
  );
});

test('no size is negative or without end, whatever the random numbers', () => {
  const unit = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });
  fc.assert(
    fc.property(
      fc.array(unit, { minLength: 4, maxLength: 8 }),
      fc.integer({ min: 0, max: 1e6 }),
      (numbers, p95) => {
        let at = 0;
        const random = () => numbers[at++ % numbers.length] as number;
        for (const sizes of [lognormal(1_000, p95), { kind: 'measured', slices: [3, 5] }] as const) {
          const draw = drawTokens(sizes);
          for (let n = 0; n < 4; n += 1) {
            const size = draw(random);
            expect(size).toBeGreaterThanOrEqual(0);
            expect(size).toBeLessThan(Number.POSITIVE_INFINITY);
          }
        }
      },
    ),
  );
});

describe('a long tail', () => {
  const sizes = { kind: 'lognormal', typical: 500, p95: 500_000, most: 8_192 } as const;

  test('ends where it must', () => {
    const draw = drawTokens(sizes);
    const random = seededRandom(3);
    const drawn = Array.from({ length: 200_000 }, () => draw(random));
    expect(Math.max(...drawn.slice(0, 50_000))).toBe(8_192);
    const mean = drawn.reduce((sum, size) => sum + size, 0) / drawn.length;
    // Draws lie between 0 and 8,192: their mean of 200,000 is off by less than four times 4,096 / 447.
    expect(Math.abs(mean - meanTokens(sizes))).toBeLessThan(37);
  });

  test('counts like one without end where it seldom comes so far', () => {
    const short = { kind: 'lognormal', typical: 500, p95: 1_000 } as const;
    expect(meanTokens({ ...short, most: 1e9 }) / meanTokens(short)).toBeCloseTo(1, 6);
    expect(meanTokens({ ...short, most: 400 })).toBeLessThan(400);
    expect(meanTokens({ kind: 'lognormal', typical: 500, p95: 500, most: 400 })).toBe(400);
  });
});
