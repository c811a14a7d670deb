import { evenCurve } from '../arrivals/rate-curve.ts';
import type { RequestSizes } from '../arrivals/request-sizes.ts';
import { curveTraffic, together } from '../arrivals/traffic.ts';
import { certainMultiple, flowPerMinute } from './certain-multiple.ts';
import { carriedBelow } from './headroom.ts';
import { runScenario, type Scenario, type Seeded } from './scenario.ts';

const minutes = 10;
const halvings = 7;

/**
 * Most requests a minute that one more customer may send, of the same sizes as everybody's, on top of the busiest minutes
 * before a thousandth of all requests is turned down; 0 where the others alone are too many already. Null without limits.
 */
export function heaviestTenant(scenario: Scenario, sizes: RequestSizes, seeded: Seeded): number | null {
  const { service } = scenario;
  const client = { ...scenario.client, concurrency: null };
  const busy = scenario.traffic.busiest(minutes);
  const withOne = (perMinute: number) =>
    together(busy, curveTraffic(evenCurve(perMinute, busy.minutes), sizes));
  const alone = certainMultiple(service, curveTraffic(evenCurve(1, busy.minutes), sizes));
  if (alone === null) return null;
  // Where nothing is sent, everything flows.
  const flows = (perMinute: number): boolean => {
    const traffic = withOne(perMinute);
    const within = certainMultiple(service, traffic) ?? Number.POSITIVE_INFINITY;
    // What limits hold at the beginning is soon gone: it must flow on without it.
    return within >= 1 && traffic.requests / traffic.minutes <= flowPerMinute(service, traffic);
  };
  if (!flows(0)) return 0;
  const carries = (perMinute: number): boolean => {
    const { throttled, arrived } = runScenario({ service, client, traffic: withOne(perMinute) }, seeded, 1);
    return throttled < carriedBelow * Math.max(arrived, 1);
  };
  // Left to no chance, a little more would be carried than with it.
  const most = largest(flows, 0, alone, 30);
  if (carries(most)) return most;
  return carries(0) ? largest(carries, 0, most, halvings) : 0;
}

/** Between one that holds and one that does not, halved so many times. */
function largest(holds: (value: number) => boolean, from: number, to: number, times: number): number {
  let [low, high] = [from, to];
  for (let step = 0; step < times; step += 1) {
    const middle = (low + high) / 2;
    if (holds(middle)) low = middle;
    else high = middle;
  }
  return low;
}
