import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Limit } from '../../../src/capacity/simulation/limit.ts';
import {
  laterBy,
  limits,
  minuteLimits,
  msPerDay,
  nearMidnightMs,
  requestsUpTo,
  shared,
  unshrunk,
} from './any-limits.ts';
import { type Request, sent, steadyClient } from './requests.ts';
import { stepped } from './stepper.ts';

const requests = requestsUpTo(120);

describe('agrees with a stepper of one millisecond around a midnight', () => {
  test('where everything is sent once', () => {
    fc.assert(
      fc.property(
        limits,
        requestsUpTo(70),
        nearMidnightMs,
        fc.constantFrom(0, 400),
        (all, list, startMs, firstTokenMs) => {
          const service = { ...shared(all), firstTokenMs };
          const later = laterBy(list, startMs);
          const { answered, throttled, tries } = sent(service, later);
          const { waitedMs: _, ...expected } = stepped(service, steadyClient(), later);
          expect({ answered, throttled, tries }).toEqual(expected);
        },
      ),
      { numRuns: 20, ...unshrunk },
    );
  });

  // Two things at the same moment may happen in either order. Waits and answers of half seconds keep each request on
  // milliseconds of its own.
  const apart = requestsUpTo(40).map((list) =>
    list.map(([ms, input, output, stream = 0], n): Request => {
      const half = (value: number) => Math.floor(value / 500) * 500;
      return [half(ms) + n * 11, input, half(output), stream];
    }),
  );

  test('where clients queue, wait, try again and lose patience, and Claude is away for a while', () => {
    const client = fc.record({
      concurrency: fc.constantFrom(null, 1, 3),
      attempts: fc.integer({ min: 1, max: 4 }),
      patienceMs: fc.constantFrom(null, 20_000, 60_000),
      obeysRetryAfter: fc.boolean(),
    });
    fc.assert(
      fc.property(
        limits,
        apart,
        nearMidnightMs,
        client,
        fc.boolean(),
        (all, list, startMs, anyClient, away) => {
          const outages = away ? [{ fromMs: startMs + 10_007, toMs: startMs + 30_011 }] : [];
          const service = { ...shared(all), outages };
          // Who waits for the midnight after this one is more than can be gone through a millisecond at a time.
          const daily = all.some((limit) => limit.daily);
          const patienceMs = anyClient.patienceMs ?? (daily ? 90_000 : null);
          const how = steadyClient({ ...anyClient, patienceMs });
          const later = laterBy(list, startMs);
          const { answered, throttled, tries, delays } = sent(service, later, how);
          const { waitedMs, ...expected } = stepped(service, how, later);
          expect({ answered, throttled, tries }).toEqual(expected);
          expect(delays.count).toBe(answered);
          expect(delays.meanMs * answered).toBeCloseTo(waitedMs, 3);
        },
      ),
      { numRuns: 60, ...unshrunk },
    );
  }, 120_000);
});

describe('a later start changes nothing but the times', () => {
  const client = steadyClient({ attempts: 3, concurrency: 4 });
  const countsOf = (all: readonly Limit[], list: readonly Request[]) => {
    const { series: _, delays, firstThrottledMs, ...counts } = sent(shared(all), list, client);
    return { counts, delays, firstThrottledMs };
  };
  const expectSame = (all: readonly Limit[], list: readonly Request[], laterMs: number) => {
    const [first, later] = [countsOf(all, list), countsOf(all, laterBy(list, laterMs))];
    expect(later.delays.meanMs).toBeCloseTo(first.delays.meanMs, 3);
    expect(later.delays.quantileMs(0.9)).toBeCloseTo(first.delays.quantileMs(0.9), 3);
    const { firstThrottledMs } = first;
    expect(later.firstThrottledMs).toBe(firstThrottledMs === null ? null : firstThrottledMs + laterMs);
    return [first.counts, later.counts] as const;
  };

  test('by whole days, whatever the limits', () => {
    fc.assert(
      fc.property(limits, requests, fc.integer({ min: 1, max: 3 }), (all, list, days) => {
        const [first, later] = expectSame(all, list, days * msPerDay);
        expect(later).toEqual(first);
      }),
      { numRuns: 40 },
    );
  });

  test('by any time, where no limit is by the day', () => {
    const laterMs = fc.integer({ min: 1, max: 2 * msPerDay });
    fc.assert(
      fc.property(minuteLimits, requests, laterMs, (all, list, ms) => {
        const [{ refused, ...first }, { refused: laterRefused, ...later }] = expectSame(all, list, ms);
        expect(later).toEqual(first);
        // Of two limits that take as long, rounding names one, and minutes that end elsewhere round otherwise.
        expect(sum(laterRefused)).toBe(sum(refused));
      }),
      { numRuns: 60 },
    );
  });
});

test('every request is answered or failed, and every try let in or turned down by one limit', () => {
  fc.assert(
    fc.property(
      limits,
      requests,
      nearMidnightMs,
      fc.integer({ min: 1, max: 3 }),
      (all, list, startMs, attempts) => {
        const client = steadyClient({ attempts, patienceMs: 30_000 });
        const outcome = sent(shared(all), laterBy(list, startMs), client);
        const { arrived, answered, failed, tries, refused } = outcome;
        expect(arrived).toBe(list.length);
        expect(answered + failed.outOfTries + failed.outOfPatience).toBe(arrived);
        expect(answered + sum(refused)).toBe(tries);
      },
    ),
  );
});

const sum = (counts: readonly number[]) => counts.reduce((all, count) => all + count, 0);
