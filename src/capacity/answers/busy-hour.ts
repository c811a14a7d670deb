import type { Effort } from './headroom.ts';
import { type OverSeeds, overSeeds } from './over-seeds.ts';
import { type Pooled, runPooled } from './pooled.ts';
import type { Scenario, Seeded } from './scenario.ts';
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
  /** By limit: its part of all tries turned down; 0 where none was. */
  readonly refusedBy: readonly number[];
}

const minutesOfHour = 60;

/** Null where nothing is to be expected. */
export function busyHour(scenario: Scenario, seeded: Seeded, effort: Effort): BusyHour | null {
  const whole = scenario.traffic.busiest(minutesOfHour);
  if (whole.requests <= 0) return null;
  const courses = Math.max(1, Math.min(effort.seeds, Math.floor(effort.requests / whole.requests)));
  const { scenario: hour } = thinnedTo({ ...scenario, traffic: whole }, effort.requests);
  const affordable = effort.requests / courses;
  const outcomes = Array.from({ length: courses }, (_, n) => runPooled(hour, seeded, n + 1, { affordable }));
  const over = (of: (outcome: Pooled) => number) => overSeeds(outcomes.map(of));
  const shareOf = (of: (outcome: Pooled) => number) =>
    over((outcome) => (outcome.arrived === 0 ? 0 : of(outcome) / outcome.arrived));
  const refused = scenario.service.limits.map((_, limit) =>
    outcomes.reduce((sum, outcome) => sum + (outcome.refused[limit] ?? 0), 0),
  );
  const all = refused.reduce((sum, tries) => sum + tries, 0);
  return {
    minutes: whole.minutes,
    courses,
    throttled: shareOf(({ throttled }) => throttled),
    delayed: shareOf(({ delayed }) => delayed),
    failed: shareOf(({ failed }) => failed.outOfTries + failed.outOfPatience),
    delayMs: {
      p50: over(({ delays }) => delays.quantileMs(0.5)),
      p95: over(({ delays }) => delays.quantileMs(0.95)),
      p99: over(({ delays }) => delays.quantileMs(0.99)),
    },
    refusedBy: refused.map((tries) => (all === 0 ? 0 : tries / all)),
  };
}
