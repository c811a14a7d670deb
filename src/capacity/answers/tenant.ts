import { evenCurve } from '../arrivals/rate-curve.ts';
import type { RequestSizes } from '../arrivals/request-sizes.ts';
import { curveTraffic, together } from '../arrivals/traffic.ts';
import { certainMultiple } from './certain-multiple.ts';
import { carriedBelow } from './headroom.ts';
import { runScenario, type Scenario, type Seeded } from './scenario.ts';

const minutes = 15;
const halvings = 8;

/**
 * Most requests a minute that one more customer may send, of the same sizes as everybody's, on top of the busiest minutes
 * before a thousandth of all requests is turned down; 0 where the others alone are too many already. Null without limits.
 */
export function heaviestTenant(scenario: Scenario, sizes: RequestSizes, seeded: Seeded): number | null {
  const busy = scenario.traffic.busiest(minutes);
  const one = (perMinute: number) => curveTraffic(evenCurve(perMinute, busy.minutes), sizes);
  const alone = certainMultiple(scenario.service, one(1));
  if (alone === null) return null;
  const carries = (perMinute: number): boolean => {
    const traffic = together(busy, one(perMinute));
    const client = { ...scenario.client, concurrency: null };
    const { throttled, arrived } = runScenario({ ...scenario, client, traffic }, seeded, 1);
    return throttled < carriedBelow * Math.max(arrived, 1);
  };
  if (!carries(0)) return 0;
  let [low, high] = [0, alone];
  for (let step = 0; step < halvings; step += 1) {
    const middle = (low + high) / 2;
    if (carries(middle)) low = middle;
    else high = middle;
  }
  return low;
}
