import type { BusyHour } from '../../src/capacity/answers/busy-hour.ts';
import { flowPerMinute, takenPerMinute } from '../../src/capacity/answers/certain-multiple.ts';
import type { KnownLimit } from '../../src/judge/codes/limits.ts';
import type { DrainBound } from '../../src/judge/codes/limits-traffic.ts';
import type { PlannedScenario } from '../../src/judge/planned-scenario.ts';
import type { SimulatedTraffic } from '../../src/judge/simulated-traffic.ts';
import { productBound } from './product-bound.ts';

type Held = PlannedScenario['limits'][number];

const known = ({ limiter, perMinute, rung }: Held): KnownLimit => ({ limiter, perMinute, rung });

/** The limit of which the busiest minute takes the largest part. */
export function tightestLimit({ scenario, limits }: PlannedScenario): KnownLimit {
  const busiest = scenario.traffic.busiest(1);
  const loads = limits.map(({ perMinute }, n) => {
    const used = takenPerMinute(scenario.service, n, busiest)[0] ?? 0;
    return used / Math.max(perMinute, 1);
  });
  return known(limits[loads.indexOf(Math.max(...loads))] ?? limits[0]);
}

/** The limit that turned most tries down; null: none did. */
export function refusingLimit({ limits }: PlannedScenario, { refusedBy }: BusyHour): KnownLimit | null {
  const most = Math.max(0, ...refusedBy);
  const limit = limits[refusedBy.indexOf(most)];
  return most > 0 && limit ? known(limit) : null;
}

/** What decides how fast waiting requests flow: the product's own bound where less flows through it than through the limits. */
export function drainBound(traffic: SimulatedTraffic): DrainBound {
  const { scenario } = traffic.planned;
  const bound = productBound(traffic);
  if (bound) {
    const inTime = 60_000 / bound.answerMs;
    const through = flowPerMinute(scenario.service, scenario.traffic.busiest(60));
    if (bound.allowed * inTime < through)
      return {
        by: 'product',
        allowed: bound.allowed,
        enough: Number.isFinite(through) ? Math.ceil(through / inTime) : null,
      };
  }
  return { by: 'limit', limit: tightestLimit(traffic.planned) };
}
