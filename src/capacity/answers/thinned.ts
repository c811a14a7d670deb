import { timesTraffic } from '../arrivals/traffic.ts';
import { flowPerMinute, usePerMinute } from './certain-multiple.ts';
import type { Scenario } from './scenario.ts';

/** A limit that holds so many requests at once is out of the reach of chance: fuller by a part in a thousand is what decides. */
const enough = 1_000;
/** Requests of the busiest hour: so few are simulated several times over in no time, and so many take too long. */
const few = 20_000;
const tooMany = 100_000;
/** Times what flows through the limits: from there on most are turned down, and chance decides nothing. */
const overload = 2;
const minutesOfHour = 60;

/** The same scenario with one request for so many, and limits as much smaller; `standsFor` is 1 where none is too many. */
export interface Thinned {
  readonly scenario: Scenario;
  readonly standsFor: number;
}

/**
 * As few requests as show the same: each stands for so many that the tightest limit still holds a thousand of them at once,
 * and for more only where far too many come.
 */
export function thinned({ service, client, traffic }: Scenario): Thinned {
  const held = service.limits.map(({ capacity }, n) => {
    const use = usePerMinute(service, n, traffic).reduce((sum, taken) => sum + taken, 0);
    return use > 0 ? (capacity * traffic.requests) / use : Number.POSITIVE_INFINITY;
  });
  const least = Math.min(...held);
  const busiest = traffic.busiest(minutesOfHour);
  const inHour = busiest.requests;
  const isOverload = inHour > overload * busiest.minutes * flowPerMinute(service, busiest);
  const standsFor = Number.isFinite(least)
    ? Math.max(1, Math.min(least / enough, inHour / few), isOverload ? inHour / tooMany : 1)
    : 1;
  if (standsFor === 1) return { scenario: { service, client, traffic }, standsFor };
  return {
    standsFor,
    scenario: {
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
        concurrency:
          client.concurrency === null ? null : Math.max(1, Math.round(client.concurrency / standsFor)),
      },
      traffic: timesTraffic(traffic, 1 / standsFor),
    },
  };
}
