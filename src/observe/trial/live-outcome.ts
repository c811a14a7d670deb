import type { CauseId } from '../../catalog/error-cause.ts';
import type { LiveAnswer } from './live-answer.ts';
import type { Via } from './live-price.ts';
import type { BadSample } from './scan.ts';

/** A request that brought no answer: its line, a full sentence with the API's words, and the cause. */
export interface LiveFailure extends BadSample {
  readonly cause: CauseId | 'changed';
}

/** Why not all that were planned were sent. */
export interface LiveStop {
  readonly by: 'budget' | 'overrun' | 'cancelled' | 'refused' | 'repeated-failure' | 'long-wait' | 'unkept';
  /** Full sentence. */
  readonly reason: string;
}

/** The batch that was made. */
export interface LiveBatch {
  readonly id: string;
  /** False: it was left while the API still worked on it. */
  readonly ended: boolean;
  /** ISO date-time from which on its results can no longer be read. */
  readonly resultsUntil: string;
  /** Full sentences on where the results are, and on what is left to do. */
  readonly sentence: string;
}

/** What a live trial brought. */
export interface LiveOutcome {
  readonly via: Via;
  /** ISO date-time of its end. */
  readonly at: string;
  /** Calls that were planned, and how many of them left: those of earlier starts that are used again too. */
  readonly planned: number;
  readonly sent: number;
  /** Those of earlier starts, then in the order they were planned. */
  readonly answers: readonly LiveAnswer[];
  /** The first of them by line; `failed` counts all. */
  readonly failures: readonly LiveFailure[];
  /** Sent or about to be, and without an answer. */
  readonly failed: number;
  /** At least what was billed, in USD: a call that left and brought no answer counts all it could have cost. */
  readonly bookedUsd: number;
  /** Null: all that were planned were sent, or failed by themselves. */
  readonly stopped: LiveStop | null;
  readonly batch: LiveBatch | null;
}

/** How far it is. */
export type LiveEvent =
  | {
      readonly type: 'live';
      readonly planned: number;
      readonly sent: number;
      readonly answered: number;
      readonly failed: number;
      readonly bookedUsd: number;
    }
  /** The API asked for patience. */
  | { readonly type: 'live-waits'; readonly ms: number; readonly reason: string }
  | {
      readonly type: 'batch';
      readonly id: string;
      readonly status: 'in_progress' | 'canceling' | 'ended';
      readonly planned: number;
      /** Requests the API still works on. */
      readonly processing: number;
    };
