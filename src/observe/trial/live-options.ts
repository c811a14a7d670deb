import type Anthropic from '@anthropic-ai/sdk';
import type { Catalog } from '../../catalog/catalog.ts';
import type { Plan } from '../../plan/schema.ts';
import type { LiveCall } from './live-choice.ts';
import type { LiveJournal } from './live-journal.ts';
import type { LiveEvent } from './live-outcome.ts';
import type { SampleBody } from './sample.ts';

export interface LiveOptions {
  /** Without retries of its own; reads answers as long as `longestTrialBytes`. */
  readonly client: Anthropic;
  /** Names the model, as the plan that was made of it. */
  readonly plan: Plan;
  readonly catalog: Catalog;
  /** What was spent, by earlier starts too, what is under way and what is about to leave never pass it together. */
  readonly budgetUsd: number;
  /** The one the plan was made with; absent or null: a killed trial leaves nothing behind. */
  readonly journal?: LiveJournal | null;
  /** Once aborted, nothing more is sent; what was learned is kept. */
  readonly signal: AbortSignal;
  readonly now: () => Date;
  /** Milliseconds; moves forward only. */
  readonly clock: () => number;
  /** Resolves once the time is over or the signal aborted; never rejects. */
  readonly sleep: (ms: number, signal: AbortSignal) => Promise<void>;
  readonly onEvent: (event: LiveEvent) => void;
  /** Longest a call may take from its request to its last word, in milliseconds, by the max_tokens it carries. */
  readonly deadlineMs?: (maxTokens: number) => number;
}

/** Two minutes for what comes before the first word, and slower than any model is known to write; two hours at most. */
export const usualDeadlineMs = (maxTokens: number): number => Math.min(7_200_000, 120_000 + maxTokens * 50);

/** Reads the sample of a call again, or says in a full sentence why it must not be sent. */
export type BodyOf = (call: LiveCall) => Promise<SampleBody | string>;
