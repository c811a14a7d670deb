import type Anthropic from '@anthropic-ai/sdk';
import type { BatchRequest } from './batch-request.ts';
import type { BatchOutcome } from './batch-run.ts';

type Batch = Anthropic.Messages.MessageBatch;
type Counts = Anthropic.Messages.MessageBatchRequestCounts;
type Result = Anthropic.Messages.MessageBatchIndividualResponse;

const msPerMinute = 60_000;
const msPerDay = 1_440 * msPerMinute;
/** The service finishes what it cannot interrupt; here everything unfinished is given up after this. */
const cancellingMs = 1_000;

export interface BatchTerms {
  readonly runsForMs: number;
  readonly expiresAfterMs: number;
  readonly resultsKeptMs: number;
}

/** The times of a batch in milliseconds, from what the account and the documentation say. */
export function batchTerms(minutes: number, deadlineHours: number, resultDays: number): BatchTerms {
  return {
    runsForMs: minutes * msPerMinute,
    expiresAfterMs: deadlineHours * 60 * msPerMinute,
    resultsKeptMs: resultDays * msPerDay,
  };
}

/** One batch and how far it is. Nothing happens in between: its queue ends it once it is due. */
export class StoredBatch {
  readonly id: string;
  readonly workspaceId: string;
  readonly requests: readonly BatchRequest[];
  readonly #terms: BatchTerms;
  readonly #run: (atMs: number) => BatchOutcome;
  readonly #createdMs: number;
  #cancelledMs: number | null = null;
  #end: { readonly atMs: number; readonly results: readonly Result[] } | null = null;

  constructor(
    made: { id: string; workspaceId: string; requests: readonly BatchRequest[]; createdMs: number },
    terms: BatchTerms,
    run: (atMs: number) => BatchOutcome,
  ) {
    this.id = made.id;
    this.workspaceId = made.workspaceId;
    this.requests = made.requests;
    this.#createdMs = made.createdMs;
    this.#terms = terms;
    this.#run = run;
  }

  get ended(): boolean {
    return this.#end !== null;
  }

  /** When the batch ends, if nobody cancels it before. */
  get dueMs(): number {
    const { runsForMs, expiresAfterMs } = this.#terms;
    if (this.#cancelledMs !== null) return this.#cancelledMs + cancellingMs;
    return this.#createdMs + Math.min(runsForMs, expiresAfterMs);
  }

  /** Ends the batch as of its due time and returns what that cost, in USD. */
  end(): number {
    const atMs = this.dueMs;
    const { results, costUsd } = this.#outcome(atMs);
    this.#end = { atMs, results };
    return costUsd;
  }

  #outcome(atMs: number): BatchOutcome {
    const unpaid = (type: 'canceled' | 'expired') => ({ results: this.#all(type), costUsd: 0 });
    if (this.#cancelledMs !== null) return unpaid('canceled');
    return this.#terms.runsForMs >= this.#terms.expiresAfterMs ? unpaid('expired') : this.#run(atMs);
  }

  cancel(nowMs: number): void {
    this.#cancelledMs ??= nowMs;
  }

  /** One JSON text a line, deliberately not in the order of the requests; null: none yet, or none any more. */
  resultLines(nowMs: number): string | null {
    if (!this.#end || this.#archivedMs() <= nowMs) return null;
    return this.#end.results
      .map((result) => `${JSON.stringify(result)}\n`)
      .toReversed()
      .join('');
  }

  describe(nowMs: number, origin: string): Batch {
    const archived = this.#archivedMs() <= nowMs;
    return {
      id: this.id,
      type: 'message_batch',
      processing_status: this.#end ? 'ended' : this.#cancelledMs === null ? 'in_progress' : 'canceling',
      request_counts: this.#counts(),
      created_at: iso(this.#createdMs),
      expires_at: iso(this.#createdMs + this.#terms.expiresAfterMs),
      ended_at: this.#end && iso(this.#end.atMs),
      cancel_initiated_at: this.#cancelledMs === null ? null : iso(this.#cancelledMs),
      archived_at: archived ? iso(this.#archivedMs()) : null,
      results_url: this.#end && !archived ? `${origin}/v1/messages/batches/${this.id}/results` : null,
    };
  }

  #archivedMs(): number {
    return this.#createdMs + this.#terms.resultsKeptMs;
  }

  #all(type: 'canceled' | 'expired'): Result[] {
    return this.requests.map(({ custom_id }) => ({ custom_id, result: { type } }));
  }

  #counts(): Counts {
    const counts = { processing: 0, succeeded: 0, errored: 0, canceled: 0, expired: 0 };
    if (!this.#end) return { ...counts, processing: this.requests.length };
    for (const { result } of this.#end.results) counts[result.type] += 1;
    return counts;
  }
}

const iso = (ms: number) => new Date(ms).toISOString();
