import type { MinuteLimits } from '../catalog/limits.ts';
import { epsilon, TokenBucket } from './token-bucket.ts';

export interface Shortfall {
  /** e.g. `1,000 requests per minute`. */
  readonly limit: string;
  readonly whose: 'organization' | 'workspace';
  /** Whole seconds, at least 1. */
  readonly retryAfterSeconds: number;
}

type Figure = keyof MinuteLimits;
type Buckets = Readonly<Record<Figure, TokenBucket>>;

const units: readonly (readonly [Figure, string])[] = [
  ['rpm', 'requests'],
  ['itpm', 'input tokens'],
  ['otpm', 'output tokens'],
];

/** The three buckets of one model class: requests, input (cache reads are free of it) and output as produced. */
export function organizationBuckets(limits: MinuteLimits, nowMs: number): Buckets {
  const full = (figure: Figure) => new TokenBucket(limits[figure], nowMs);
  return { rpm: full('rpm'), itpm: full('itpm'), otpm: full('otpm') };
}

/** Buckets for the limits a workspace set itself; none can be above the organization's, whose buckets hold for the rest. */
export function workspaceBuckets(
  own: Partial<MinuteLimits>,
  organization: MinuteLimits,
  nowMs: number,
): Partial<Buckets> {
  const set = units.flatMap(([figure]) => {
    const limit = own[figure];
    return limit === undefined
      ? []
      : [[figure, new TokenBucket(Math.min(limit, organization[figure]), nowMs)]];
  });
  return Object.fromEntries(set);
}

const inWords = (amount: number, unit: string) => `${amount.toLocaleString('en-US')} ${unit} per minute`;
/** Resets are stated in whole seconds, rounded up. */
const isoSeconds = (ms: number) => new Date(Math.ceil(ms / 1000) * 1000).toISOString().replace('.000Z', 'Z');
const toThousand = (tokens: number) => Math.max(0, Math.round(tokens / 1000) * 1000);

/** What a request to one model class has to pass: the buckets of the organization and those of its workspace. */
export class ClassBuckets {
  readonly #organization: Buckets;
  readonly #workspace: Partial<Buckets>;

  constructor(organization: Buckets, workspace: Partial<Buckets> = {}) {
    this.#organization = organization;
    this.#workspace = workspace;
  }

  /**
   * Takes one request and its counted input tokens from every bucket, or says which limit takes longest to let it
   * through and takes nothing from any. `max_tokens` is not reserved: output only has to have something left.
   */
  admit(countedInputTokens: number, nowMs: number): Shortfall | null {
    const wanted = { rpm: 1, itpm: countedInputTokens, otpm: 1 };
    let longestMs = 0;
    let shortfall: Shortfall | null = null;
    for (const [figure, unit] of units) {
      for (const whose of ['organization', 'workspace'] as const) {
        const bucket = (whose === 'organization' ? this.#organization : this.#workspace)[figure];
        if (!bucket || bucket.holds(wanted[figure], nowMs)) continue;
        const ms = bucket.msUntil(wanted[figure], nowMs);
        if (shortfall && longestMs >= ms) continue;
        longestMs = ms;
        const retryAfterSeconds = Math.max(1, Math.ceil(ms / 1000));
        shortfall = { limit: inWords(bucket.perMinute, unit), whose, retryAfterSeconds };
      }
    }
    if (shortfall) return shortfall;
    for (const buckets of [this.#organization, this.#workspace]) {
      buckets.rpm?.take(1, nowMs);
      buckets.itpm?.take(countedInputTokens, nowMs);
    }
    return null;
  }

  produced(outputTokens: number, nowMs: number): void {
    this.#organization.otpm.take(outputTokens, nowMs);
    this.#workspace.otpm?.take(outputTokens, nowMs);
  }

  /** The `anthropic-ratelimit-*` headers as they stand now: the organization's but for `tokens`, see `#tokens`. */
  headers(nowMs: number): Record<string, string> {
    const { rpm, itpm, otpm } = this.#organization;
    return {
      ...triple('requests', rpm.perMinute, Math.floor(rpm.level(nowMs) + epsilon), fullAt(rpm, nowMs)),
      ...this.#tokens(nowMs),
      ...tokenTriple('input-tokens', itpm, nowMs),
      ...tokenTriple('output-tokens', otpm, nowMs),
    };
  }

  /**
   * The token limit of the workspace with the least left, where it leaves less than the organization does; else the
   * organization's input and output together. Source: rate limits page, 2026-10-08.
   */
  #tokens(nowMs: number): Record<string, string> {
    const { itpm, otpm } = this.#organization;
    const [tightest] = (['itpm', 'otpm'] as const)
      .flatMap((figure) => {
        const own = this.#workspace[figure];
        return own && own.level(nowMs) < this.#organization[figure].level(nowMs) ? own : [];
      })
      .toSorted((a, b) => a.level(nowMs) - b.level(nowMs));
    if (tightest) return tokenTriple('tokens', tightest, nowMs);
    return triple(
      'tokens',
      itpm.perMinute + otpm.perMinute,
      toThousand(itpm.level(nowMs) + otpm.level(nowMs)),
      Math.max(fullAt(itpm, nowMs), fullAt(otpm, nowMs)),
    );
  }
}

const fullAt = (bucket: TokenBucket, nowMs: number) => nowMs + bucket.msUntil(bucket.perMinute, nowMs);

const tokenTriple = (name: string, bucket: TokenBucket, nowMs: number) =>
  triple(name, bucket.perMinute, toThousand(bucket.level(nowMs)), fullAt(bucket, nowMs));

function triple(name: string, limit: number, remaining: number, resetMs: number): Record<string, string> {
  return {
    [`anthropic-ratelimit-${name}-limit`]: String(limit),
    [`anthropic-ratelimit-${name}-remaining`]: String(Math.max(0, remaining)),
    [`anthropic-ratelimit-${name}-reset`]: isoSeconds(resetMs),
  };
}
