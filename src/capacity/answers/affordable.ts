import { runScenario, type Scenario, type Seeded } from './scenario.ts';
import { thinned, thinnedTo } from './thinned.ts';

/** Tries of a request that a number of requests allows for: as many as the SDK makes unless told otherwise. */
const triesAllowed = 3;
/** Enough to see how often a request is tried, and few enough to be tried a thousand times each. */
const pilotRequests = 5_000;
/** Of a few minutes too many, all are answered before long; what waits piles up within an hour. */
const pilotMinutes = 60;

/**
 * As many requests of a scenario as may be simulated: fewer than allowed where the client tries each of them again and again,
 * which the busiest hour shows.
 */
export function affordable(scenario: Scenario, allowed: number, seeded: Seeded): number {
  if (scenario.client.attempts <= triesAllowed) return allowed;
  const light = thinned(scenario).scenario;
  const busiest = { ...light, traffic: light.traffic.busiest(pilotMinutes) };
  const { tries, arrived } = runScenario(thinnedTo(busiest, pilotRequests).scenario, seeded, 0);
  const spent = Math.max(1, tries / Math.max(arrived, 1) / triesAllowed);
  return Math.min(allowed, Math.max(pilotRequests, allowed / spent));
}
