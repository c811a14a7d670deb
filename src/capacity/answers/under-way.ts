import type { Traffic } from '../arrivals/traffic.ts';
import type { Service } from '../simulation/service.ts';

/** From letting a request in to the end of its answer, on average. */
export function answerMs({ firstTokenMs, tokensPerMs }: Service, { streams, requests }: Traffic): number {
  const written = streams.reduce((all, { output }) => output.reduce((sum, tokens) => sum + tokens, all), 0);
  return firstTokenMs + written / Math.max(requests, Number.MIN_VALUE) / tokensPerMs;
}

/** Requests under way at once, on average, where none has to wait: as many as come while one is answered (Little's law). */
export const underWay = (service: Service, traffic: Traffic): number =>
  (traffic.requests / (traffic.minutes * 60_000)) * answerMs(service, traffic);
