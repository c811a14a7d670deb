import type { KnownLimit, LimiterName } from './limits.ts';

/** A number over several random courses of the same hour. */
interface Range {
  readonly median: number;
  readonly low: number;
  readonly high: number;
}

/** Who raises the limits: `cloud` where they are quotas of its own. */
export type IncreaseBy = 'console' | 'account-team' | 'cloud';

/** How the traffic is known that was simulated. */
type TrafficFrom =
  /** The plan's own peak, for an hour. */
  { readonly kind: 'peak-hour' } | { readonly kind: 'day'; readonly shape: string };

/** What every simulated finding says of how it was made. */
export interface SimulatedWith {
  readonly from: TrafficFrom;
  /** Minutes around the busiest one that were simulated, and how often. */
  readonly minutes: number;
  readonly courses: number;
}

export interface HourAgainstLimits extends SimulatedWith {
  readonly throttled: Range;
  /** Share of the requests that were never let in. */
  readonly failed: Range;
  /** Requests to be expected of the busiest minute. */
  readonly peak: number;
  /** Longest wait of 99 in 100 answered requests, in ms. */
  readonly p99Ms: number;
  /** The limit that turned most tries down; null: none did. */
  readonly binding: KnownLimit | null;
  readonly attempts: number;
  /** How long the product waits for a request to be let in; null: the plan does not say, and nobody gives up. */
  readonly patienceSeconds: number | null;
  /** Share the plan says could be batched but counts as live here; 0 where there is none. */
  readonly movableShare: number;
  readonly increaseBy: IncreaseBy;
}

/** What the product itself lets under way at once. */
export interface ProductBound {
  readonly allowed: number;
  /** Requests under way at once in the busiest hour, on average, if none had to wait. */
  readonly needed: number;
  /** How long an answer takes on average, in ms. */
  readonly answerMs: number;
}

/** Input tokens of one request in twenty, beside the whole input limit a minute. */
export interface LargerThanLimit {
  readonly tokens: number;
  readonly limit: number;
}

export interface HeadroomFound {
  readonly headroom: Range;
  readonly wanted: number;
  /** The limit that is used most at the peak. */
  readonly tightest: KnownLimit;
  /** As with `HourAgainstLimits`. */
  readonly movableShare: number;
  /** Months of the planned growth until it is used up, at most `mostMonths`; null: no growth, or none is left. */
  readonly months: number | null;
  readonly growthPerMonth: number | null;
  readonly increaseBy: IncreaseBy;
}

/** What was taken for granted of growth that the service may call sharp; its own figures are not published. */
export interface RampAssumed {
  /** Load of the tightest limit below which no rise counts. */
  readonly smallLoad: number;
  /** Most that traffic may grow by from one day to the next, or within a day from one hour to the next. */
  readonly growth: number;
}

export interface RampFound {
  readonly shares: readonly number[];
  readonly assumed: RampAssumed;
  /** Part of the tightest limit that the busiest minute of the full traffic uses. */
  readonly fullLoad: number;
}

/** A day in steps that are compared by their busiest minutes, as its shape draws them. */
export interface RampWithinDay {
  readonly shape: string;
  /** Hours; minutes where requests come in bursts. */
  readonly stepMinutes: 60 | 1;
}

/** What decides how fast waiting requests are worked off. */
export type DrainBound =
  /** `enough`: so many under way at once would use up the limits; null: no limit is reached. */
  | { readonly by: 'product'; readonly allowed: number; readonly enough: number | null }
  | { readonly by: 'limit'; readonly limit: KnownLimit };

export interface DrainFound {
  readonly outageMinutes: number;
  /** Null: not while it was watched. */
  readonly drainMinutes: number | null;
  readonly watchedMinutes: number;
  readonly cameMeanwhile: number;
  readonly givenUp: number;
  /** As with `HourAgainstLimits`. */
  readonly patienceSeconds: number | null;
  readonly bound: DrainBound;
  readonly movableShare: number;
  readonly increaseBy: IncreaseBy;
  readonly wantedMinutes: number;
}

export interface TenantFound {
  /** Most requests a minute that one more customer may send. */
  readonly tolerable: number;
  readonly peak: number;
  /** What the plan lets one customer send; "none": nothing bounds it. */
  readonly allowed: number | 'none';
}

export interface RetriesFound {
  readonly attempts: number;
  readonly layers: number;
  /** Requests that one of them can become. */
  readonly factor: number;
  readonly peak: number;
  readonly limit: number;
}

export interface BatchThroughput {
  readonly tier: string;
  readonly perDay: number;
  readonly queued: number;
  /** The longest that every batch may take for the queue to keep up. */
  readonly tolerableHours: number;
  readonly deadlineHours: number;
  /** Requests that are left behind each day where every batch takes as long as it may. */
  readonly behindPerDay: number;
}

/** Finding codes of the limits section that rest on simulated traffic. */
export type LimitsTrafficCodes = {
  'traffic-fits': HourAgainstLimits;
  'traffic-touches-limit': HourAgainstLimits;
  'traffic-above-limit': HourAgainstLimits;
  'traffic-may-exceed-limit': HourAgainstLimits;
  /** The product, and no limit, keeps requests waiting. */
  'traffic-held-back': HourAgainstLimits & { bound: ProductBound };
  /** It is carried if a full limit lets in a request that is larger than it, which only the service can tell. */
  'traffic-larger-than-limit': HourAgainstLimits & { larger: LargerThanLimit };
  /** What is known of the limits lets the traffic through; of these nobody knows the limit. */
  'traffic-limits-partly-known': HourAgainstLimits & { unknown: readonly LimiterName[] };

  /** It would pass against the limits that are known; of these nobody knows the limit. */
  'simulated-in-part': { unknown: readonly LimiterName[] };

  'bursts-fit': HourAgainstLimits;
  'bursts-wait': HourAgainstLimits;
  'bursts-may-be-lost': HourAgainstLimits;

  'headroom-enough': HeadroomFound;
  'headroom-small': HeadroomFound;
  'headroom-uncertain': HeadroomFound;
  'headroom-partly-known': HeadroomFound & { unknown: readonly LimiterName[] };

  'ramp-small': Omit<RampFound, 'shares'>;
  'ramp-gradual': RampFound & RampWithinDay;
  /** `day`: the first sharp one, 0 is the launch; `times`: over the day before, null where nothing came before. */
  'ramp-sharp': RampFound & { day: number; share: number; times: number | null };
  /**
   * From day to day it would be gentle. `fromMinute`: of the day; `load`: part of what the limits carry that the step takes;
   * `times`: over the step before, null where nothing came in it.
   */
  'ramp-sharp-within-day': RampFound &
    RampWithinDay & { day: number; share: number; fromMinute: number; load: number; times: number | null };

  'outage-drains': DrainFound;
  'outage-drains-slowly': DrainFound;
  /** Most of what waited was given up before it could be worked off. */
  'outage-given-up': DrainFound;
  'outage-never-drains': DrainFound;

  'tenant-bounded': TenantFound;
  'tenant-unbounded': TenantFound;
  'tenant-too-heavy': TenantFound;

  'retries-fit': RetriesFound;
  'retries-above-limit': RetriesFound;
  'retries-multiply': RetriesFound;

  'batches-keep-up': BatchThroughput;
  'batches-need-speed': BatchThroughput;
  'batches-fall-behind': BatchThroughput;
};
