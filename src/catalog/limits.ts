import type { LimitClass } from './model.ts';
import type { Provenance } from './provenance.ts';
import type { Tier } from './vocabulary.ts';

/** Requests, input tokens and output tokens a minute. Input excludes cache reads on every model but Haiku 3.5. */
export interface MinuteLimits {
  readonly rpm: number;
  readonly itpm: number;
  readonly otpm: number;
}

export interface RateLimitRow extends MinuteLimits {
  readonly limitClass: LimitClass;
  readonly tier: Tier;
  readonly provenance: Provenance;
}

export interface TierRow {
  readonly tier: Tier;
  readonly name: string;
  /** Most the organization can spend in a calendar month (UTC); null: no cap, or not published (see `published`). */
  readonly monthlySpendCapUsd: number | null;
  /** False where the page says a tier exists but gives no figures. */
  readonly published: boolean;
  readonly howToGetThere: string;
  readonly provenance: Provenance;
}

/** Limits a minute that hang on no tier; each is shared by the whole organization. */
export interface SharedLimitRow {
  readonly endpoints: 'files' | 'managed-agents-create' | 'managed-agents-read' | 'spend-limits';
  readonly rpm: number;
  /** True where the page says "about". */
  readonly approximate: boolean;
  readonly provenance: Provenance;
}

/** Limits of batches and token counting, per tier. */
export interface EndpointLimitRow {
  readonly tier: Tier;
  readonly batchRpm: number;
  readonly batchQueuedRequests: number;
  readonly batchRequestsPerBatch: number;
  readonly tokenCountRpm: number;
  /** The same row as another copy of the page reads it; both readings are shown. */
  readonly tokenCountRpmOtherReading: number;
  readonly provenance: Provenance;
}
