import type { Traffic } from '../arrivals/traffic.ts';
import type { Effort } from './headroom.ts';
import { runScenario, type Scenario, type Seeded } from './scenario.ts';
import { thinnedTo } from './thinned.ts';

/** What follows when Claude cannot be reached for a while at the worst time. */
export interface OutageAnswer {
  /** From the end of the outage until nobody waits any more; null: not while the traffic was looked at. */
  readonly drainMs: number | null;
  /** How long after the outage the traffic was looked at. */
  readonly watchedMs: number;
  /** Requests that came while it lasted. */
  readonly cameMeanwhile: number;
  /** Of all requests looked at: given up, because they had waited as long as the product waits. */
  readonly givenUp: number;
}

const msPerMinute = 60_000;
/** Around the outage: what comes before it fills the limits, what comes after it competes with what waited. */
const minutesWatched = 240;
/** Where the product bounds nothing: few enough that a queue of minutes is not tried all at once. */
const usualConcurrency = 100;

/**
 * Claude is away for so many minutes, the busiest ones, and the product keeps each request until it is answered or has
 * waited as long as anybody will; no more are under way than the product allows, 100 where it allows any number.
 */
export function afterOutage(
  { service, client, traffic }: Scenario,
  outageMinutes: number,
  seeded: Seeded,
  { requests }: Effort,
): OutageAnswer | null {
  const watched = traffic.busiest(Math.min(minutesWatched, traffic.minutes));
  if (watched.requests <= 0) return null;
  const from = busiestStart(watched, outageMinutes);
  const outage = { fromMs: from * msPerMinute, toMs: (from + outageMinutes) * msPerMinute };
  const { scenario, standsFor } = thinnedTo(
    {
      service: { ...service, outages: [outage] },
      client: {
        ...client,
        attempts: Number.POSITIVE_INFINITY,
        concurrency: client.concurrency ?? usualConcurrency,
      },
      traffic: watched,
    },
    requests,
  );
  const { series, drainedMs, failed } = runScenario(scenario, seeded, 1);
  const endMs = watched.minutes * msPerMinute;
  const meanwhile = series.arrived.subarray(from, from + outageMinutes);
  return {
    drainMs: drainedMs === null || drainedMs > endMs ? null : drainedMs - outage.toMs,
    watchedMs: endMs - outage.toMs,
    cameMeanwhile: meanwhile.reduce((sum, count) => sum + count, 0) * standsFor,
    givenUp: failed.outOfPatience * standsFor,
  };
}

/** Where so many minutes in a row bring most, with as many after them. */
function busiestStart({ streams, minutes }: Traffic, long: number): number {
  const at = (minute: number) => streams.reduce((sum, { requests }) => sum + (requests[minute] ?? 0), 0);
  let best = 0;
  let from = 0;
  for (let first = 0; first + 2 * long <= minutes; first += 1) {
    let sum = 0;
    for (let minute = first; minute < first + long; minute += 1) sum += at(minute);
    if (sum <= best * (1 + 1e-12)) continue;
    best = sum;
    from = first;
  }
  return from;
}
