/** What is measured against a limit: requests, uncached input tokens and output tokens a minute. */
export const limiters = ['rpm', 'itpm', 'otpm'] as const;
export type Limiter = (typeof limiters)[number];

export interface Size {
  readonly typical: number;
  readonly p95: number;
}

/** Input tokens of the busiest minute, as the input limit counts them. */
export interface InputPeak {
  readonly requestsPerMinute: number;
  /** Whole prompt. */
  readonly input: Size;
  /** Null: nothing is read from a cache. */
  readonly cache: { readonly prefixTokens: number; readonly hitShare: number } | null;
  /** True only for Haiku 3.5: cache reads use up its input limit. */
  readonly cacheReadsCount: boolean;
}

/** One request in twenty reaches p95 by definition; a minute of many requests holds about that share of long ones. */
const p95ShareAtPeak = 0.05;

const meanSize = (size: Size): number => size.typical * (1 - p95ShareAtPeak) + size.p95 * p95ShareAtPeak;

/** Uncached input and cache writes count; cache reads do not. */
export function inputTokensPerMinute(peak: InputPeak): number {
  const { cache } = peak;
  const counted = (input: number): number =>
    cache && !peak.cacheReadsCount ? input - Math.min(cache.prefixTokens, input) * cache.hitShare : input;
  return (
    peak.requestsPerMinute * meanSize({ typical: counted(peak.input.typical), p95: counted(peak.input.p95) })
  );
}

/** Output counts as it is produced; `max_tokens` reserves nothing. */
export const outputTokensPerMinute = (requestsPerMinute: number, output: Size): number =>
  requestsPerMinute * meanSize(output);
