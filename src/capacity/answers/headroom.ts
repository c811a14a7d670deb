import type { Traffic } from '../arrivals/traffic.ts';
import { certainMultiple } from './certain-multiple.ts';
import { type OverSeeds, overSeeds } from './over-seeds.ts';
import { enough, runPooled } from './pooled.ts';
import type { Scenario, Seeded } from './scenario.ts';

/** Below this share of requests turned down, traffic counts as carried. */
export const carriedBelow = 0.001;

/** How much may be simulated for one answer. */
export interface Effort {
  /** Requests in all, about. */
  readonly requests: number;
  /** Courses of the same traffic, at most. */
  readonly seeds: number;
}

/** Halvings of the range between a multiple that is carried and one that is not; they leave a hundredth of it. */
const halvings = 6;
/** The busiest hour: a share of a whole day would hide a bad hour among many quiet ones. */
const mostMinutes = 60;
/** A limit forgets within a minute, so that some minutes show what chance does. */
const fewestMinutes = 5;

/**
 * The largest multiple of the traffic of which less than a thousandth is turned down in the busiest hour, or in fewer minutes
 * around the busiest one where the effort allows no more, whatever the client holds back. An hour of few requests is looked
 * at many times over, so that a thousandth of them is something. Null: no limit, or no traffic.
 */
export function headroom(scenario: Scenario, seeded: Seeded, effort: Effort): OverSeeds | null {
  const { service, traffic } = scenario;
  const certain = certainMultiple(service, traffic);
  if (certain === null) return null;
  const { minutes, seeds } = within(traffic.busiest(mostMinutes), certain, effort);
  // What the client holds back would hide how much the limits carry.
  const client = { ...scenario.client, concurrency: null };
  const window = { service, client, traffic: traffic.busiest(minutes) };
  const affordable = effort.requests / (halvings + 1) / seeds;
  // Twice too many of as many as will come: no more of them say anything else.
  const mostThrottled = 2 * carriedBelow * enough;
  return overSeeds(
    Array.from({ length: seeds }, (_, n) =>
      largestCarried(certain, (multiple) => {
        const options = { multiple, affordable, mostThrottled };
        const { throttled, arrived } = runPooled(window, seeded, n + 1, options);
        return throttled < carriedBelow * Math.max(arrived, 1);
      }),
    ),
  );
}

/** The whole hour if one course of it can be afforded, since a thousandth shows in many requests alone; then more courses. */
function within(hour: Traffic, certain: number, { requests, seeds }: Effort) {
  const perMinute = Math.max((hour.requests * certain) / hour.minutes, Number.MIN_VALUE);
  const courses = requests / (halvings + 1);
  const most = Math.floor(courses / perMinute);
  const minutes = Math.min(hour.minutes, Math.max(fewestMinutes, most));
  return { minutes, seeds: Math.min(seeds, Math.max(1, Math.floor(courses / (minutes * perMinute)))) };
}

function largestCarried(certain: number, carries: (multiple: number) => boolean): number {
  if (carries(certain)) return certain;
  let high = certain;
  let low = certain / 2;
  // Where a few requests fill a limit, chance decides: look further down, to nothing at all in the end.
  while (low > 0 && !carries(low)) {
    high = low;
    low = low > certain / 64 ? low / 2 : 0;
  }
  for (let step = 0; step < halvings; step += 1) {
    const middle = (low + high) / 2;
    if (carries(middle)) low = middle;
    else high = middle;
  }
  return low;
}
