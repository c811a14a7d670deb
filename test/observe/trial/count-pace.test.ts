import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { seededRandom } from '../../../src/cost/random.ts';
import { countSamples } from '../../../src/observe/trial/count.ts';
import { TokenBucket } from '../../../src/sandbox/token-bucket.ts';
import {
  type Admission,
  countOptions,
  memoryJournal,
  prompts,
  samplesOf,
  simulatedClient,
} from './counting.ts';
import { VirtualTime } from './virtual-time.ts';

/** Holds a limit over the minute: a minute's worth may come at once. */
function heldByMinute(perMinute: number): Admission {
  const bucket = new TokenBucket(perMinute, 0);
  return (nowMs) => {
    if (!bucket.holds(1, nowMs))
      return { status: 429, retryAfterSeconds: Math.max(1, Math.ceil(bucket.msUntil(1, nowMs) / 1_000)) };
    bucket.take(1, nowMs);
    return null;
  };
}

/** Holds the same limit from second to second, as the API may. */
function heldBySecond(perMinute: number): Admission {
  const perSecond = perMinute / 60;
  let level = Math.max(1, perSecond);
  let atMs = 0;
  return (nowMs) => {
    level = Math.min(Math.max(1, perSecond), level + ((nowMs - atMs) / 1_000) * perSecond);
    atMs = nowMs;
    if (level < 1 - 1e-9)
      return { status: 429, retryAfterSeconds: Math.max(1, Math.ceil((1 - level) / perSecond)) };
    level -= 1;
    return null;
  };
}

const servers = { minute: heldByMinute, second: heldBySecond } as const;

interface Case {
  readonly count: number;
  /** What the server holds to, and what the count knows of it. */
  readonly limit: number;
  readonly known: number | null;
  readonly held: keyof typeof servers;
  readonly latencyMs: number;
}

async function counted({ count, limit, known, held, latencyMs }: Case) {
  const time = new VirtualTime();
  const random = seededRandom(1);
  const { files, samples, all } = samplesOf(prompts(count));
  const { client, arrivals } = simulatedClient(
    time,
    () => latencyMs * (0.5 + random()),
    servers[held](limit),
  );
  const left: (number | null)[] = [];
  const { clock, sleep } = time;
  const { tokens } = await time.until(
    countSamples(
      files,
      samples,
      all,
      countOptions({
        client,
        clock,
        sleep,
        requestsPerMinute: known,
        onProgress: ({ leftMs }) => left.push(leftMs),
      }),
    ),
  );
  return { tokens, arrivals, left, ms: time.clock() };
}

/** Most requests that came within a minute which begins at or after a moment. */
function busiestMinute(arrivals: readonly { readonly ms: number }[], fromMs = 0): number {
  const later = arrivals.filter(({ ms }) => ms >= fromMs);
  let most = 0;
  let first = 0;
  for (const [last, { ms }] of later.entries()) {
    while (ms - (later[first]?.ms ?? ms) >= 60_000) first += 1;
    most = Math.max(most, last - first + 1);
  }
  return most;
}

