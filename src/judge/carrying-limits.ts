import { headroom } from '../capacity/answers/headroom.ts';
import { thinned } from '../capacity/answers/thinned.ts';
import { curveTraffic } from '../capacity/arrivals/traffic.ts';
import { type Limiter, limiters } from '../capacity/peak.ts';
import { seededRandom } from '../cost/random.ts';
import { type DayTraffic, plannedDay } from '../plan/day-traffic.ts';
import { plannedPeak } from '../plan/peak-traffic.ts';
import type { JudgeInput } from './check.ts';
import { measuredMonth } from './measured-sizes.ts';
import { assumedPace, minuteService, plannedClient } from './planned-scenario.ts';
import { judgingEffort } from './simulated-traffic.ts';
import { wantedHeadroom } from './wanted-headroom.ts';

type Input = Pick<JudgeInput, 'plan' | 'catalog' | 'observed'>;

/** By what each limit must exceed the wanted multiple of its mean peak, at least 1, because chance brings more than the mean. */
export type ChanceFactors = Readonly<Record<Limiter, number>>;

/** What the limits are to be asked for. */
export interface ToBeAsked {
  /** By which the traffic grows until they are asked for again; at least 1. */
  readonly growth: number;
  /** A limit a minute as it is asked for, no less than what is needed. */
  readonly rounded: (needed: number) => number;
}

type Limits = Partial<Readonly<Record<Limiter, number>>>;

/** So far is doubled for a limit that a single request may fill; what carries nothing even then is left as it is. */
const mostDoublings = 40;
/** They leave a thirty-second of what was needed last. */
const halvings = 5;

/**
 * At these factors a simulated busiest hour of the grown traffic has the wanted headroom, as limits/headroom finds it, whatever
 * limits are in force. Null where the plan tells no traffic.
 */
export function chanceFactors(input: Input, { growth, rounded }: ToBeAsked): ChanceFactors | null {
  const { plan, catalog } = input;
  const measured = measuredMonth(input);
  const day = plannedDay(plan, catalog, measured);
  if (day.kind === 'missing') return null;
  const meanOf = (limiter: Limiter): number => {
    const peak = plannedPeak(plan, catalog, limiter, measured);
    return peak.kind === 'planned' ? peak.perMinute * wantedHeadroom * growth : 0;
  };
  const means = limiters.map((limiter) => [limiter, meanOf(limiter)] as const).filter(([, mean]) => mean > 0);
  const carry = (limits: Limits): boolean => carriedBy(limits, day, input) >= wantedHeadroom * growth;
  // Each alone, so that none is made larger for what another one turns down.
  const alone: Limits = Object.fromEntries(
    means.map(([limiter, mean]) => [
      limiter,
      leastFactor((times) => carry({ [limiter]: rounded(mean * times) })),
    ]),
  );
  const factorOf = (limiter: Limiter): number => alone[limiter] ?? 1;
  // Together they turn down a little more than each by itself.
  const together = leastFactor((times) =>
    carry(
      Object.fromEntries(
        means.map(([limiter, mean]) => [limiter, rounded(mean * factorOf(limiter) * times)]),
      ),
    ),
  );
  return {
    rpm: factorOf('rpm') * together,
    itpm: factorOf('itpm') * together,
    otpm: factorOf('otpm') * together,
  };
}

/** The least factor, from 1 on, at which enough is carried; 1 where none is found. */
function leastFactor(isEnough: (times: number) => boolean): number {
  if (isEnough(1)) return 1;
  let doublings = 1;
  while (!isEnough(2 ** doublings)) {
    doublings += 1;
    if (doublings > mostDoublings) return 1;
  }
  let [low, high] = [2 ** (doublings - 1), 2 ** doublings];
  for (let step = 0; step < halvings; step += 1) {
    const middle = (low + high) / 2;
    if (isEnough(middle)) high = middle;
    else low = middle;
  }
  return high;
}

/** The multiple of the day's traffic that these limits are sure to carry: the lowest of several courses. */
function carriedBy(limits: Limits, day: DayTraffic, { plan, catalog }: Input): number {
  const held = limiters.flatMap((limiter) => {
    const perMinute = limits[limiter];
    return perMinute === undefined ? [] : [{ limiter, perMinute }];
  });
  const { scenario } = thinned({
    service: minuteService(held, assumedPace, 'minute'),
    client: plannedClient(plan, catalog),
    traffic: curveTraffic(day.curve, day.sizes),
  });
  // Nothing flows into a limit, or nothing is sent: nothing to hold it against.
  return headroom(scenario, seededRandom, judgingEffort)?.low ?? Number.POSITIVE_INFINITY;
}
