import { affordable } from '../capacity/answers/affordable.ts';
import type { Effort } from '../capacity/answers/headroom.ts';
import type { Scenario, Seeded } from '../capacity/answers/scenario.ts';

/** Requests of all whole courses together, of all launch days together, and of each further answer. */
export const wholeRequests = 10_000_000;
export const launchRequests = 10_000_000;
export const furtherEffort: Effort = { requests: 500_000, seeds: 20 };

/** What an answer that may be found in several courses may take: less where requests are tried again and again. */
export const effortFor = (scenario: Scenario, seeded: Seeded): Effort => ({
  ...furtherEffort,
  requests: affordable(scenario, furtherEffort.requests, seeded),
});
