/** A clock that moves only while everybody waits for it: hours of waiting pass in no time, and always the same. */
export class VirtualTime {
  #nowMs = 0;
  #sleepers: { readonly atMs: number; readonly wake: () => void }[] = [];

  readonly clock = (): number => this.#nowMs;

  /** Resolves once the time is over or the signal aborted. */
  readonly sleep = (ms: number, signal?: AbortSignal): Promise<void> =>
    new Promise((wake) => {
      if (signal?.aborted) return wake();
      this.#sleepers.push({ atMs: this.#nowMs + ms, wake });
      signal?.addEventListener('abort', () => wake(), { once: true });
    });

  /** Lets time pass until the work is done. */
  async until<T>(work: Promise<T>): Promise<T> {
    let done = false;
    const end = () => {
      done = true;
    };
    work.then(end, end);
    for (;;) {
      // Whatever can go on without waiting goes on first.
      await new Promise(setImmediate);
      if (done) return work;
      const nextMs = this.#sleepers.reduce((least, { atMs }) => Math.min(least, atMs), Infinity);
      if (nextMs === Infinity) continue;
      this.#nowMs = Math.max(this.#nowMs, nextMs);
      const due = this.#sleepers.filter(({ atMs }) => atMs <= this.#nowMs);
      this.#sleepers = this.#sleepers.filter(({ atMs }) => atMs > this.#nowMs);
      for (const { wake } of due) wake();
    }
  }
}
