import type { Random } from '../simulation/service.ts';
import { drawTokens, largeTokens, meanTokens, type TokenSizes } from './token-sizes.ts';

/** What the requests of some traffic carry. */
export interface RequestSizes {
  /** Whole prompts. */
  readonly input: TokenSizes;
  readonly output: TokenSizes;
  readonly cache: CachedInput;
}

/** Which part of a prompt is read from the cache, and so passes by the input limit. */
export type CachedInput =
  | { readonly kind: 'none' }
  /** The same share of every prompt. */
  | { readonly kind: 'share'; readonly share: number }
  /** Beginnings that requests have in common: read where one was used within the cache's lifetime, else written. */
  | { readonly kind: 'prefixes'; readonly lifetimeMs: number; readonly prefixes: readonly Prefix[] };

export interface Prefix {
  readonly tokens: number;
  /** Of the requests; together at most 1, the others begin with none of them. */
  readonly share: number;
}

/** Input tokens of the next request as the input limit counts them: uncached ones and cache writes. */
export type DrawCounted = (random: Random, timeMs: number) => number;

/** Keeps when each prefix was used last, so that every simulation makes its own. */
export function drawCounted({ input, cache }: RequestSizes): DrawCounted {
  const draw = drawTokens(input);
  if (cache.kind === 'none') return draw;
  if (cache.kind === 'share') return (random) => draw(random) * (1 - cache.share);
  const { prefixes, lifetimeMs } = cache;
  const usedMs = new Float64Array(prefixes.length).fill(Number.NEGATIVE_INFINITY);
  return (random, timeMs) => {
    const tokens = draw(random);
    let at = random();
    for (let n = 0; n < prefixes.length; n += 1) {
      const { share, tokens: stored } = prefixes[n] as Prefix;
      at -= share;
      if (at >= 0) continue;
      const isRead = timeMs - (usedMs[n] as number) <= lifetimeMs;
      usedMs[n] = timeMs;
      return isRead ? tokens - Math.min(stored, tokens) : tokens;
    }
    return tokens;
  };
}

/** Counted input of a request on average, where requests come so often that no prefix is forgotten. */
export function meanCounted({ input, cache }: RequestSizes): number {
  const mean = meanTokens(input);
  if (cache.kind === 'none') return mean;
  if (cache.kind === 'share') return mean * (1 - cache.share);
  // Prompts shorter than their prefix are rare: the prefix was measured in them.
  const read = cache.prefixes.reduce((sum, { share, tokens }) => sum + share * Math.min(tokens, mean), 0);
  return mean - read;
}

/** Counted input that nineteen requests in twenty stay at or below, where as much is read from the cache as on average. */
export function largeCounted(sizes: RequestSizes): number {
  const { input, cache } = sizes;
  const large = largeTokens(input);
  if (cache.kind === 'share') return large * (1 - cache.share);
  return Math.max(0, large - (meanTokens(input) - meanCounted(sizes)));
}
