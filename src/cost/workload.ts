import type { WorkloadCache } from './caching.ts';
import type { MeasuredSizes, Size } from './sizes.ts';

/** A month of traffic in plain numbers. */
export interface Workload {
  /** Whole prompt: system, tools, history, documents. */
  readonly input: Size;
  /** Whole answer, thinking included. */
  readonly output: Size;
  /** Where real requests were measured, their sizes; `input` and `output` are then quantiles of them. */
  readonly measured: MeasuredSizes | null;
  /** Part of a typical answer that is thinking; null: nobody knows. */
  readonly thinkingTokens: number | null;
  /** Part of every prompt that is there for its tools, what the API adds included; null: nobody knows. */
  readonly toolTokens: number | null;
  readonly requestsPerDay: number;
  readonly activeDaysPerMonth: number;
  /** When requests come; decides how often a cached prefix is still warm. */
  readonly arrivals: Arrivals;
  /** Share (0 to 1) sent through the Batches API. */
  readonly batchShare: number;
  readonly webSearchesPerRequest: number;
  /** Hours of code execution containers that are paid by the hour; null: none are, or nobody knows. */
  readonly containerHoursPerMonth: number | null;
  /** Null: no caching planned. */
  readonly cache: WorkloadCache | null;
}

/** How a day's requests are spread. */
export interface Arrivals {
  /** Hours of a day over which the requests are spread, all bursts together. */
  readonly activeHours: number;
  /** How many times a day they start anew, evenly spaced over 24 hours; 1: one stretch. */
  readonly burstsPerDay: number;
}
