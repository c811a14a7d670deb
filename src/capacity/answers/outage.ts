import { busiestStart, minutesFrom } from '../arrivals/traffic.ts';
import type { Effort } from './headroom.ts';
import { runScenario, type Scenario, type Seeded } from './scenario.ts';

/** What follows when Claude cannot be reached for a while at the worst time. */
export interface OutageAnswer {
  /** From the end of the outage until nobody waits any more; null: not while the traffic was looked at. */
  readonly drainMs: number | null;
  /** How long after the outage the traffic was looked at. */
  readonly watchedMs: number;
  /** Requests that came while it lasted. */
  readonly cameMeanwhile: number;
  /** Most that waited for their turn at once. */
  readonly mostQueued: number;
}

const msPerMinute = 60_000;
/** Around the outage: what comes before it draws on the limits, what comes after it competes with what waited. */
const minutesWatched = 240;
const minutesBefore = 30;
/** A second of trying at the longest wait. */
const usualConcurrency = 100;

/**
 * Claude is away for so many minutes, the busiest ones, and the product keeps every request until it is answered: nobody
 * gives up, and no more are under way than the product allows (where it allows any number, 100).
 */
export function afterOutage(
  { service, client, traffic }: Scenario,
  outageMinutes: number,
  seeded: Seeded,
  { requests }: Effort,
): OutageAnswer | null {
  // As many minutes as it lasts come after it, so that there is something to be seen.
  const start = busiestStart(traffic, outageMinutes, traffic.minutes - 2 * outageMinutes);
  const first = Math.max(0, start - minutesBefore);
  const long = Math.max(minutesWatched, minutesBefore + 2 * outageMinutes);
  const watched = minutesFrom(traffic, first, Math.min(long, traffic.minutes - first));
  if (watched.requests <= 0) return null;
  const sent = Math.min(1, requests / watched.requests);
  const from = start - first;
  const outage = { fromMs: from * msPerMinute, toMs: (from + outageMinutes) * msPerMinute };
  const { series, drainedMs, mostQueued } = runScenario(
    {
      service: {
        ...service,
        limits: service.limits.map((limit) => ({
          ...limit,
          capacity: limit.capacity * sent,
          perMinute: limit.perMinute * sent,
        })),
        outages: [outage],
      },
      client: {
        ...client,
        attempts: Number.POSITIVE_INFINITY,
        patienceMs: null,
        concurrency: Math.max(1, Math.round((client.concurrency ?? usualConcurrency) * sent)),
      },
      traffic: watched,
    },
    seeded,
    1,
    sent,
  );
  const endMs = watched.minutes * msPerMinute;
  const meanwhile = series.arrived.subarray(from, from + outageMinutes);
  return {
    drainMs: drainedMs === null || drainedMs > endMs ? null : drainedMs - outage.toMs,
    watchedMs: Math.max(0, endMs - outage.toMs),
    cameMeanwhile: meanwhile.reduce((sum, count) => sum + count, 0) / sent,
    mostQueued: mostQueued / sent,
  };
}
