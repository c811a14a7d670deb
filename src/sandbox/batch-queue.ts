import type { StoredBatch } from './batch-store.ts';

/** The batches of one account until they are deleted. */
export class BatchQueue {
  #all: readonly StoredBatch[] = [];
  #unended: readonly StoredBatch[] = [];
  #unreportedUsd = 0;

  /** Newest first. */
  get all(): readonly StoredBatch[] {
    return this.#all;
  }

  /** Requests that still wait for their batch to end. */
  get waitingRequests(): number {
    return this.#unended.reduce((sum, { requests }) => sum + requests.length, 0);
  }

  add(batch: StoredBatch): void {
    this.#all = [batch, ...this.#all];
    this.#unended = [...this.#unended, batch];
  }

  remove(batch: StoredBatch): void {
    this.#all = this.#all.filter((kept) => kept !== batch);
  }

  /** Ends every batch that has come due by then, each as of its own time and in that order. */
  settle(nowMs: number): void {
    const due = this.#unended.filter((batch) => batch.dueMs <= nowMs);
    if (due.length === 0) return;
    this.#unended = this.#unended.filter((batch) => batch.dueMs > nowMs);
    for (const batch of due.toSorted((a, b) => a.dueMs - b.dueMs)) this.#unreportedUsd += batch.end();
  }

  /** What ended batches cost since this was last asked, in USD; for the journal. */
  takeUnreportedUsd(): number {
    const usd = this.#unreportedUsd;
    this.#unreportedUsd = 0;
    return usd;
  }
}
