import { meanTokens, type TokenSizes } from './arrivals/token-sizes.ts';

/** What is measured against a limit: requests, uncached input tokens and output tokens a minute. */
export const limiters = ['rpm', 'itpm', 'otpm'] as const;
export type Limiter = (typeof limiters)[number];

/** The same, and input and output tokens together, which some clouds count as one. */
export type SimulatedLimiter = Limiter | 'tpm';

/** Input tokens of the busiest minute, as the input limit counts them. */
export interface InputPeak {
  readonly requestsPerMinute: number;
  /** Whole prompts. */
  readonly input: TokenSizes;
  /** Null: nothing is read from a cache. */
  readonly cache: { readonly prefixTokens: number; readonly hitShare: number } | null;
  /** True only for Haiku 3.5: cache reads use up its input limit. */
  readonly cacheReadsCount: boolean;
}

/** Uncached input and cache writes count; cache reads do not. */
export function inputTokensPerMinute({
  requestsPerMinute,
  input,
  cache,
  cacheReadsCount,
}: InputPeak): number {
  const mean = meanTokens(input);
  const read = cache && !cacheReadsCount ? Math.min(cache.prefixTokens, mean) * cache.hitShare : 0;
  return requestsPerMinute * (mean - read);
}

/** Output counts as it is produced; `max_tokens` reserves nothing. */
export const outputTokensPerMinute = (requestsPerMinute: number, output: TokenSizes): number =>
  requestsPerMinute * meanTokens(output);
