/** What the calls of one probe cost and which requests they were; kept where a later call of the probe fails. */
export class Receipt {
  readonly #requestIds: string[] = [];
  #costUsd = 0;
  #leftBehind: string | null = null;

  /** Books one answered call: what it cost (USD, 0 where it is free) and its request id, if it had one. */
  add(requestId: string | null | undefined, costUsd = 0): void {
    if (requestId) this.#requestIds.push(requestId);
    this.#costUsd += costUsd;
  }

  /** Notes what the probe has put into the account and not yet taken back, as a full sentence; null: nothing any more. */
  leaves(sentence: string | null): void {
    this.#leftBehind = sentence;
  }

  /** Told to the person where the probe fails or is cut off. */
  get leftBehind(): string | null {
    return this.#leftBehind;
  }

  get costUsd(): number {
    return this.#costUsd;
  }

  get requestIds(): readonly string[] {
    return this.#requestIds;
  }
}
