/** Requests a second at the start, and by how much that grows each second until the first refusal: to a known limit in seconds. */
const atFirst = 2;
const growthAtFirst = 5;
const secondsToLimit = 6;
/** After a refusal the rate keeps this part, and grows by that part of itself each second: it knows about where the limit is. */
const keptPart = 0.7;
const growthPart = 0.03;
const leastPerSecond = 0.1;
/** Of a known limit: requests that leave evenly do not arrive evenly, and the team's own product may count as well. */
const usedPart = 0.95;
/** Most requests under way at the same time. */
const mostUnderWay = 64;
/** Under way are no more than leave in so many seconds: where answers take longer, requests wait instead of piling up. */
const secondsUnderWay = 2;
/** Timers fire late: so much of what was lost is caught up with. */
const catchUpMs = 100;

/**
 * How fast requests to an endpoint with a limit of its own leave: slowly at first, faster with every answer, slower at
 * once after a refusal, and never faster than a limit that is known. Times are milliseconds of a clock that only moves
 * forward.
 */
export class RequestRate {
  readonly #mostPerSecond: number;
  #perSecond: number;
  #growth: number;
  #nextMs = Number.NEGATIVE_INFINITY;
  #slowedMs = Number.NEGATIVE_INFINITY;

  /** Requests a minute; null: nobody knows, refusals will tell. */
  constructor(limitPerMinute: number | null) {
    this.#mostPerSecond = limitPerMinute === null ? Infinity : (limitPerMinute / 60) * usedPart;
    this.#perSecond = Math.min(atFirst, this.#mostPerSecond);
    this.#growth = Math.max(
      growthAtFirst,
      limitPerMinute === null ? 0 : this.#mostPerSecond / secondsToLimit,
    );
  }

  get perSecond(): number {
    return this.#perSecond;
  }

  get mostUnderWay(): number {
    return Math.min(mostUnderWay, Math.ceil(this.#perSecond * secondsUnderWay));
  }

  /** Until the next request may leave. */
  waitMs(nowMs: number): number {
    return Math.max(0, this.#nextMs - nowMs);
  }

  sent(nowMs: number): void {
    this.#nextMs = Math.max(this.#nextMs, nowMs - catchUpMs) + 1_000 / this.#perSecond;
  }

  answered(): void {
    this.#perSecond = Math.min(this.#mostPerSecond, this.#perSecond + this.#growth / this.#perSecond);
  }

  /**
   * Nobody sends before the wait is over. Slows down once for all requests that left before it did so: they tell of the
   * same moment. True where it slowed down.
   */
  refused(nowMs: number, sentMs: number, waitMs: number): boolean {
    this.#nextMs = Math.max(this.#nextMs, nowMs + waitMs);
    if (sentMs <= this.#slowedMs) return false;
    this.#slowedMs = nowMs;
    this.#perSecond = Math.max(leastPerSecond, this.#perSecond * keptPart);
    this.#growth = this.#perSecond * growthPart;
    return true;
  }
}
