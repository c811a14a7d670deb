import { type Client, oneTry } from '../../../src/capacity/simulation/client.ts';
import type { Limit } from '../../../src/capacity/simulation/limit.ts';
import type { Arrivals, Service } from '../../../src/capacity/simulation/service.ts';
import { simulate } from '../../../src/capacity/simulation/simulate.ts';

/** Stream 0 where none is named. */
export type Request = readonly [timeMs: number, inputTokens: number, outputTokens: number, stream?: number];

export const arrivalsOf = (requests: readonly Request[]): Arrivals => {
  let next = 0;
  return (arrival) => {
    const request = requests[next];
    if (!request) return false;
    [arrival.timeMs, arrival.inputTokens, arrival.outputTokens] = request;
    arrival.stream = request[3] ?? 0;
    next += 1;
    return true;
  };
};

/** One stream through all limits, answers written at a token a millisecond from the first moment on. */
export const serviceOf = (limits: readonly Limit[], more: Partial<Service> = {}): Service => ({
  limits,
  streams: [limits.map((_, n) => n)],
  firstTokenMs: 0,
  tokensPerMs: 1,
  maxTokens: 0,
  outages: [],
  ...more,
});

/** Without jitter, so that nothing is left to chance. */
export const steadyClient = (more: Partial<Client> = {}): Client => ({
  ...oneTry,
  backoff: { firstMs: 500, longestMs: 8_000, jitter: 0 },
  ...more,
});

export const sent = (service: Service, requests: readonly Request[], client: Client = oneTry) =>
  simulate(service, client, arrivalsOf(requests), () => 0);

/** Which of the requests were let in, where each is tried once. */
export function admitted(service: Service, requests: readonly Request[]): boolean[] {
  const counts = requests.map((_, n) => sent(service, requests.slice(0, n + 1)).answered);
  return counts.map((count, n) => count > (counts[n - 1] ?? 0));
}
