import { describe, expect, test } from 'vitest';
import { curveArrivals, type Spacing } from '../../../src/capacity/arrivals/curve-arrivals.ts';
import { evenCurve, type RateCurve } from '../../../src/capacity/arrivals/rate-curve.ts';
import type { RequestSizes } from '../../../src/capacity/arrivals/request-sizes.ts';
import type { TokenSizes } from '../../../src/capacity/arrivals/token-sizes.ts';
import { seededRandom } from '../../../src/cost/random.ts';
import { allOf } from './all-of.ts';

const always = (tokens: number): TokenSizes => ({ kind: 'measured', slices: [tokens] });
const sizes: RequestSizes = { input: always(700), output: always(30), cache: { kind: 'none' } };

const byMinute = (...perMinute: readonly number[]): RateCurve => ({
  cellMs: 60_000,
  perCell: Float64Array.from(perMinute),
});
const timesOf = (curve: RateCurve, spacing: Spacing, seed = 1): number[] =>
  allOf(curveArrivals(curve, sizes, spacing, seededRandom(seed))).map(({ timeMs }) => timeMs);

describe('random arrivals', () => {
  const minutes = [600, 0, 6_000, 60];
  const times = timesOf(byMinute(...minutes), 'random');

  test('come in order and within the minutes', () => {
    expect(times).toEqual(times.toSorted((a, b) => a - b));
    expect(times[0]).toBeGreaterThanOrEqual(0);
    expect(times.at(-1)).toBeLessThan(4 * 60_000);
  });

  // Four standard deviations of a Poisson count, the root of its mean.
  test.each(minutes.map((mean, minute) => [minute, mean] as const))(
    'minute %i brings about %i',
    (minute, mean) => {
      const count = times.filter((ms) => Math.floor(ms / 60_000) === minute).length;
      expect(Math.abs(count - mean)).toBeLessThanOrEqual(4 * Math.sqrt(mean));
    },
  );

  test('lie as far apart as random ones do: a deviation as large as the mean gap', () => {
    const even = timesOf(byMinute(60_000), 'random');
    const gaps = even.slice(1).map((ms, n) => ms - (even[n] ?? 0));
    const mean = gaps.reduce((sum, gap) => sum + gap, 0) / gaps.length;
    const variance = gaps.reduce((sum, gap) => sum + (gap - mean) ** 2, 0) / gaps.length;
    expect(mean).toBeCloseTo(1, 1);
    expect(Math.sqrt(variance) / mean).toBeCloseTo(1, 1);
  });

  test('their number differs from minute to minute as a Poisson count does: a variance as large as the mean', () => {
    const counts = new Array<number>(2_000).fill(0);
    for (const ms of timesOf(evenCurve(20, counts.length), 'random')) {
      const minute = Math.floor(ms / 60_000);
      counts[minute] = (counts[minute] ?? 0) + 1;
    }
    const mean = counts.reduce((sum, count) => sum + count, 0) / counts.length;
    const variance = counts.reduce((sum, count) => sum + (count - mean) ** 2, 0) / counts.length;
    // The variance of 2,000 counts is off by a part in the root of 1,000, 3 %.
    expect(Math.abs(variance / mean - 1)).toBeLessThan(0.13);
  });

  test('are the same for the same seed, and none where none is expected', () => {
    expect(timesOf(byMinute(...minutes), 'random')).toEqual(times);
    expect(timesOf(byMinute(...minutes), 'random', 2)).not.toEqual(times);
    expect(timesOf(byMinute(0, 0), 'random')).toEqual([]);
    expect(timesOf(byMinute(), 'random')).toEqual([]);
  });
});

describe('even arrivals', () => {
  test('lie in the middle of as many equal parts of the minute', () => {
    expect(timesOf(byMinute(4, 0, 2), 'even')).toEqual([7_500, 22_500, 37_500, 52_500, 135_000, 165_000]);
  });

  test('as many in each minute as are to be expected', () => {
    const times = timesOf(evenCurve(60, 60), 'even');
    expect(times).toHaveLength(3_600);
    for (let minute = 0; minute < 60; minute += 1)
      expect(times.filter((ms) => Math.floor(ms / 60_000) === minute)).toHaveLength(60);
  });

  test('add up over cells that bring less than one each', () => {
    // A quarter in each of eight cells: half a request is due after two of them, one and a half after six.
    const quarters = { cellMs: 5_000, perCell: new Float64Array(8).fill(0.25) };
    expect(timesOf(quarters, 'even')).toEqual([10_000, 30_000]);
  });
});

test('carry their sizes and their stream', () => {
  const [first] = allOf(curveArrivals(evenCurve(2, 1), sizes, 'even', seededRandom(1), 3));
  expect(first).toEqual({ timeMs: 15_000, inputTokens: 700, outputTokens: 30, stream: 3 });
});

test('a prefix is forgotten by the times they come at', () => {
  // One every 30 s, kept for 20 s; every 15 s, and it is read from the second on.
  const kept: RequestSizes = {
    ...sizes,
    cache: { kind: 'prefixes', lifetimeMs: 20_000, prefixes: [{ tokens: 600, share: 1 }] },
  };
  const inputs = (perMinute: number) =>
    allOf(curveArrivals(evenCurve(perMinute, 1), kept, 'even', seededRandom(1))).map(
      ({ inputTokens }) => inputTokens,
    );
  expect(inputs(2)).toEqual([700, 700]);
  expect(inputs(4)).toEqual([700, 100, 100, 100]);
});
