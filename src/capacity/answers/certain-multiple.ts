import type { Traffic } from '../arrivals/traffic.ts';
import type { Limit } from '../simulation/limit.ts';
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
  const multiples = service.limits.map((limit, n) => multipleOf(limit, takenPerMinute(service, n, traffic)));
  const least = Math.min(...multiples);
  return Number.isFinite(least) ? least : null;
}

function multipleOf(limit: Limit, use: Float64Array): number {
  const busiest = use.reduce((most, taken) => Math.max(most, taken), 0);
  if (busiest <= 0) return Number.POSITIVE_INFINITY;
  // The busiest minute alone never gets more than what is held and what flows in.
  let [low, high] = [0, (limit.capacity + limit.perMinute) / busiest];
  for (let step = 0; step < 50; step += 1) {
    const multiple = (low + high) / 2;
    if (carries(limit, use, multiple)) low = multiple;
    else high = multiple;
  }
  return low;
}

function carries({ capacity, perMinute, daily }: Limit, use: Float64Array, multiple: number): boolean {
  let level = capacity;
  for (let minute = 0; minute < use.length; minute += 1) {
    if (daily && minute % 1_440 === 0) level = capacity;
    level = Math.min(capacity, level + perMinute - (use[minute] as number) * multiple);
    if (level < 0) return false;
  }
  return true;
}
