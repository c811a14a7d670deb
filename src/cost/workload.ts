import type { CacheTtl } from './caching.ts';

/** Tokens of one request's part: a typical one, and the size one request in twenty reaches. */
interface Size {
  readonly typical: number;
  readonly p95: number;
}

/** A month of traffic in plain numbers. */
export interface Workload {
  /** Whole prompt: system, tools, history, documents. */
  readonly input: Size;
  /** Whole answer, thinking included. */
  readonly output: Size;
  readonly requestsPerDay: number;
  readonly activeDaysPerMonth: number;
  /** Hours of a day over which the requests are spread; decides how often a cached prefix is still warm. */
  readonly activeHoursPerDay: number;
  /** Share (0 to 1) sent through the Batches API. */
  readonly batchShare: number;
  readonly webSearchesPerRequest: number;
  /** Null: no caching planned. */
  readonly cache: {
    readonly ttl: CacheTtl;
    readonly prefixTokens: number;
    /** Shortest prefix the model stores. */
    readonly minimumTokens: number;
  } | null;
}
