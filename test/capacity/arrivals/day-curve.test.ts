import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type DayAmounts, dayCurve, perMinute } from '../../../src/capacity/arrivals/rate-curve.ts';
import { peakFromShape, type ShapeName, trafficShapes } from '../../../src/capacity/shape.ts';

const minutesOf = (shape: ShapeName, known: Partial<DayAmounts>): number[] => {
  const nothing = { requestsPerDay: null, peakPerMinute: null, burstsPerDay: 1 };
  return [...perMinute(dayCurve(shape, { ...nothing, ...known }))];
};
const total = (row: readonly number[]) => row.reduce((sum, value) => sum + value, 0);
/** What both numbers were asked to be, within a part in ten thousand. */
const near = (value: number, expected: number) =>
  expect(Math.abs(value - expected)).toBeLessThanOrEqual(1e-4 * expected);

describe('14,400 requests a day', () => {
  // biome-ignore format: a table
  test.each<[ShapeName, peak: number, minutes: number, busiest: number]>([
    // The shape's hours, and the minute of the day it is at its most: half way, but the spike at ten.
    ['steady', 15, 1_440, 14 * 60],
    ['office-hours', 48, 600, 13 * 60],
    ['daily-curve', 30, 960, 15 * 60],
    ['launch-spike', 90, 960, 10 * 60],
    ['scheduled-bursts', 240, 120, 0],
  ])('%s: %i in the busiest minute, spread over %i minutes, most of them at minute %i', (shape, peak, active, busiest) => {
    const minutes = minutesOf(shape, { requestsPerDay: 14_400 });
    expect(minutes).toHaveLength(1_440);
    near(total(minutes), 14_400);
    near(Math.max(...minutes), peak);
    near(Math.max(...minutes), peakFromShape(14_400, shape));
    near(minutes[busiest] ?? 0, peak);
    expect(minutes.filter((count) => count > 0)).toHaveLength(active);
  });

  // A burst of less than two minutes cannot bring twice its mean in one: all of it comes in one.
  test.each([
    [2, 240],
    [7, 240],
    [24, 240],
    [48, 240],
    [60, 240],
    [96, 150],
    [288, 50],
    [1_000, 14.4],
    [1_440, 10],
  ])('in %i bursts, the busiest minute is %d', (burstsPerDay, peak) => {
    const minutes = minutesOf('scheduled-bursts', { requestsPerDay: 14_400, burstsPerDay });
    near(total(minutes), 14_400);
    near(Math.max(...minutes), peak);
  });

  test('in a burst an hour: five minutes, a full one and then four of falling to nothing', () => {
    const minutes = minutesOf('scheduled-bursts', { requestsPerDay: 14_400, burstsPerDay: 24 });
    // Of 600 a burst, 240 in the first; the other 360 under a straight line, in parts of 7, 5, 3 and 1 of 16.
    const hour = [240, 157.5, 112.5, 67.5, 22.5, ...new Array(55).fill(0)];
    for (const [minute, count] of minutes.entries()) expect(count).toBeCloseTo(hour[minute % 60], 6);
  });
});

test.each<[ShapeName, number]>([
  ['steady', 9_600],
  ['office-hours', 3_000],
  ['daily-curve', 4_800],
  ['launch-spike', 1_600],
  ['scheduled-bursts', 600],
])('%s: ten in the busiest minute make %i a day', (shape, perDay) => {
  const minutes = minutesOf(shape, { peakPerMinute: 10, burstsPerDay: 12 });
  expect(Math.max(...minutes)).toBeCloseTo(10, 9);
  near(total(minutes), perDay);
});

test('a stated peak is kept in short bursts as well: 288 of ten each', () => {
  const minutes = minutesOf('scheduled-bursts', { peakPerMinute: 10, burstsPerDay: 288 });
  expect(Math.max(...minutes)).toBeCloseTo(10, 9);
  near(total(minutes), 2_880);
});

