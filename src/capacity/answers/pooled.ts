import { Delays } from '../simulation/delays.ts';
import type { Outcome } from '../simulation/tally.ts';
import { runScenario, type Scenario, type Seeded } from './scenario.ts';

/** What became of the requests of several courses of the same traffic, as if they were one. */
export type Pooled = Pick<Outcome, 'arrived' | 'throttled' | 'delayed' | 'failed' | 'refused' | 'delays'>;

/** A thousandth of them is two. */
const enough = 2_000;
const mostCourses = 200;
/** Seeds of the courses that are taken together lie so far apart. */
const seedsApart = 1_000;

/**
 * As many courses as bring about 2,000 requests between them, within what is affordable, one at least: of few requests, a
 * share turned down is 0 or too much, by chance. Each begins with full limits.
 */
export function runPooled(
  scenario: Scenario,
  seeded: Seeded,
  seed: number,
  { multiple = 1, affordable }: { readonly multiple?: number; readonly affordable: number },
): Pooled {
  const expected = Math.max(scenario.traffic.requests * multiple, Number.MIN_VALUE);
  const courses = Math.min(mostCourses, Math.floor(Math.min(enough, affordable) / expected));
  let all: Pooled = runScenario(scenario, seeded, seed, multiple);
  for (let n = 1; n < courses; n += 1)
    all = together(all, runScenario(scenario, seeded, seed + n * seedsApart, multiple));
  return all;
}

const together = (one: Pooled, other: Pooled): Pooled => ({
  arrived: one.arrived + other.arrived,
  throttled: one.throttled + other.throttled,
  delayed: one.delayed + other.delayed,
  failed: {
    outOfTries: one.failed.outOfTries + other.failed.outOfTries,
    outOfPatience: one.failed.outOfPatience + other.failed.outOfPatience,
  },
  refused: one.refused.map((tries, limit) => tries + (other.refused[limit] ?? 0)),
  delays: Delays.together(one.delays, other.delays),
});
