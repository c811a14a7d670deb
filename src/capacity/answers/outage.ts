import { busiestStart, minutesFrom, type Traffic } from '../arrivals/traffic.ts';
import type { Service } from '../simulation/service.ts';
import { flowPerMinute } from './certain-multiple.ts';
import type { Effort } from './headroom.ts';
import { runScenario, type Scenario, type Seeded } from './scenario.ts';
import { thinnedTo } from './thinned.ts';
import { answerMs } from './under-way.ts';

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
/** Around the outage: what comes before it draws on the limits, what comes after it competes with what waited. */
const minutesWatched = 240;
const minutesBefore = 30;
/** Times what keeps the limits busy: more under way change little but how often they are turned down. */
const mostConcurrency = 5;
/** A request that was turned down comes again no sooner. */
const shortestWaitMs = 1_000;

/**
 * Claude is away for so many minutes, the busiest ones, and the product keeps each request until it is answered or has
 * waited as long as anybody will; no more are under way than the product allows. Null where the traffic begins less than
 * twice as many minutes before it ends: nothing would be seen of what follows.
 */
export function afterOutage(
  { service, client, traffic }: Scenario,
  outageMinutes: number,
  seeded: Seeded,
  { requests }: Effort,
): OutageAnswer | null {
  if (traffic.minutes - firstMinute(traffic) < 2 * outageMinutes) return null;
  // As many minutes as it lasts come after it, so that there is something to be seen.
  const start = busiestStart(traffic, outageMinutes, traffic.minutes - 2 * outageMinutes);
  const first = Math.max(0, start - minutesBefore);
  const long = Math.max(minutesWatched, minutesBefore + 2 * outageMinutes);
  const watched = minutesFrom(traffic, first, Math.min(long, traffic.minutes - first));
  if (watched.requests <= 0) return null;
  const from = start - first;
  const outage = { fromMs: from * msPerMinute, toMs: (from + outageMinutes) * msPerMinute };
  const { scenario, standsFor } = thinnedTo(
    {
      service: { ...service, outages: [outage] },
      client: {
        ...client,
        attempts: Number.POSITIVE_INFINITY,
        concurrency: Math.min(
          client.concurrency ?? Number.POSITIVE_INFINITY,
          usefulConcurrency(service, watched),
        ),
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
    watchedMs: Math.max(0, endMs - outage.toMs),
    cameMeanwhile: meanwhile.reduce((sum, count) => sum + count, 0) * standsFor,
    givenUp: failed.outOfPatience * standsFor,
  };
}

/** The first in which anything comes: a recording may begin at any time of its first day. */
const firstMinute = ({ streams, minutes }: Traffic): number =>
  Math.min(
    minutes,
    ...streams.map(({ requests }) => requests.findIndex((count) => count > 0)).filter((n) => n >= 0),
  );

/** What flows through the limits while an answer is written and until the next try, some times over. */
function usefulConcurrency(service: Service, traffic: Traffic): number {
  const perMs = flowPerMinute(service, traffic) / msPerMinute;
  const busy = perMs * (answerMs(service, traffic) + shortestWaitMs);
  return Math.ceil(mostConcurrency * (busy + 1));
}
