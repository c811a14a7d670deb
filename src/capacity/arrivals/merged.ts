import type { Arrival, Arrivals } from '../simulation/service.ts';

/** Requests of several sources, in the order of their times. */
export function merged(sources: readonly Arrivals[]): Arrivals {
  const waiting = sources.flatMap((next) => {
    const first: Arrival = { timeMs: 0, inputTokens: 0, outputTokens: 0, stream: 0 };
    return next(first) ? [{ next, arrival: first }] : [];
  });
  return (arrival) => {
    let earliest = waiting[0];
    for (const one of waiting) if (earliest && one.arrival.timeMs < earliest.arrival.timeMs) earliest = one;
    if (!earliest) return false;
    arrival.timeMs = earliest.arrival.timeMs;
    arrival.inputTokens = earliest.arrival.inputTokens;
    arrival.outputTokens = earliest.arrival.outputTokens;
    arrival.stream = earliest.arrival.stream;
    if (!earliest.next(earliest.arrival)) waiting.splice(waiting.indexOf(earliest), 1);
    return true;
  };
}
