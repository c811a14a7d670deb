import type { Course } from '../simulation/tally.ts';
import type { Effort } from './headroom.ts';
import { type OverSeeds, overSeeds } from './over-seeds.ts';
import { runScenario, type Scenario, type Seeded } from './scenario.ts';
import { thinnedTo } from './thinned.ts';

/** What the busiest hour is like, over several courses of it. */
export interface BusyHour {
  /** Whole minutes that were simulated: sixty, or fewer where the traffic is no longer. */
  readonly minutes: number;
  readonly courses: number;
  /** Shares of the requests: turned down by a limit at least once, let in late, never let in. */
  readonly throttled: OverSeeds;
  readonly delayed: OverSeeds;
  readonly failed: OverSeeds;
  /** Waiting times of the answered requests, in ms. */
  readonly delayMs: { readonly p50: OverSeeds; readonly p95: OverSeeds; readonly p99: OverSeeds };
  readonly mostUnderWay: OverSeeds;
  /** Of the busiest minute: requests that came, and what was taken of each limit. */
  readonly mostRequests: OverSeeds;
  readonly mostUsed: readonly OverSeeds[];
  /** By limit: its part of all tries turned down; 0 where none was. */
  readonly refusedBy: readonly number[];
}

const minutesOfHour = 60;

/** Null where nothing is to be expected. */
export function busyHour(scenario: Scenario, seeded: Seeded, effort: Effort): BusyHour | null {
  const whole = scenario.traffic.busiest(minutesOfHour);
  if (whole.requests <= 0) return null;
  const seeds = Math.max(1, Math.min(effort.seeds, Math.floor(effort.requests / whole.requests)));
  const { scenario: hour, standsFor } = thinnedTo({ ...scenario, traffic: whole }, effort.requests);
  const courses = Array.from({ length: seeds }, (_, n) => runScenario(hour, seeded, n + 1));
  const over = (of: (course: Course) => number) => overSeeds(courses.map(of));
  const shareOf = (of: (course: Course) => number) =>
    over((course) => (course.arrived === 0 ? 0 : of(course) / course.arrived));
  const refused = scenario.service.limits.map((_, limit) =>
    courses.reduce((sum, course) => sum + (course.refused[limit] ?? 0), 0),
  );
  const all = refused.reduce((sum, tries) => sum + tries, 0);
  return {
    minutes: whole.minutes,
    courses: courses.length,
    throttled: shareOf(({ throttled }) => throttled),
    delayed: shareOf(({ delayed }) => delayed),
    failed: shareOf(({ failed }) => failed.outOfTries + failed.outOfPatience),
    delayMs: {
      p50: over(({ delays }) => delays.quantileMs(0.5)),
      p95: over(({ delays }) => delays.quantileMs(0.95)),
      p99: over(({ delays }) => delays.quantileMs(0.99)),
    },
    mostUnderWay: over(({ mostUnderWay }) => mostUnderWay * standsFor),
    mostRequests: over(({ series }) => most(series.arrived) * standsFor),
    mostUsed: refused.map((_, limit) =>
      over(({ series }) => most(series.used[limit] ?? new Float64Array()) * standsFor),
    ),
    refusedBy: refused.map((tries) => (all === 0 ? 0 : tries / all)),
  };
}

const most = (row: Float64Array): number => row.reduce((top, value) => Math.max(top, value), 0);
