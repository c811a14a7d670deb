import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Bucket, bucketOf } from '../../../src/capacity/simulation/bucket.ts';
import { type Arrivals, type Service, simulate } from '../../../src/capacity/simulation/simulate.ts';

type Request = readonly [timeMs: number, inputTokens: number, outputTokens: number];

const arrivalsOf = (requests: readonly Request[]): Arrivals => {
  let next = 0;
  return (arrival) => {
    const request = requests[next];
    if (!request) return false;
    [arrival.timeMs, arrival.inputTokens, arrival.outputTokens] = request;
    next += 1;
    return true;
  };
};

/** How many of the first n requests were admitted, for each n: which of them were. */
function admittedOf(service: Service, requests: readonly Request[]): boolean[] {
  const counts = requests.map((_, n) => simulate(service, arrivalsOf(requests.slice(0, n + 1))).admitted);
  return counts.map((count, n) => count > (counts[n - 1] ?? 0));
}

const service = (buckets: readonly Bucket[], tokensPerMs = 1): Service => ({ buckets, tokensPerMs });

describe('worked out by hand', () => {
  test('60 requests a minute, held to one each second', () => {
    const requests = [0, 500, 1_000, 1_499, 2_000].map((timeMs): Request => [timeMs, 0, 0]);
    const result = admittedOf(service([bucketOf('requests', 60, 'second')]), requests);
    expect(result).toEqual([true, false, true, false, true]);
  });

  test('the same held to the minute takes sixty at once, and one more each second', () => {
    const burst = Array.from({ length: 61 }, (): Request => [0, 0, 0]);
    const result = simulate(
      service([bucketOf('requests', 60, 'minute')]),
      arrivalsOf([...burst, [999, 0, 0], [1_000, 0, 0]]),
    );
    expect(result).toMatchObject({ arrived: 63, admitted: 61, refused: [2], firstRefusedMs: 0 });
  });

  test('60,000 input tokens a minute flow in one a millisecond', () => {
    // 40,000 of 60,000 leave 20,000; after 10 s there are 30,000, after 20 s 40,000.
    const requests: Request[] = [
      [0, 40_000, 0],
      [10_000, 40_000, 0],
      [20_000, 40_000, 0],
    ];
    expect(admittedOf(service([bucketOf('input', 60_000, 'minute')]), requests)).toEqual([true, false, true]);
  });

  test('a prompt larger than the bucket passes a full one', () => {
    const result = simulate(service([bucketOf('input', 1_000, 'minute')]), arrivalsOf([[0, 5_000, 0]]));
    expect(result.admitted).toBe(1);
  });

  test('an answer writes on into an empty output bucket, which refuses until it has refilled', () => {
    // 6,000 in the bucket, 0.1 a millisecond in and 1 out for 10,000 ms: -3,000 then, and 0 after 30,000 ms more.
    const requests: Request[] = [
      [0, 0, 10_000],
      [6_600, 0, 1],
      [7_000, 0, 1],
      [39_980, 0, 1],
      [40_100, 0, 1],
    ];
    expect(admittedOf(service([bucketOf('output', 6_000, 'minute')]), requests)).toEqual([
      true,
      true,
      false,
      false,
      true,
    ]);
  });

  test('no limit refuses nobody', () => {
    const requests = Array.from({ length: 100 }, (_, n): Request => [n, 1e6, 1e6]);
    expect(simulate(service([]), arrivalsOf(requests))).toMatchObject({ admitted: 100, mostUnderWay: 100 });
  });
});

const bucket = fc
  .record({
    counts: fc.constantFrom('requests', 'input', 'output'),
    perMinute: fc.integer({ min: 60, max: 600_000 }),
    enforced: fc.constantFrom('minute', 'second'),
  })
  .map(({ counts, perMinute, enforced }) => bucketOf(counts, perMinute, enforced));
const buckets = fc.array(bucket, { minLength: 1, maxLength: 4 });
const requests = fc
  .array(
    fc.record({
      gapMs: fc.integer({ min: 0, max: 3_000 }),
      input: fc.integer({ min: 1, max: 20_000 }),
      output: fc.integer({ min: 0, max: 2_000 }),
    }),
    { maxLength: 120 },
  )
  .map((rows) => {
    let timeMs = 0;
    return rows.map(({ gapMs, input, output }): Request => {
      timeMs += gapMs;
      return [timeMs, input, output];
    });
  });

