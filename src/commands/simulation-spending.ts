import type { Effort } from '../capacity/answers/headroom.ts';
import { runScenario, type Scenario, type Seeded } from '../capacity/answers/scenario.ts';
import { thinned, thinnedTo } from '../capacity/answers/thinned.ts';

/** Requests of all whole courses together, of all launch days together, and of each further answer. */
export const wholeRequests = 10_000_000;
export const launchRequests = 10_000_000;
export const furtherEffort: Effort = { requests: 500_000, seeds: 20 };

/** Tries of a request that the figures above allow for: as many as the SDK makes unless told otherwise. */
const triesAllowed = 3;
/** Enough to see how often a request is tried, and few enough to be tried a thousand times each. */
const pilotRequests = 5_000;
const pilotMinutes = 5;

/**
 * As many requests of a scenario as may be simulated: fewer than allowed where the client tries each of them again and again,
 * which some of the busiest minutes show.
 */
export function affordable(scenario: Scenario, allowed: number, seeded: Seeded): number {
  if (scenario.client.attempts <= triesAllowed) return allowed;
  const light = thinned(scenario).scenario;
  const busiest = { ...light, traffic: light.traffic.busiest(pilotMinutes) };
  const { tries, arrived } = runScenario(thinnedTo(busiest, pilotRequests).scenario, seeded, 0);
  return Math.max(pilotRequests, allowed / Math.max(1, tries / Math.max(arrived, 1) / triesAllowed));
}

/** The same for an answer that may be found in several courses. */
export const effortFor = (scenario: Scenario, seeded: Seeded): Effort => ({
  ...furtherEffort,
  requests: affordable(scenario, furtherEffort.requests, seeded),
});
