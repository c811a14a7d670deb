const msPerMinute = 60_000;
/** Keeps an exactly refilled bucket from reading 0.999… of a token. */
export const epsilon = 1e-6;

/** A bucket that refills continuously at its minute rate, up to one minute's worth. Times are epoch milliseconds. */
export class TokenBucket {
  readonly perMinute: number;
  #level: number;
  #atMs: number;

  constructor(perMinute: number, nowMs: number) {
    this.perMinute = perMinute;
    this.#level = perMinute;
    this.#atMs = nowMs;
  }

  /** What can be taken now; negative while output produced beyond the limit is being paid back. */
  level(nowMs: number): number {
    const refilled = (Math.max(0, nowMs - this.#atMs) * this.perMinute) / msPerMinute;
    return Math.min(this.perMinute, this.#level + refilled);
  }

  take(amount: number, nowMs: number): void {
    this.#level = this.level(nowMs) - amount;
    this.#atMs = Math.max(this.#atMs, nowMs);
  }

  holds(amount: number, nowMs: number): boolean {
    return this.level(nowMs) + epsilon >= amount;
  }

  /** Milliseconds until `amount` can be taken; of an amount above the whole bucket, until it is full. */
  msUntil(amount: number, nowMs: number): number {
    const missing = Math.min(amount, this.perMinute) - this.level(nowMs);
    return missing <= epsilon ? 0 : (missing * msPerMinute) / this.perMinute;
  }
}
