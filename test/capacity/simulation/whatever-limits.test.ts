import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Limit, minuteLimit, reserving } from '../../../src/capacity/simulation/limit.ts';
import { admitted, type Request, sent, serviceOf, steadyClient } from './requests.ts';
import { stepped } from './stepper.ts';

const limit = fc
  .record({
    counts: fc.constantFrom('requests', 'input', 'output', 'tokens'),
    perMinute: fc.integer({ min: 60, max: 600_000 }),
    enforced: fc.constantFrom('minute', 'second'),
    reserves: fc.boolean(),
  })
  .map(({ counts, perMinute, enforced, reserves }) => {
    // A debt of tokens is paid back within a minute or so, which the stepper has to go through.
    const plain = minuteLimit(counts, counts === 'requests' ? perMinute : 20_000 + perMinute, enforced);
    return reserves && (counts === 'output' || counts === 'tokens') ? reserving(plain) : plain;
  });
const limits = fc.array(limit, { minLength: 1, maxLength: 4, size: 'max' });
const requestsUpTo = (maxLength: number) =>
  fc
    .array(
      fc.record({
        gapMs: fc.integer({ min: 0, max: 3_000 }),
        input: fc.integer({ min: 1, max: 20_000 }),
        output: fc.integer({ min: 0, max: 2_000 }),
        stream: fc.integer({ min: 0, max: 1 }),
      }),
      { maxLength, size: 'max' },
    )
    .map((rows) => {
      let timeMs = 0;
      return rows.map(({ gapMs, input, output, stream }): Request => {
        timeMs += gapMs;
        return [timeMs, input, output, stream];
      });
    });
const requests = requestsUpTo(120);

/** Both streams share all limits but the last, which is that of the second alone. */
const shared = (all: readonly Limit[]) => {
  const every = all.map((_, n) => n);
  return serviceOf(all, { streams: [every.slice(0, -1), every], maxTokens: 1_500 });
};

describe('agrees with a stepper of one millisecond', () => {
  test('where everything is sent once', () => {
    fc.assert(
      fc.property(limits, requests, fc.constantFrom(0, 400), (all, list, firstTokenMs) => {
        const service = { ...shared(all), firstTokenMs };
        const { answered, throttled, tries } = sent(service, list);
        const { waitedMs: _, ...expected } = stepped(service, steadyClient(), list);
        expect({ answered, throttled, tries }).toEqual(expected);
      }),
      { numRuns: 15 },
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
      patienceMs: fc.constantFrom(null, 20_000),
      obeysRetryAfter: fc.boolean(),
    });
    const outages = fc.constantFrom([], [{ fromMs: 10_007, toMs: 30_011 }]);
    fc.assert(
      fc.property(limits, apart, client, outages, (all, list, how, away) => {
        const service = { ...shared(all), outages: away };
        const outcome = sent(service, list, steadyClient(how));
        const { answered, throttled, tries, delays } = outcome;
        const { waitedMs, ...expected } = stepped(service, steadyClient(how), list);
        expect({ answered, throttled, tries }).toEqual(expected);
        expect(delays.count).toBe(answered);
        expect(delays.meanMs * answered).toBeCloseTo(waitedMs, 3);
      }),
      { numRuns: 40 },
    );
  }, 120_000);
});

describe('whatever the limits and requests', () => {
  test('no limit gives more than it held and what flowed in, and what the last prompt lacked of a full one', () => {
    fc.assert(
      fc.property(limits, requests, (all, list) => {
        const service = shared(all);
        const let_in = admitted(service, list);
        const lastMs = list.at(-1)?.[0] ?? 0;
        for (const [n, { counts, capacity, perMinute, reserves }] of all.entries()) {
          if (counts === 'output' || reserves) continue;
          const taken = list.reduce((sum, [, input, , stream = 0], at) => {
            if (!let_in[at] || !service.streams[stream]?.includes(n)) return sum;
            return sum + (counts === 'requests' ? 1 : input);
          }, 0);
          const largest = counts === 'requests' ? 1 : Math.max(0, ...list.map(([, input]) => input));
          const lacked = Math.max(0, largest - capacity);
          expect(taken).toBeLessThanOrEqual(capacity + lacked + (perMinute * lastMs) / 60_000 + 1e-3);
        }
      }),
      { numRuns: 40 },
    );
  });

  test('a start some days later changes nothing', () => {
    fc.assert(
      fc.property(limits, requests, fc.integer({ min: 1, max: 3 }), (all, list, days) => {
        const laterMs = days * 86_400_000;
        const later = list.map(([timeMs, ...sizes]): Request => [timeMs + laterMs, ...sizes]);
        const client = steadyClient({ attempts: 3, concurrency: 4 });
        const { firstThrottledMs, series, delays, ...result } = sent(shared(all), list, client);
        const {
          firstThrottledMs: laterThrottled,
          series: _,
          delays: laterDelays,
          ...same
        } = sent(shared(all), later, client);
        expect(same).toEqual(result);
        expect(laterDelays.quantileMs(0.9)).toBeCloseTo(delays.quantileMs(0.9), 3);
        expect(laterThrottled).toBe(firstThrottledMs === null ? null : firstThrottledMs + laterMs);
      }),
      { numRuns: 30 },
    );
  });

  test('every request is answered or failed, and every try let in or turned down by one limit', () => {
    fc.assert(
      fc.property(limits, requests, fc.integer({ min: 1, max: 3 }), (all, list, attempts) => {
        const outcome = sent(shared(all), list, steadyClient({ attempts, patienceMs: 30_000 }));
        const { arrived, answered, failed, tries, refused } = outcome;
        expect(arrived).toBe(list.length);
        expect(answered + failed.outOfTries + failed.outOfPatience).toBe(arrived);
        expect(answered + refused.reduce((sum, count) => sum + count, 0)).toBe(tries);
      }),
    );
  });

  test('a request limit that is raised lets no fewer in, and more traffic no smaller a share be turned down', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 60, max: 600 }),
        fc.integer({ min: 1, max: 10 }),
        requests,
        (perMinute, times, list) => {
          const answered = (limit: number, many: readonly Request[]) =>
            sent(
              serviceOf([minuteLimit('requests', limit, 'second')]),
              many.map(([ms, i, o]) => [ms, i, o]),
            ).answered;
          expect(answered(perMinute * times, list)).toBeGreaterThanOrEqual(answered(perMinute, list));
          const doubled = list.flatMap((request) => [request, request]);
          expect(answered(perMinute, doubled)).toBeLessThanOrEqual(2 * answered(perMinute, list));
        },
      ),
    );
  });
});
