import { timesTraffic } from '../arrivals/traffic.ts';
import { takenPerMinute } from './certain-multiple.ts';
import type { Scenario } from './scenario.ts';

/** A limit that holds so many requests at once is out of the reach of chance: fuller by a part in a thousand is what decides. */
const enough = 1_000;

/** The same scenario with one request for so many, and limits as much smaller; `standsFor` is 1 where none is too many. */
export interface Thinned {
  readonly scenario: Scenario;
  readonly standsFor: number;
}

/**
 * As few requests as show the same: each stands for so many that the tightest limit still holds a thousand of them at once.
 */
export function thinned(scenario: Scenario): Thinned {
  const { service, traffic } = scenario;
  const held = service.limits.map(({ capacity }, n) => {
    const use = takenPerMinute(service, n, traffic).reduce((sum, taken) => sum + taken, 0);
    return use > 0 ? (capacity * traffic.requests) / use : Number.POSITIVE_INFINITY;
  });
  const least = Math.min(...held);
  const standsFor = Number.isFinite(least) ? Math.max(1, least / enough) : 1;
  return { scenario: thinnedBy(scenario, standsFor), standsFor };
}

/** At most so many requests, however little that shows of chance. */
export function thinnedTo(scenario: Scenario, requests: number): Thinned {
  const standsFor = Math.max(1, scenario.traffic.requests / requests);
  return { scenario: thinnedBy(scenario, standsFor), standsFor };
}

function thinnedBy({ service, client, traffic }: Scenario, standsFor: number): Scenario {
  if (standsFor === 1) return { service, client, traffic };
  const { concurrency } = client;
  return {
    service: {
      ...service,
      limits: service.limits.map((limit) => ({
        ...limit,
        capacity: limit.capacity / standsFor,
        perMinute: limit.perMinute / standsFor,
      })),
    },
    client: {
      ...client,
      concurrency: concurrency === null ? null : Math.max(1, Math.round(concurrency / standsFor)),
    },
    traffic: timesTraffic(traffic, 1 / standsFor),
  };
}