/** The same a millisecond at a time, without events. */
function stepped({ buckets: limits, tokensPerMs }: Service, sent: readonly Request[]): boolean[] {
  const levels = limits.map(({ capacity }) => capacity);
  const endings: number[] = [];
  const admitted: boolean[] = [];
  let nowMs = 0;
  for (const [timeMs, inputTokens, outputTokens] of sent) {
    while (nowMs < timeMs) {
      nowMs += 1;
      const writing = endings.filter((end) => end >= nowMs).length;
      for (const [n, { counts, perMinute, capacity }] of limits.entries()) {
        const flow = perMinute / 60_000 - (counts === 'output' ? writing * tokensPerMs : 0);
        levels[n] = Math.min(capacity, (levels[n] ?? 0) + flow);
      }
    }
    const needs = limits.map(({ counts, capacity }) =>
      counts === 'requests' ? 1 : counts === 'input' ? Math.min(inputTokens, capacity) : 2e-6,
    );
    const passes = needs.every((need, n) => (levels[n] ?? 0) + 1e-6 >= need);
    admitted.push(passes);
    if (!passes) continue;
    for (const [n, { counts }] of limits.entries())
      if (counts !== 'output') levels[n] = (levels[n] ?? 0) - (needs[n] ?? 0);
    if (outputTokens > 0) endings.push(timeMs + outputTokens / tokensPerMs);
  }
  return admitted;
}

describe('whatever the limits and requests', () => {
  test('agrees with a stepper of one millisecond', () => {
    fc.assert(
      fc.property(buckets, requests, (limits, sent) => {
        const asked = service(limits);
        const expected = stepped(asked, sent).filter(Boolean).length;
        expect(simulate(asked, arrivalsOf(sent)).admitted).toBe(expected);
      }),
      { numRuns: 60 },
    );
  });

  test('no bucket gives more than it held and what flowed in', () => {
    fc.assert(
      fc.property(buckets, requests, (limits, sent) => {
        const admitted = admittedOf(service(limits), sent);
        const lastMs = sent.at(-1)?.[0] ?? 0;
        for (const { counts, capacity, perMinute } of limits) {
          if (counts === 'output') continue;
          const taken = sent.reduce(
            (sum, [, input], n) =>
              sum + (admitted[n] ? (counts === 'requests' ? 1 : Math.min(input, capacity)) : 0),
            0,
          );
          expect(taken).toBeLessThanOrEqual(capacity + (perMinute * lastMs) / 60_000 + 1e-3);
        }
      }),
      { numRuns: 40 },
    );
  });

  test('a later start changes nothing', () => {
    fc.assert(
      fc.property(buckets, requests, fc.integer({ min: 1, max: 1e7 }), (limits, sent, laterMs) => {
        const later = sent.map(([timeMs, input, output]): Request => [timeMs + laterMs, input, output]);
        const { firstRefusedMs, ...result } = simulate(service(limits), arrivalsOf(sent));
        const { firstRefusedMs: laterRefused, ...same } = simulate(service(limits), arrivalsOf(later));
        expect(same).toEqual(result);
        expect(laterRefused).toBe(firstRefusedMs === null ? null : firstRefusedMs + laterMs);
      }),
    );
  });

  test('every request is admitted or refused by one bucket', () => {
    fc.assert(
      fc.property(buckets, requests, (limits, sent) => {
        const { arrived, admitted, refused } = simulate(service(limits), arrivalsOf(sent));
        expect(arrived).toBe(sent.length);
        expect(admitted + refused.reduce((sum, count) => sum + count, 0)).toBe(arrived);
      }),
    );
  });

  test('a request limit that is raised admits no fewer', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 60, max: 6_000 }),
        fc.integer({ min: 1, max: 10 }),
        requests,
        (limit, times, sent) => {
          const admittedBy = (perMinute: number) =>
            simulate(service([bucketOf('requests', perMinute, 'second')]), arrivalsOf(sent)).admitted;
          expect(admittedBy(limit * times)).toBeGreaterThanOrEqual(admittedBy(limit));
        },
      ),
    );
  });
});
