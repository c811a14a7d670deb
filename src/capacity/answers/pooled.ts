import { Delays } from '../simulation/delays.ts';
import type { Course } from '../simulation/tally.ts';
import { runScenario, type Scenario, type Seeded } from './scenario.ts';

/** What became of the requests of several courses of the same traffic, as if they were one. */
export type Pooled = Pick<Course, 'arrived' | 'throttled' | 'delayed' | 'failed' | 'refused' | 'delays'>;

interface PooledOptions {
  readonly multiple?: number;
  /** Requests. */
  readonly affordable: number;
  readonly mostThrottled?: number;
}

/** A thousandth of them is two. */
export const enough = 2_000;
const mostCourses = 50;
/** Seeds of the courses that are taken together lie so far apart. */
const seedsApart = 1_000;

/**
 * As many courses as bring about 2,000 requests between them, within what is affordable, one at least: of few requests, a
 * share turned down is 0 or too much, by chance. Each begins with full limits. No more than so many throttled are waited for.
 */
export function runPooled(
  scenario: Scenario,
  seeded: Seeded,
  seed: number,
  { multiple = 1, affordable, mostThrottled = Number.POSITIVE_INFINITY }: PooledOptions,
): Pooled {
  const expected = Math.max(scenario.traffic.requests * multiple, Number.MIN_VALUE);
  const courses = Math.min(mostCourses, Math.floor(Math.min(enough, affordable) / expected));
  let all: Pooled = runScenario(scenario, seeded, seed, multiple);
  for (let n = 1; n < courses && all.throttled < mostThrottled; n += 1)
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
