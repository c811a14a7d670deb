import type { ScenarioName } from '../../cost/scenarios.ts';

export type SpendScope = 'organization' | 'workspace';

/** A month that reaches a cap. `day`: day of a 30-day month on which evenly spread spending gets there. */
export interface CapReached {
  readonly capUsd: number;
  /** The medium month, or else the dearest of the three. */
  readonly scenario: ScenarioName;
  readonly forecastUsd: number;
  readonly day: number;
}

/** What a cap is held against: the dearest of the three months is not always the heavy one. */
export interface MonthBelowCap {
  readonly mediumUsd: number;
  readonly dearest: ScenarioName;
  readonly dearestUsd: number;
}

/** Finding codes of the spend section, with their arguments. `tier` is a display name. */
export type SpendCodes = {
  /**
   * `stated`: the tier the plan names where the account's own limits show `tier` instead. `tier` null: the cap was read
   * from the organization's own list, which does not name the tier.
   */
  'tier-cap-fits': MonthBelowCap & { tier: string | null; stated: string | null; capUsd: number };
  /** `next`: tiers whose cap would hold this month. */
  'tier-cap-reached': CapReached & {
    tier: string | null;
    stated: string | null;
    next: readonly string[];
  };
  'tier-without-cap': { tier: string };
  'tier-cap-unpublished': { tier: string; mediumUsd: number };
  /** The organization's list names the tier's limit without an amount. */
  'tier-cap-unlisted': { mediumUsd: number };
  /** The stated tier would do, but the account's own limits are below those of every tier. */
  'tier-cap-in-doubt': { tier: string; capUsd: number; mediumUsd: number };

  /** `days`: how long it lasts in a medium month; null where the forecast spends nothing. */
  'credit-lasts': { creditUsd: number; days: number | null };
  'credit-reloads': { creditUsd: number; mediumUsd: number };
  'credit-below-a-busy-day': { creditUsd: number; dayUsd: number };
  'credit-runs-out': { creditUsd: number; days: number; mediumUsd: number };
  'credit-short-of-a-month': { creditUsd: number; days: number; mediumUsd: number };
  'credit-outlasts-its-year': { creditUsd: number; months: number; yearUsd: number };

  /** `days`: between launch and review. */
  'review-planned': { on: string; owner: string; days: number };
  'review-late': { on: string; owner: string; days: number; mostDays: number };
  'review-before-launch': { on: string; owner: string; launchDate: string };
};