describe('3,000 samples under a limit of 2,000 a minute', () => {
  // 90 seconds is the least that 3,000 requests take as evenly as the limit allows.
  const bestMs = 90_000;

  test.each<[Case['held'], number]>([
    ['minute', 50],
    ['minute', 400],
    ['second', 50],
    ['second', 400],
  ])(
    'that is known and held by the %s take 15 %% longer than needed at most, at %i ms a request',
    async (held, latencyMs) => {
      const { arrivals, ms } = await counted({ count: 3_000, limit: 2_000, known: 2_000, held, latencyMs });
      expect(ms).toBeLessThan(bestMs * 1.15);
      expect(arrivals).toHaveLength(3_000);
      expect(busiestMinute(arrivals)).toBeLessThanOrEqual(2_000);
    },
  );

  test.each([null, 4_000])('that is thought to be %s take as little', async (known) => {
    const { arrivals, ms } = await counted({
      count: 3_000,
      limit: 2_000,
      known,
      held: 'second',
      latencyMs: 200,
    });
    expect(ms).toBeLessThan(bestMs * 1.15);
    expect(arrivals.length).toBeLessThan(3_000 * 1.02);
  });

  test('the time left is told from the third second on, and close to the truth in the middle', async () => {
    const { left, ms } = await counted({
      count: 3_000,
      limit: 2_000,
      known: 2_000,
      held: 'second',
      latencyMs: 200,
    });
    expect(left[0]).toBeNull();
    expect(left.at(-1)).toBe(0);
    expect(left[1_500]).toBeGreaterThan(ms * 0.4);
    expect(left[1_500]).toBeLessThan(ms * 0.6);
  });
});

test('a limit is passed only to find it: each minute after the first refusal keeps to it', async () => {
  const cases = fc.record({
    limit: fc.integer({ min: 60, max: 1_500 }),
    knows: fc.constantFrom('nothing', 'the limit', 'twice the limit'),
    held: fc.constantFrom<Case['held'][]>('minute', 'second'),
    latencyMs: fc.integer({ min: 10, max: 800 }),
  });
  await fc.assert(
    fc.asyncProperty(cases, async ({ limit, knows, held, latencyMs }) => {
      const count = limit * 3;
      const known = { nothing: null, 'the limit': limit, 'twice the limit': 2 * limit }[knows];
      const { tokens, arrivals } = await counted({ count, limit, known, held, latencyMs });
      expect(tokens.every((size) => size === 7)).toBe(true);
      // What was counted is never asked for again.
      expect(arrivals.filter(({ admitted }) => admitted)).toHaveLength(count);
      const firstRefusal = arrivals.find(({ admitted }) => !admitted)?.ms;
      if (knows === 'the limit') expect(busiestMinute(arrivals)).toBeLessThanOrEqual(limit);
      if (firstRefusal === undefined) return;
      // Requests under way when the refusal comes, and the steps in which the way down is found.
      const probing = 64 + limit * 0.15;
      expect(busiestMinute(arrivals, firstRefusal)).toBeLessThan(limit + probing);
      expect(busiestMinute(arrivals, firstRefusal + 60_000)).toBeLessThan(limit * 1.1 + 10);
    }),
    { numRuns: 12 },
  );
});

test('a count that was killed asks only for what is missing', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.integer({ min: 1, max: 25_000 }),
      fc.integer({ min: 1, max: 400 }),
      async (killedMs, latencyMs) => {
        const texts = prompts(300);
        const { files, samples, all } = samplesOf(texts);
        const journal = memoryJournal();
        const start = async (endMs: number | null, kept: ReturnType<typeof journal.reopened>) => {
          const time = new VirtualTime();
          const end = new AbortController();
          const { clock, sleep } = time;
          const { client, arrivals } = simulatedClient(time, () => latencyMs, heldBySecond(1_000));
          if (endMs !== null) void sleep(endMs).then(() => end.abort(new Error('killed')));
          const options = countOptions({
            client,
            clock,
            sleep,
            requestsPerMinute: 1_000,
            journal: kept,
            signal: end.signal,
          });
          const done = countSamples(files, samples, all, options).catch(() => null);
          return { result: await time.until(done), arrivals };
        };
        await start(killedMs, { ...journal, kept: new Float64Array() });
        const before = journal.reopened();
        const { result, arrivals } = await start(null, { ...journal, kept: before.kept });
        const kept = before.kept.length / 3;
        expect(arrivals).toHaveLength(300 - kept);
        expect(new Set(arrivals.map(({ prompt }) => prompt)).size).toBe(300 - kept);
        expect(result?.tokens.every((size) => size === 7)).toBe(true);
      },
    ),
    { numRuns: 25 },
  );
});
