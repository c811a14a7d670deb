import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { intervalRanks, summarizeLatency } from '../../src/capacity/latency-sample.ts';

describe('ranks that hold the quantile, by hand', () => {
  // biome-ignore format: a table
  test.each([
    // 2 × 0.5^5 = 6.25 % of samples lie on one side of the median, 2 × 0.5^6 = 3.1 %.
    [5, 0.5, null, null],
    [6, 0.5, 1, 6],
    // 1/256 outside on each side; 9/256 = 3.5 % a rank further in is too much.
    [8, 0.5, 1, 8],
    // (1 + 9) / 512 = 1.95 % on each side; the next, 46 / 512, is 9 %.
    [9, 0.5, 2, 8],
    // Three or more of eight above the p95: 0.58 %; two or more: 5.7 %. All below it: 66 %.
    [8, 0.95, 6, null],
    // One call lies below the p95 in 95 % of samples.
    [1, 0.95, null, null],
    // All of n below the p95: 0.95^71 = 2.62 %, 0.95^72 = 2.49 %. Nine or more of 72 above it: 0.96 %; eight or more: 2.7 %.
    [71, 0.95, 63, null],
    [72, 0.95, 64, 72],
    [0, 0.5, null, null],
  ])('%i calls, quantile %f: from rank %s to %s', (calls, share, low, high) => {
    expect(intervalRanks(calls, share)).toEqual({ low, high });
  });
});

test('eight calls: median with both ends, a p95 with a lower end only', () => {
  expect(summarizeLatency([800, 100, 700, 200, 600, 300, 500, 400])).toEqual({
    calls: 8,
    median: { ms: 450, lowMs: 100, highMs: 800 },
    p95: { ms: null, lowMs: 600, highMs: null },
  });
});

test('a call given up on is the slowest of all, and nobody knows how slow', () => {
  const seven = [100, 200, 300, 400, 500, 600, 700];
  expect(summarizeLatency(seven, 1)).toEqual({
    calls: 8,
    median: { ms: 450, lowMs: 100, highMs: null },
    p95: { ms: null, lowMs: 600, highMs: null },
  });
  expect(summarizeLatency([100, 200], 6)).toEqual({
    calls: 8,
    median: { ms: null, lowMs: 100, highMs: null },
    p95: { ms: null, lowMs: null, highMs: null },
  });
});

test('nothing timed says nothing', () => {
  const nothing = { ms: null, lowMs: null, highMs: null };
  expect(summarizeLatency([])).toEqual({ calls: 0, median: nothing, p95: nothing });
});

test('twenty calls have a p95 of their own: half way between the last two', () => {
  const twenty = Array.from({ length: 20 }, (_, index) => (index + 1) * 10);
  expect(summarizeLatency(twenty).p95.ms).toBe(195);
  expect(summarizeLatency(twenty.slice(1)).p95.ms).toBeNull();
});

/** Chance that the quantile lies between the ranks: every way in which n calls can fall below or above it, added up. */
function coverage(n: number, share: number, low: number | null, high: number | null): number {
  let sum = 0;
  for (let ways = 0; ways < 2 ** n; ways += 1) {
    const below = ways.toString(2).replaceAll('0', '').length;
    const outside = (low !== null && below < low) || (high !== null && below >= high);
    if (!outside) sum += share ** below * (1 - share) ** (n - below);
  }
  return sum;
}

test.each([0.5, 0.9, 0.95])(
  'quantile %f: of all outcomes of up to 12 calls 95 %% are covered, and no narrower ranks would do',
  (share) => {
    for (let n = 1; n <= 12; n += 1) {
      const { low, high } = intervalRanks(n, share);
      expect(coverage(n, share, low, high)).toBeGreaterThanOrEqual(0.95 - 1e-12);
      expect(coverage(n, share, low, null)).toBeGreaterThanOrEqual(0.975 - 1e-12);
      expect(coverage(n, share, null, high)).toBeGreaterThanOrEqual(0.975 - 1e-12);
      expect(coverage(n, share, (low ?? 0) + 1, null)).toBeLessThan(0.975);
      expect(coverage(n, share, null, (high ?? n + 1) - 1)).toBeLessThan(0.975);
    }
  },
);

/** Numbers between 0 and 1, the same on every run (mulberry32). */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

describe('drawn calls with a long tail: -ln(1 - u) seconds, whose quantile q is known as -ln(1 - q)', () => {
  const rounds = 4_000;
  // biome-ignore format: a table
  test.each([[6, 0.5], [8, 0.5], [30, 0.5], [8, 0.95], [30, 0.95], [100, 0.95]] as const)(
    '%i calls, quantile %f',
    (calls, share) => {
      const random = seeded(20_261_120);
      const truth = -Math.log(1 - share) * 1_000;
      let missedBelow = 0;
      let missedAbove = 0;
      for (let round = 0; round < rounds; round += 1) {
        const drawn = Array.from({ length: calls }, () => -Math.log(1 - random()) * 1_000);
        const summary = summarizeLatency(drawn);
        const { lowMs, highMs } = share === 0.5 ? summary.median : summary.p95;
        if (lowMs !== null && truth < lowMs) missedBelow += 1;
        if (highMs !== null && truth > highMs) missedAbove += 1;
      }
      // 2.5 % are allowed; of 4,000 rounds that is 100, with a standard deviation of 10.
      expect(missedBelow).toBeLessThanOrEqual(140);
      expect(missedAbove).toBeLessThanOrEqual(140);
    },
  );
});

test('the order of the calls does not matter, and no end lies beyond what was timed', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(60_000), { maxLength: 90 }), fc.nat(5), (ms, tooSlow) => {
      const summary = summarizeLatency(ms, tooSlow);
      expect(summarizeLatency(ms.toReversed(), tooSlow)).toEqual(summary);
      for (const { ms: own, lowMs, highMs } of [summary.median, summary.p95]) {
        for (const value of [own, lowMs, highMs]) {
          if (value !== null) {
            expect(value).toBeGreaterThanOrEqual(Math.min(...ms));
            expect(value).toBeLessThanOrEqual(Math.max(...ms));
          }
        }
        if (own !== null && lowMs !== null) expect(lowMs).toBeLessThanOrEqual(own);
        if (own !== null && highMs !== null) expect(highMs).toBeGreaterThanOrEqual(own);
      }
    }),
  );
});
