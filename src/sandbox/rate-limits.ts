import type { MinuteLimits } from '../catalog/limits.ts';

const msPerMinute = 60_000;
/** Keeps an exactly refilled bucket from reading 0.999… of a token. */
const epsilon = 1e-6;

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

export interface Shortfall {
  /** e.g. `1,000 requests per minute`. */
  readonly limit: string;
  /** Whole seconds, at least 1. */
  readonly retryAfterSeconds: number;
}

const inWords = (amount: number, unit: string) => `${amount.toLocaleString('en-US')} ${unit} per minute`;
/** Resets are stated in whole seconds, rounded up. */
const isoSeconds = (ms: number) => new Date(Math.ceil(ms / 1000) * 1000).toISOString().replace('.000Z', 'Z');
const toThousand = (tokens: number) => Math.max(0, Math.round(tokens / 1000) * 1000);

/** The three buckets of one model class: requests, input (cache reads are free of it) and output as produced. */
export class ClassBuckets {
  readonly #requests: TokenBucket;
  readonly #input: TokenBucket;
  readonly #output: TokenBucket;

  constructor(limits: MinuteLimits, nowMs: number) {
    this.#requests = new TokenBucket(limits.rpm, nowMs);
    this.#input = new TokenBucket(limits.itpm, nowMs);
    this.#output = new TokenBucket(limits.otpm, nowMs);
  }

  /**
   * Takes one request and its counted input tokens, or says which limit stands in the way and takes nothing.
   * `max_tokens` is not reserved: output only has to have something left.
   */
  admit(countedInputTokens: number, nowMs: number): Shortfall | null {
    const wanted: readonly [TokenBucket, number, string][] = [
      [this.#requests, 1, 'requests'],
      [this.#input, countedInputTokens, 'input tokens'],
      [this.#output, 1, 'output tokens'],
    ];
    for (const [bucket, amount, unit] of wanted) {
      if (bucket.holds(amount, nowMs)) continue;
      const seconds = Math.max(1, Math.ceil(bucket.msUntil(amount, nowMs) / 1000));
      return { limit: inWords(bucket.perMinute, unit), retryAfterSeconds: seconds };
    }
    this.#requests.take(1, nowMs);
    this.#input.take(countedInputTokens, nowMs);
    return null;
  }

  produced(outputTokens: number, nowMs: number): void {
    this.#output.take(outputTokens, nowMs);
  }

  /** The `anthropic-ratelimit-*` headers as they stand now. */
  headers(nowMs: number): Record<string, string> {
    const inputLevel = this.#input.level(nowMs);
    const outputLevel = this.#output.level(nowMs);
    const fullAt = (bucket: TokenBucket) => nowMs + bucket.msUntil(bucket.perMinute, nowMs);
    return {
      ...triple(
        'requests',
        this.#requests.perMinute,
        Math.max(0, Math.floor(this.#requests.level(nowMs) + epsilon)),
        fullAt(this.#requests),
      ),
      ...triple(
        'tokens',
        this.#input.perMinute + this.#output.perMinute,
        toThousand(inputLevel + outputLevel),
        Math.max(fullAt(this.#input), fullAt(this.#output)),
      ),
      ...triple('input-tokens', this.#input.perMinute, toThousand(inputLevel), fullAt(this.#input)),
      ...triple('output-tokens', this.#output.perMinute, toThousand(outputLevel), fullAt(this.#output)),
    };
  }
}

function triple(name: string, limit: number, remaining: number, resetMs: number): Record<string, string> {
  return {
    [`anthropic-ratelimit-${name}-limit`]: String(limit),
    [`anthropic-ratelimit-${name}-remaining`]: String(remaining),
    [`anthropic-ratelimit-${name}-reset`]: isoSeconds(resetMs),
  };
}
