import type { BatchLeft } from '../judge/seen/batch-run.ts';

/** `sentence`: what a person has to be told about it, in full. */
export interface LeftBehind extends BatchLeft {
  readonly sentence: string;
  /** It was taken back, and what became of it was not seen yet. */
  readonly takenBack?: true;
}

/** What the calls of one probe cost and which requests they were; kept where a later call of the probe fails. */
export class Receipt {
  readonly #requestIds: string[] = [];
  #costUsd = 0;
  #leftBehind: LeftBehind | null = null;

  /** Books one answered call: what it cost (USD, 0 where it is free) and its request id, if it had one. */
  add(requestId: string | null | undefined, costUsd = 0): void {
    if (requestId) this.#requestIds.push(requestId);
    this.#costUsd += costUsd;
  }

  /** Notes what the probe has put into the account and not yet taken back; null: nothing any more. */
  leaves(left: LeftBehind | null): void {
    this.#leftBehind = left;
  }

  /** Told to the person where the probe fails or is cut off. */
  get leftBehind(): LeftBehind | null {
    return this.#leftBehind;
  }

  get costUsd(): number {
    return this.#costUsd;
  }

  get requestIds(): readonly string[] {
    return this.#requestIds;
  }
}
