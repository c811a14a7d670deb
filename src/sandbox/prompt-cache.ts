import type { Catalog } from '../catalog/catalog.ts';
import { largestCacheMinimum } from '../catalog/lookup.ts';
import type { Model } from '../catalog/model.ts';
import type { CacheTtl, PrefixPoint } from './prompt-prefix.ts';

/** How the tokens of one prompt are billed, as far as the cache is concerned; the rest is plain input. */
export interface CacheUse {
  readonly readTokens: number;
  readonly write5mTokens: number;
  readonly write1hTokens: number;
}

interface Entry {
  readonly ttl: CacheTtl;
  /** When the answer that wrote it began: requests that came in before cannot read it. */
  readonly readableFromMs: number;
  expiresAtMs: number;
}

/** About 10 MB. The service has no such bound; a load of nothing but new prefixes would fill the memory of a sandbox. */
const mostEntries = 50_000;

/** Prefixes written so far, at most 50,000; a disabled cache writes and reads none. Times are epoch milliseconds of the sandbox's clock. */
export class PromptCache {
  readonly #entries = new Map<string, Entry>();
  readonly #enabled: boolean;
  readonly #lookBackBlocks: number;
  readonly #ttlMs: Readonly<Record<CacheTtl, number>>;
  /** Taken where a model's own minimum is not documented, so that the sandbox never caches what the service might not. */
  readonly #largestMinimumTokens: number;

  constructor(catalog: Catalog, enabled = true) {
    const { lookBackBlocks, ttlMinutes } = catalog.apiRules.promptCaching;
    this.#enabled = enabled;
    this.#lookBackBlocks = lookBackBlocks;
    this.#ttlMs = { '5m': ttlMinutes['5m'] * 60_000, '1h': ttlMinutes['1h'] * 60_000 };
    this.#largestMinimumTokens = largestCacheMinimum(catalog);
  }

  /** What a request that came in at that time reads and writes. Changes nothing. */
  use(points: readonly PrefixPoint[], model: Model, receivedAtMs: number): CacheUse {
    const marked = this.#marked(points, model);
    const hit = this.#longestHit(points, marked, receivedAtMs);
    const readTokens = hit?.tokens ?? 0;
    const upTo = (ttl: CacheTtl, otherwise: number) =>
      Math.max(otherwise, marked.findLast((point) => point.ttl === ttl)?.tokens ?? 0);
    const hourEnd = upTo('1h', readTokens);
    return {
      readTokens,
      write1hTokens: hourEnd - readTokens,
      write5mTokens: upTo('5m', hourEnd) - hourEnd,
    };
  }

  /** The answer to that request begins: what it read lives on, what it marked becomes readable. */
  answerBegins(points: readonly PrefixPoint[], model: Model, receivedAtMs: number, nowMs: number): void {
    const marked = this.#marked(points, model);
    const hit = this.#longestHit(points, marked, receivedAtMs);
    if (hit) this.#refresh(hit, receivedAtMs);
    for (const point of marked) {
      if (this.#live(point, receivedAtMs)) this.#refresh(point, receivedAtMs);
      else this.#write(point, receivedAtMs, nowMs);
    }
    if (this.#entries.size > mostEntries) this.#makeRoom(nowMs);
  }

  /** Marks on prefixes long enough for the model; shorter ones are silently ignored. */
  #marked(points: readonly PrefixPoint[], model: Model): readonly PrefixPoint[] {
    if (!this.#enabled) return [];
    const minimumTokens = model.behaviour.cacheMinimumTokens ?? this.#largestMinimumTokens;
    return points.filter((point) => point.ttl !== null && point.tokens >= minimumTokens);
  }

  #longestHit(
    points: readonly PrefixPoint[],
    marked: readonly PrefixPoint[],
    receivedAtMs: number,
  ): PrefixPoint | undefined {
    return marked
      .flatMap((mark) => {
        const at = points.indexOf(mark);
        const reachable = points.slice(Math.max(0, at - this.#lookBackBlocks), at + 1);
        return reachable.findLast((point) => this.#live(point, receivedAtMs)) ?? [];
      })
      .at(-1);
  }

  #live(point: PrefixPoint, receivedAtMs: number): boolean {
    const entry = this.#entries.get(point.hash);
    return entry !== undefined && entry.readableFromMs <= receivedAtMs && receivedAtMs < entry.expiresAtMs;
  }

  #refresh(point: PrefixPoint, receivedAtMs: number): void {
    const entry = this.#entries.get(point.hash);
    if (!entry) return;
    entry.expiresAtMs = Math.max(entry.expiresAtMs, receivedAtMs + this.#ttlMs[entry.ttl]);
    // Put last, so that the first entries are those that were not used for longest.
    this.#entries.delete(point.hash);
    this.#entries.set(point.hash, entry);
  }

  #write(point: PrefixPoint, receivedAtMs: number, nowMs: number): void {
    if (point.ttl === null) return;
    const expiresAtMs = receivedAtMs + this.#ttlMs[point.ttl];
    const known = this.#entries.get(point.hash);
    // Of several requests under way at once, the first answer makes the prefix readable, and each keeps it alive.
    if (known && receivedAtMs < known.expiresAtMs)
      known.expiresAtMs = Math.max(known.expiresAtMs, expiresAtMs);
    else this.#entries.set(point.hash, { ttl: point.ttl, readableFromMs: nowMs, expiresAtMs });
  }

  /** Forgets what has expired, and of the rest what was not used for longest; half goes at once, so that it is rare. */
  #makeRoom(nowMs: number): void {
    for (const [hash, entry] of this.#entries) if (entry.expiresAtMs <= nowMs) this.#entries.delete(hash);
    for (const hash of this.#entries.keys()) {
      if (this.#entries.size <= mostEntries / 2) break;
      this.#entries.delete(hash);
    }
  }
}
