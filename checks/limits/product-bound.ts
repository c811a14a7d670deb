import { answerMs, underWay } from '../../src/capacity/answers/under-way.ts';
import type { ProductBound } from '../../src/judge/codes/limits-traffic.ts';
import { notApplicable } from '../../src/judge/outcome.ts';
import type { SimulatedTraffic } from '../../src/judge/simulated-traffic.ts';

/** Requests under way at once that the busiest hour takes on average, beside what the product allows; null: it bounds nothing. */
export function productBound({ planned }: SimulatedTraffic): ProductBound | null {
  const { service, client, traffic } = planned.scenario;
  if (client.concurrency === null) return null;
  const hour = traffic.busiest(60);
  return {
    needed: underWay(service, hour),
    allowed: client.concurrency,
    answerMs: answerMs(service, hour),
  };
}

/** True where requests wait for one another and never reach the limits. */
export function isHeldBack(traffic: SimulatedTraffic): boolean {
  const bound = productBound(traffic);
  return bound !== null && bound.needed > bound.allowed;
}

export const neverReachesLimits = notApplicable(
  'The product holds its requests back before they reach the limits; limits/peak-traffic says so.',
);
