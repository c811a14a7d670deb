import type { Arrival, Arrivals } from '../../../src/capacity/simulation/service.ts';

/** Every request that is still to come. */
export function allOf(arrivals: Arrivals): Arrival[] {
  const next: Arrival = { timeMs: 0, inputTokens: 0, outputTokens: 0, stream: 0 };
  const all: Arrival[] = [];
  while (arrivals(next)) all.push({ ...next });
  return all;
}
