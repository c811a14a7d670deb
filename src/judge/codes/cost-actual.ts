import type { ComponentError } from '../../cost/forecast-error.ts';
import type { ReportSource } from './month.ts';

/** A part of the bill beside its forecast: a component of the planned model, or all other models together. */
export interface ActualPart extends Omit<ComponentError, 'name'> {
  readonly name: ComponentError['name'] | 'Other models';
}

/** A model the plan does not name. */
export interface UnplannedModel {
  /** As the report names it. */
  readonly model: string;
  /** Of the workspace's tokens, 0 to 1. */
  readonly tokenShare: number;
  /** At list prices; null where none is documented. */
  readonly usd: number | null;
}

/** What the product's workspace used and was billed, against the medium month for as many days. */
export interface ActualMonth {
  /** Display name of the planned model. */
  readonly model: string;
  readonly source: ReportSource;
  /** ISO dates (UTC) of the first and the last whole day that is counted. */
  readonly from: string;
  readonly to: string;
  /** Of these days, those with use; the forecast is taken for as many. */
  readonly activeDays: number;
  readonly wholeDays: number;
  readonly plannedDaysPerMonth: number;
  readonly billedUsd: number;
  readonly forecastUsd: number;
  /** Billed over forecast, minus 1: 0.3 is thirty percent more. */
  readonly error: number;
  readonly largest: ActualPart;
  /** The same use at the plan's prices and, for other models, list prices. */
  readonly pricedUsd: number;
  /** Null: nothing was written to a cache or read from one. */
  readonly cache: { readonly readShare: number; readonly savedUsd: number } | null;
  /** Of the planned model, a mean request beside a typical one of the plan. Null: the report does not count requests. */
  readonly requests: {
    readonly count: number;
    readonly plannedCount: number;
    readonly inputTokens: number;
    readonly outputTokens: number;
    readonly plannedInputTokens: number;
    readonly plannedOutputTokens: number;
  } | null;
  /** The largest first. */
  readonly unplanned: readonly UnplannedModel[];
  /** Categories of refusals that are billed before any output. */
  readonly billedRefusals: readonly string[];
  /** The price of the planned model depends on the length of each prompt, which reports do not tell. */
  readonly stepped: boolean;
}

/** Finding codes of the check that holds the real bill against the forecast, with their arguments. */
export type CostActualCodes = {
  'actual-near-forecast': ActualMonth;
  /** Within the bounds, but the cache cost more than none. */
  'actual-cache-costs-more': ActualMonth;
  /** Within the bounds, but models are in use that the plan does not name. */
  'actual-models-unplanned': ActualMonth;
  'actual-above-forecast': ActualMonth;
  'actual-below-forecast': ActualMonth;
  'actual-far-above-forecast': ActualMonth;
  /** The sums are too low. */
  'actual-cut-short': ActualMonth;
  /** `since`: ISO date (UTC). */
  'actual-days-too-few': { activeDays: number; fewest: number; since: string };
  /** Usage and cost tell of different times, or only one of them tells of the product's workspace. */
  'actual-sources-disagree': { usageFrom: string; usageTo: string; costFrom: string; costTo: string };
  'actual-workspace-unnamed': Record<string, never>;
};
