import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { simulateBatches, tolerableHours } from '../../src/capacity/batch-queue.ts';

const hourly = { submissionsPerDay: 24, queued: 200_000 };

describe('worked out by hand', () => {
  test('a day that fills the queue exactly, in batches that take the whole day', () => {
    // 24 batches of 8,333.33 lie in it at once; the first ends as the 25th comes.
    const { mostQueued, leftBehind } = simulateBatches({ ...hourly, requestsPerDay: 200_000, hours: 24 }, 14);
    expect(mostQueued).toBeCloseTo(200_000, 3);
    expect(leftBehind).toBe(0);
  });

  test('three times as much in batches of a day: two thirds stay behind, but for the first filling', () => {
    // 25,000 an hour fill the queue within eight hours, and each place is free again a day later, for 25,000 at its end.
    const day = { ...hourly, requestsPerDay: 600_000, hours: 24 };
    expect(simulateBatches(day, 1)).toEqual({ mostQueued: 200_000, leftBehind: 375_000 });
    expect(simulateBatches(day, 2)).toEqual({ mostQueued: 200_000, leftBehind: 775_000 });
    expect(simulateBatches(day, 14)).toEqual({ mostQueued: 200_000, leftBehind: 5_575_000 });
  });

  test('the same in batches of eight hours keeps up, and not in those of nine', () => {
    const day = { ...hourly, requestsPerDay: 600_000 };
    expect(tolerableHours(600_000, 200_000)).toBe(8);
    expect(simulateBatches({ ...day, hours: 8 }, 14).leftBehind).toBe(0);
    // Of nine hours eight bring what fits: a ninth of 8,400,000 in 14 days, less what fits before the queue is full.
    expect(simulateBatches({ ...day, hours: 9 }, 14).leftBehind).toBeGreaterThan(8_400_000 / 9 - 200_000);
    expect(simulateBatches({ ...day, hours: 9 }, 14).leftBehind).toBeLessThan(8_400_000 / 9 + 200_000);
  });

  test('what does not fit is split', () => {
    // 120 at once, 100 places, an hour each: 100 at 0 h, 20 at 1 h, and 24 hours later the same again.
    const two = { requestsPerDay: 120, submissionsPerDay: 1, queued: 100, hours: 1 };
    expect(simulateBatches(two, 2)).toEqual({ mostQueued: 100, leftBehind: 0 });
    // Where a batch takes a day, the 20 of the first find a place after it, and 20 and 120 less 100 are left a day later.
    expect(simulateBatches({ ...two, hours: 24 }, 1)).toEqual({ mostQueued: 100, leftBehind: 0 });
    expect(simulateBatches({ ...two, hours: 24 }, 2)).toEqual({ mostQueued: 100, leftBehind: 0 });
    expect(simulateBatches({ ...two, hours: 25 }, 2)).toEqual({ mostQueued: 100, leftBehind: 40 });
  });

  test('no places at all', () => {
    expect(simulateBatches({ ...hourly, requestsPerDay: 240, queued: 0, hours: 1 }, 2)).toEqual({
      mostQueued: 0,
      leftBehind: 480,
    });
    expect(tolerableHours(240, 0)).toBe(0);
  });

  test('nothing to send takes as long as it likes', () => {
    expect(simulateBatches({ ...hourly, requestsPerDay: 0, hours: 24 }, 2)).toEqual({
      mostQueued: 0,
      leftBehind: 0,
    });
    expect(tolerableHours(0, 200_000)).toBe(Number.POSITIVE_INFINITY);
  });
});

const traffic = fc.record({
  requestsPerDay: fc.integer({ min: 1, max: 10_000_000 }),
  submissionsPerDay: fc.integer({ min: 1, max: 96 }),
  queued: fc.integer({ min: 1, max: 500_000 }),
});
const days = 7;

describe('of any traffic', () => {
  test('no more is queued than there are places', () => {
    fc.assert(
      fc.property(traffic, fc.double({ min: 0.05, max: 48, noNaN: true }), (sent, hours) => {
        const { mostQueued, leftBehind } = simulateBatches({ ...sent, hours }, days);
        expect(mostQueued).toBeLessThanOrEqual(sent.queued * (1 + 1e-9));
        expect(leftBehind).toBeGreaterThanOrEqual(0);
        expect(leftBehind).toBeLessThanOrEqual(sent.requestsPerDay * days * (1 + 1e-9));
      }),
    );
  });

  test('nothing is left behind where batches take no longer than is tolerable, however often they are sent', () => {
    fc.assert(
      fc.property(traffic, fc.double({ min: 0.001, max: 1, noNaN: true }), (sent, part) => {
        // The last submission has until the end of its interval, so that all of it is in by the end of the days.
        const hours = tolerableHours(sent.requestsPerDay, sent.queued) * part;
        // A step short of simulating millions of tiny batches.
        fc.pre(hours > 0.02);
        expect(simulateBatches({ ...sent, hours }, days).leftBehind).toBeLessThan(1e-3);
      }),
    );
  });

  test('slower ones leave behind what the places cannot take: each is used once a batch, from the first moment to the last', () => {
    fc.assert(
      fc.property(traffic, fc.double({ min: 1, max: 5, noNaN: true }), (sent, times) => {
        const hours = tolerableHours(sent.requestsPerDay, sent.queued) * times;
        fc.pre(hours > 0.02);
        const taken = sent.queued * (Math.floor((days * 24) / hours) + 1);
        const { leftBehind } = simulateBatches({ ...sent, hours }, days);
        expect(leftBehind).toBeGreaterThanOrEqual(sent.requestsPerDay * days - taken - 1e-3);
      }),
    );
  });
});
