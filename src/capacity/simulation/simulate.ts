import { type Bucket, counted } from './bucket.ts';
import { TimeHeap } from './time-heap.ts';

/** The next request; one object is filled again and again, so that a day of millions makes none. */
interface Arrival {
  /** Milliseconds from the start; never earlier than the one before. */
  timeMs: number;
  /** As the input limit counts: uncached input and cache writes. */
  inputTokens: number;
  outputTokens: number;
}

/** Fills in the next request; false where there is none any more. */
export type Arrivals = (arrival: Arrival) => boolean;

/** The provider's side: limits that all requests must pass, and how fast answers are written. */
export interface Service {
  readonly buckets: readonly Bucket[];
  /** Tokens an answer grows by in a millisecond; output is charged as it is written. */
  readonly tokensPerMs: number;
}

/** What became of the requests. */
export interface Throttling {
  readonly arrived: number;
  readonly admitted: number;
  /** By bucket: requests it was the first to refuse. */
  readonly refused: readonly number[];
  /** Time of the first refusal; null: none was refused. */
  readonly firstRefusedMs: number | null;
  /** Most answers that were being written at once. */
  readonly mostUnderWay: number;
}

/** Sums of many small flows drift by less. */
const noise = 1e-6;

/**
 * Sends requests that nobody queues or tries again through all buckets at once. A request is admitted where each bucket
 * holds enough: one request, its input (or a full bucket, where the input is more than that), and any output at all, since
 * `max_tokens` reserves nothing. Answers under way go on writing into an empty output bucket, which refuses new requests
 * until it has refilled. Exact between events: levels move in straight lines. Buckets start full.
 */
export function simulate({ buckets, tokensPerMs }: Service, arrivals: Arrivals): Throttling {
  const count = buckets.length;
  const levels = Float64Array.from(buckets, ({ capacity }) => capacity);
  const capacities = Float64Array.from(levels);
  const refills = Float64Array.from(buckets, ({ perMinute }) => perMinute / 60_000);
  const kinds = Uint8Array.from(buckets, ({ counts }) => counted.indexOf(counts));
  const refused = new Float64Array(count);
  const ends = new TimeHeap();
  const arrival: Arrival = { timeMs: 0, inputTokens: 0, outputTokens: 0 };
  let nowMs = 0;
  let arrived = 0;
  let admitted = 0;
  let firstRefusedMs: number | null = null;
  let mostUnderWay = 0;

  const moveTo = (timeMs: number): void => {
    const written = ends.size * tokensPerMs;
    for (let n = 0; n < count; n += 1) {
      const flow = (refills[n] ?? 0) - (kinds[n] === 2 ? written : 0);
      levels[n] = Math.min(capacities[n] ?? 0, (levels[n] ?? 0) + (timeMs - nowMs) * flow);
    }
    nowMs = timeMs;
  };
  const needOf = (n: number): number =>
    kinds[n] === 0 ? 1 : kinds[n] === 1 ? Math.min(arrival.inputTokens, capacities[n] ?? 0) : 2 * noise;
  const refusing = (): number => {
    for (let n = 0; n < count; n += 1) if ((levels[n] ?? 0) + noise < needOf(n)) return n;
    return -1;
  };

  while (arrivals(arrival)) {
    while (ends.earliest <= arrival.timeMs) {
      moveTo(ends.earliest);
      ends.pop();
    }
    moveTo(arrival.timeMs);
    arrived += 1;
    const by = refusing();
    if (by >= 0) {
      refused[by] = (refused[by] ?? 0) + 1;
      firstRefusedMs ??= nowMs;
      continue;
    }
    for (let n = 0; n < count; n += 1) if (kinds[n] !== 2) levels[n] = (levels[n] ?? 0) - needOf(n);
    admitted += 1;
    if (arrival.outputTokens > 0) ends.push(nowMs + arrival.outputTokens / tokensPerMs);
    mostUnderWay = Math.max(mostUnderWay, ends.size);
  }
  return { arrived, admitted, refused: [...refused], firstRefusedMs, mostUnderWay };
}