describe('a day and its peak, both stated', () => {
  // biome-ignore format: a table
  test.each<[ShapeName, perDay: number, peak: number, bursts: number]>([
    ['steady', 14_400, 100, 1],
    ['office-hours', 14_400, 100, 1],
    // A tenth of a quiet day in one minute.
    ['steady', 1_000, 100, 1],
    ['launch-spike', 1_000, 100, 1],
    // 12 a minute over ten hours would make 7,200: the others come in the other hours.
    ['office-hours', 14_400, 12, 1],
    ['launch-spike', 14_400, 10, 1],
    // 600 a burst: 400 of them in one minute; no more than 30 at once.
    ['scheduled-bursts', 14_400, 400, 24],
    ['scheduled-bursts', 14_400, 30, 24],
    ['scheduled-bursts', 14_400, 30, 288],
  ])('%s, %i and %i', (shape, requestsPerDay, peakPerMinute, burstsPerDay) => {
    const minutes = minutesOf(shape, { requestsPerDay, peakPerMinute, burstsPerDay });
    near(total(minutes), requestsPerDay);
    near(Math.max(...minutes), peakPerMinute);
  });

  test('a peak below the mean minute leaves every minute at the mean', () => {
    for (const shape of Object.keys(trafficShapes) as ShapeName[])
      for (const count of minutesOf(shape, { requestsPerDay: 14_400, peakPerMinute: 4, burstsPerDay: 7 }))
        near(count, 10);
  });

  test('a peak above what a burst brings is that burst', () => {
    const known = { requestsPerDay: 14_400, peakPerMinute: 1_000, burstsPerDay: 24 };
    const minutes = minutesOf('scheduled-bursts', known);
    near(total(minutes), 14_400);
    near(Math.max(...minutes), 600);
  });
});

const shapes = fc.constantFrom(...(Object.keys(trafficShapes) as ShapeName[]));
const amount = fc.oneof(fc.constant(0), fc.double({ min: 1e-3, max: 1e10, noNaN: true }));
const bursts = fc.oneof(fc.integer({ min: 1, max: 1_440 }), fc.constantFrom(1, 2, 24, 60, 61, 1_440));

describe('whatever the day', () => {
  test('nothing is negative and all requests come', () => {
    fc.assert(
      fc.property(
        shapes,
        amount,
        fc.option(amount),
        bursts,
        (shape, requestsPerDay, peakPerMinute, burstsPerDay) => {
          const { perCell } = dayCurve(shape, { requestsPerDay, peakPerMinute, burstsPerDay });
          for (const count of perCell) if (!(count >= 0)) expect.fail(`${count} in a cell`);
          near(total([...perCell]), requestsPerDay);
        },
      ),
      { numRuns: 60 },
    );
  }, 60_000);

  // Two minutes are at the top of a hill, one in each burst: they hold all requests at most.
  const atTop = (shape: ShapeName, perDay: number) =>
    ({ steady: 2, 'office-hours': 2, 'daily-curve': 2, 'launch-spike': 1, 'scheduled-bursts': perDay })[
      shape
    ];

  test('the busiest minute is the stated one wherever the requests allow it', () => {
    const share = fc.double({ min: 0, max: 0.95, noNaN: true });
    fc.assert(
      fc.property(shapes, share, bursts, (shape, part, burstsPerDay) => {
        const [least, most] = [1 / 1_440, 1 / atTop(shape, burstsPerDay)];
        // As often close to the mean of the day as far from it.
        const peak = least * (most / least) ** part;
        const known = { requestsPerDay: 1e6, peakPerMinute: 1e6 * peak, burstsPerDay };
        near(Math.max(...minutesOf(shape, known)), 1e6 * peak);
      }),
      { numRuns: 60 },
    );
  }, 60_000);
});

test('no requests, and a peak of nothing', () => {
  for (const shape of Object.keys(trafficShapes) as ShapeName[]) {
    expect(total(minutesOf(shape, { requestsPerDay: 0 }))).toBe(0);
    expect(total(minutesOf(shape, { peakPerMinute: 0 }))).toBe(0);
    expect(total(minutesOf(shape, { requestsPerDay: 0, peakPerMinute: 0 }))).toBe(0);
    expect(total(minutesOf(shape, { requestsPerDay: 0, peakPerMinute: 5 }))).toBe(0);
  }
});
