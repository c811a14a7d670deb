import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { type CacheTtl, expectedHitShare, ttlMinutes } from '../../src/cost/caching.ts';
import { hitShareOfDay } from '../../src/cost/hit-share.ts';
import { seededRandom } from '../../src/cost/random.ts';
import type { Arrivals } from '../../src/cost/workload.ts';
import { simulatedHitShare } from './cache-day.ts';

const stretch = (activeHours: number): Arrivals => ({ activeHours, burstsPerDay: 1 });

describe('a day that begins cold', () => {
  it.each<[string, number, Arrivals, CacheTtl, number]>([
    ['no request', 0, stretch(10), '5m', 0],
    ['one request a day only writes', 1, stretch(10), '1h', 0],
    // Two come within an hour of ten unless both lie in what one hour less leaves: 1 - 0.9^2 = 0.19 of one in two.
    ['two requests', 2, stretch(10), '1h', 0.19 / 2],
    // Each of the nine gaps is longer than an hour with chance 0.9^10.
    ['ten requests an hour apart on average', 10, stretch(10), '1h', 0.9 * (1 - 0.9 ** 10)],
    ['a request every second still writes once', 36_000, stretch(10), '5m', 1 - 1 / 36_000],
    ['all within the time to live', 50, stretch(1), '1h', 1 - 1 / 50],
    // Four dense bursts of half an hour, pauses of 5.5 hours: each writes once.
    ['bursts far apart', 4_000, { activeHours: 2, burstsPerDay: 4 }, '1h', 1 - 4 / 4_000],
    // 48 dense bursts of 2.5 minutes, pauses of 27.5 minutes.
    ['bursts closer than an hour', 48_000, { activeHours: 2, burstsPerDay: 48 }, '1h', 1 - 1 / 48_000],
    ['and further than 5 minutes', 48_000, { activeHours: 2, burstsPerDay: 48 }, '5m', 1 - 48 / 48_000],
    [
      'bursts without a pause are one stretch',
      10,
      { activeHours: 24, burstsPerDay: 8 },
      '1h',
      0.9 * (1 - (23 / 24) ** 10),
    ],
  ])('%s', (_, perDay, arrivals, ttl, share) => {
    expect(hitShareOfDay(perDay, arrivals, ttl)).toBeCloseTo(share, 10);
  });
});

/** Sparse and dense days, pauses below, near and above each time to live. */
test.each<[number, Arrivals, CacheTtl]>([
  [7, stretch(10), '1h'],
  [60, stretch(16), '5m'],
  [30, { activeHours: 2, burstsPerDay: 2 }, '1h'],
  [20, { activeHours: 2, burstsPerDay: 24 }, '1h'],
  [40, { activeHours: 12, burstsPerDay: 16 }, '1h'],
  [90, { activeHours: 6, burstsPerDay: 200 }, '5m'],
  // The hour reaches back to two edges within each burst.
  [25, { activeHours: 13.6, burstsPerDay: 12 }, '1h'],
])('%i requests a day, %o, %s: as many hits as simulated days have', (requests, arrivals, ttl) => {
  const random = seededRandom(requests);
  const { share, standardError } = simulatedHitShare(requests, arrivals, ttlMinutes[ttl], {
    days: 4_000,
    random,
  });
  expect(Math.abs(hitShareOfDay(requests, arrivals, ttl) - share)).toBeLessThan(4 * standardError + 1e-9);
});

const arrivals = fc.record({
  activeHours: fc.constantFrom(1, 2, 10, 16, 24),
  burstsPerDay: fc.integer({ min: 1, max: 1_440 }),
});
const perDay = fc.double({ min: 0, max: 1e6, noNaN: true });
const ttl = fc.constantFrom<CacheTtl>('5m', '1h');

test('is a share, never of the first request, and no smaller for longer or for more', () => {
  fc.assert(
    fc.property(perDay, arrivals, ttl, (requests, day, kept) => {
      const share = hitShareOfDay(requests, day, kept);
      expect(share).toBeGreaterThanOrEqual(0);
      expect(share).toBeLessThanOrEqual(Math.max(0, 1 - 1 / requests) + 1e-9);
      expect(hitShareOfDay(requests, day, '1h')).toBeGreaterThanOrEqual(
        hitShareOfDay(requests, day, '5m') - 1e-9,
      );
      expect(hitShareOfDay(requests * 1.1, day, kept)).toBeGreaterThanOrEqual(share - 1e-9);
    }),
  );
});

test('comes to what Poisson arrivals without an end have, the more requests a day has', () => {
  const day = hitShareOfDay(24_000, stretch(24), '5m');
  const perMinute = 24_000 / (24 * 60);
  expect(day).toBeCloseTo(expectedHitShare(perMinute, '5m'), 4);
});
