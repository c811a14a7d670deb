import type { Scenario } from '../../../src/capacity/answers/scenario.ts';
import type { Spacing } from '../../../src/capacity/arrivals/curve-arrivals.ts';
import { evenCurve } from '../../../src/capacity/arrivals/rate-curve.ts';
import type { RequestSizes } from '../../../src/capacity/arrivals/request-sizes.ts';
import { curveTraffic, type Traffic } from '../../../src/capacity/arrivals/traffic.ts';
import type { Client } from '../../../src/capacity/simulation/client.ts';
import type { Limit } from '../../../src/capacity/simulation/limit.ts';
import type { Service } from '../../../src/capacity/simulation/service.ts';
import { arrivalsOf, type Request, serviceOf, steadyClient } from '../simulation/requests.ts';

/** Every prompt and every answer of the same size. */
export const sizesOf = (input: number, output: number): RequestSizes => ({
  input: { kind: 'measured', slices: [input] },
  output: { kind: 'measured', slices: [output] },
  cache: { kind: 'none' },
});

interface How {
  readonly spacing?: Spacing;
  readonly stream?: number;
  readonly sizes?: RequestSizes;
}

/** The same rate for so many minutes, evenly spaced prompts of 100 tokens and answers of 10 where nothing else is said. */
export const even = (perMinute: number, minutes: number, how: How = {}): Traffic => {
  const { spacing = 'even', stream = 0, sizes = sizesOf(100, 10) } = how;
  return curveTraffic(evenCurve(perMinute, minutes), sizes, { spacing, stream });
};

/** So many requests in each minute, evenly spaced. */
export const byMinute = (perMinute: readonly number[], sizes = sizesOf(100, 10)): Traffic =>
  curveTraffic({ cellMs: 60_000, perCell: Float64Array.from(perMinute) }, sizes, { spacing: 'even' });

/** Just these requests of stream 0, at any multiple but none of them. */
export function listed(requests: readonly Request[], minutes: number): Traffic {
  const counts = new Float64Array(minutes);
  for (const [timeMs] of requests) {
    const minute = Math.floor(timeMs / 60_000);
    counts[minute] = (counts[minute] ?? 0) + 1;
  }
  const nothing = new Float64Array(minutes);
  const traffic: Traffic = {
    requests: requests.length,
    minutes,
    streams: [{ stream: 0, requests: counts, input: nothing, output: nothing }],
    arrivals: (multiple) => arrivalsOf(multiple === 0 ? [] : requests),
    busiest: () => traffic,
  };
  return traffic;
}

interface Parties {
  readonly client?: Partial<Client>;
  readonly service?: Partial<Service>;
}

/** Sent once, without jitter, through all limits, where nothing else is said. */
export const scenarioOf = (
  limits: readonly Limit[],
  traffic: Traffic,
  { client = {}, service = {} }: Parties = {},
): Scenario => ({ service: serviceOf(limits, service), client: steadyClient(client), traffic });
