import type { Limit } from './limit.ts';

/** The provider's side. */
export interface Service {
  readonly limits: readonly Limit[];
  /** What shares limits, such as a workspace or a model: the indexes of the limits its requests must all pass. */
  readonly streams: readonly (readonly number[])[];
  /** From letting in to the first token of the answer. */
  readonly firstTokenMs: number;
  /** Tokens an answer grows by in a millisecond; output is charged as it is written. */
  readonly tokensPerMs: number;
  /** `max_tokens` of every request; counts only where a limit reserves it. */
  readonly maxTokens: number;
  /** When nothing is let in, with 529 and no word on when to try again. */
  readonly outages: readonly Outage[];
}

interface Outage {
  readonly fromMs: number;
  readonly toMs: number;
}

/** The next request; one object is filled again and again, so that a day of millions makes none. */
export interface Arrival {
  /** Milliseconds from the start, which is a midnight; never earlier than the one before. */
  timeMs: number;
  /** As the input limit counts: uncached input and cache writes. */
  inputTokens: number;
  outputTokens: number;
  /** Index into the service's streams. */
  stream: number;
}

/** Fills in the next request; false where there is none any more. */
export type Arrivals = (arrival: Arrival) => boolean;

/** Numbers from 0 up to 1; seeded by the caller, so that the same simulation comes out the same. */
export type Random = () => number;
