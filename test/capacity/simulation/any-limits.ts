import fc from 'fast-check';
import {
  type Counted,
  dayLimit,
  type Limit,
  minuteLimit,
  reserving,
} from '../../../src/capacity/simulation/limit.ts';
import type { Request } from './requests.ts';
import { serviceOf } from './requests.ts';

export const msPerDay = 86_400_000;

const counts = fc.constantFrom<Counted[]>('requests', 'input', 'output', 'tokens');
const reservedOrNot = (limit: Limit, reserves: boolean) =>
  reserves && (limit.counts === 'output' || limit.counts === 'tokens') ? reserving(limit) : limit;

const limitByMinute = fc
  .record({
    counts,
    perMinute: fc.integer({ min: 60, max: 600_000 }),
    enforced: fc.constantFrom('minute', 'second'),
    reserves: fc.boolean(),
  })
  .map(({ counts, perMinute, enforced, reserves }) => {
    // A debt of tokens is paid back within a minute or so, which the stepper has to go through.
    const most = counts === 'requests' ? perMinute : 20_000 + perMinute;
    return reservedOrNot(minuteLimit(counts, most, enforced), reserves);
  });

/** Small enough to run out within the requests of a test. */
const limitByDay = fc
  .record({ counts, perDay: fc.integer({ min: 1, max: 60 }), reserves: fc.boolean() })
  .map(({ counts, perDay, reserves }) =>
    reservedOrNot(dayLimit(counts, counts === 'requests' ? perDay : 5_000 * perDay), reserves),
  );

const someOf = (limit: fc.Arbitrary<Limit>) => fc.array(limit, { minLength: 1, maxLength: 4, size: 'max' });
export const minuteLimits = someOf(limitByMinute);
export const limits = someOf(
  fc.oneof({ arbitrary: limitByMinute, weight: 2 }, { arbitrary: limitByDay, weight: 1 }),
);

/** From time 0 on, a second and a half apart on average, of either stream. */
export const requestsUpTo = (maxLength: number) =>
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

/** Less than a minute before a midnight, in whole seconds: requests from there on come on both sides of it. */
export const nearMidnightMs = fc.integer({ min: 0, max: 59 }).map((seconds) => msPerDay - seconds * 1_000);

export const laterBy = (requests: readonly Request[], laterMs: number) =>
  requests.map(([timeMs, ...more]): Request => [timeMs + laterMs, ...more]);

/** Both streams share all limits but the last, which is that of the second alone. */
export const shared = (all: readonly Limit[]) => {
  const every = all.map((_, n) => n);
  return serviceOf(all, { streams: [every.slice(0, -1), every], maxTokens: 1_500 });
};

/** To look for a smaller example, what goes through a day again and again, or a millisecond at a time, would take minutes. */
export const unshrunk = { endOnFailure: true };
