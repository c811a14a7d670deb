import { rateLimitHeaders } from '../../claude/rate-limit-headers.ts';

const msPerMinute = 60_000;
/** Messages that leave evenly do not arrive evenly: a tenth more than the limit asks for. */
const slack = 1.1;
/** Most messages under way at the same time. */
const mostAtOnce = 6;

export interface PaceOptions {
  readonly clock: () => number;
  /** Resolves once the time is over or the signal aborted; never rejects. */
  readonly sleep: (ms: number, signal: AbortSignal) => Promise<void>;
  readonly signal: AbortSignal;
}

/**
 * How many messages are under way and how close together they leave: one at first, because a cached beginning can be
 * read only after the answer that wrote it began, one more with every answer, half as many after a refusal, and never
 * closer than the account's request limit asks for.
 */
export class LivePace {
  readonly #options: PaceOptions;
  #atOnce = 1;
  #gapMs = 0;
  #nextMs = Number.NEGATIVE_INFINITY;

  constructor(options: PaceOptions) {
    this.#options = options;
  }

  get atOnce(): number {
    return this.#atOnce;
  }

  /** Takes the request limit that the headers of an answer state. */
  heed(headers: Headers): void {
    const { requests } = rateLimitHeaders(headers);
    if (requests && requests.limit > 0) this.#gapMs = (msPerMinute / requests.limit) * slack;
  }

  answered(): void {
    this.#atOnce = Math.min(mostAtOnce, this.#atOnce + 1);
  }

  /** Nobody sends before so many milliseconds are over. */
  slowDown(waitMs: number): void {
    this.#atOnce = Math.max(1, Math.floor(this.#atOnce / 2));
    this.#nextMs = Math.max(this.#nextMs, this.#options.clock() + waitMs);
  }

  /** Resolves when the next message may leave, or when the signal aborts; never rejects. */
  async turn(): Promise<void> {
    const { clock, sleep, signal } = this.#options;
    const nowMs = clock();
    const dueMs = Math.max(nowMs, this.#nextMs);
    this.#nextMs = dueMs + this.#gapMs;
    if (dueMs > nowMs) await sleep(dueMs - nowMs, signal);
  }
}
