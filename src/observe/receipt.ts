/** What the calls of one probe cost and which requests they were; kept where a later call of the probe fails. */
export class Receipt {
  readonly #requestIds: string[] = [];
  #costUsd = 0;

  /** Books one answered call: what it cost (USD, 0 where it is free) and its request id, if it had one. */
  add(requestId: string | null | undefined, costUsd = 0): void {
    if (requestId) this.#requestIds.push(requestId);
    this.#costUsd += costUsd;
  }

  get costUsd(): number {
    return this.#costUsd;
  }

  get requestIds(): readonly string[] {
    return this.#requestIds;
  }
}
