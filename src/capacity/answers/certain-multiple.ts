import type { StreamMinutes, Traffic } from '../arrivals/traffic.ts';
import type { Counted, Limit } from '../simulation/limit.ts';
import type { Service } from '../simulation/service.ts';

/** What is taken of a limit in each minute on average. */
export function takenPerMinute({ limits, streams }: Service, limit: number, traffic: Traffic): Float64Array {
  const use = new Float64Array(traffic.minutes);
  const counts = limits[limit]?.counts ?? 'requests';
  for (const { stream, requests, input, output } of traffic.streams) {
    if (!streams[stream]?.includes(limit)) continue;
    for (let minute = 0; minute < use.length; minute += 1) {
      // A stream may be over before another one.
      const sent = requests[minute] ?? 0;
      const prompts = input[minute] ?? 0;
      // What is reserved beyond the answer is given back when it ends, and so passes through a limit without using it up.
      const answers = output[minute] ?? 0;
      const taken = {
        requests: sent,
        input: prompts,
        output: answers,
        tokens: prompts + answers,
      };
      use[minute] = (use[minute] as number) + taken[counts];
    }
  }
  return use;
}

/** Requests of this traffic's average size that flow through all limits in a minute; infinite where none holds them up. */
export function flowPerMinute(service: Service, traffic: Traffic): number {
  const flows = service.limits.map(({ perMinute }, n) => {
    const used = takenPerMinute(service, n, traffic).reduce((sum, taken) => sum + taken, 0);
    return used > 0 ? (perMinute * traffic.requests) / used : Number.POSITIVE_INFINITY;
  });
  return Math.min(...flows);
}

/**
 * The largest multiple of the traffic that flows through all limits if nothing were left to chance: every minute brings just
 * what is expected of it. More than that is turned down for certain, and chance allows less. Null without traffic or limits.
 */
export function certainMultiple(service: Service, traffic: Traffic): number | null {
  const multiples = service.limits.map((limit, n) => multipleOf(limit, flowOf(service, n, traffic)));
  const least = Math.min(...multiples);
  return Number.isFinite(least) ? least : null;
}

/** What is taken of a limit in each minute, and the debt that one request leaves of which it never holds all. */
interface Flow {
  readonly use: Float64Array;
  readonly debt: number;
}

function flowOf(service: Service, limit: number, traffic: Traffic): Flow {
  const use = takenPerMinute(service, limit, traffic);
  const { capacity, counts } = service.limits[limit] as Limit;
  const largest = traffic.streams
    .filter(({ stream }) => service.streams[stream]?.includes(limit))
    .reduce((most, row) => Math.max(most, largestOf(row, counts)), 0);
  // A limit of 0 lets nothing in.
  return { use, debt: capacity > 0 ? Math.max(0, largest - capacity) : 0 };
}

/** Of a minute's requests on average, in the minute of the largest. */
function largestOf({ requests, input, output }: StreamMinutes, counts: Counted): number {
  let most = counts === 'requests' ? 1 : 0;
  for (let minute = 0; minute < requests.length; minute += 1) {
    const sent = requests[minute] as number;
    if (sent <= 0 || counts === 'requests') continue;
    const [prompts, answers] = [input[minute] as number, output[minute] as number];
    const tokens = { input: prompts, output: answers, tokens: prompts + answers }[counts];
    most = Math.max(most, tokens / sent);
  }
  return most;
}

function multipleOf(limit: Limit, { use, debt }: Flow): number {
  const busiest = use.reduce((most, taken) => Math.max(most, taken), 0);
  if (busiest <= 0) return Number.POSITIVE_INFINITY;
  // The busiest minute alone never gets more than what is held, what flows in, and what one request may owe.
  let [low, high] = [0, (limit.capacity + limit.perMinute + debt) / busiest];
  for (let step = 0; step < 50; step += 1) {
    const multiple = (low + high) / 2;
    if (carries(limit, { use, debt }, multiple)) low = multiple;
    else high = multiple;
  }
  return low;
}

function carries({ capacity, perMinute, daily }: Limit, { use, debt }: Flow, multiple: number): boolean {
  let level = capacity;
  for (let minute = 0; minute < use.length; minute += 1) {
    if (daily && minute % 1_440 === 0) level = capacity;
    level = Math.min(capacity, level + perMinute - (use[minute] as number) * multiple);
    if (level < -debt) return false;
  }
  return true;
}
