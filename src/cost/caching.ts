import type { PriceStep } from './price.ts';

export const cacheTtls = ['5m', '1h'] as const;
export type CacheTtl = (typeof cacheTtls)[number];

export const ttlMinutes: Readonly<Record<CacheTtl, number>> = { '5m': 5, '1h': 60 };

/** What of a month's prompts is cached. */
export interface WorkloadCache {
  readonly ttl: CacheTtl;
  /** Each request begins with one of them or with none; shares add up to 1 at most. */
  readonly prefixes: readonly CommonPrefix[];
  /** Shortest prefix the model stores. */
  readonly minimumTokens: number;
  /** Written by that share of the live requests and never read, as a trial has seen. */
  readonly unread?: CommonPrefix;
}

/** A beginning that `share` (0 to 1) of the requests have in common. */
export interface CommonPrefix {
  readonly tokens: number;
  readonly share: number;
}

/**
 * Expected share of requests that find the prefix still cached. A hit renews the entry, so a request misses only
 * after an idle gap longer than the time to live; with random (Poisson) arrivals the gap is shorter than that with
 * probability 1 - exp(-rate * ttl). Requests in flight together cost a little more than
 * this says.
 */
export const expectedHitShare = (requestsPerMinute: number, ttl: CacheTtl): number =>
  1 - Math.exp(-requestsPerMinute * ttlMinutes[ttl]);

const writePrice = (step: PriceStep, ttl: CacheTtl): number =>
  ttl === '5m' ? step.cacheWrite5mUsdPerMTok : step.cacheWrite1hUsdPerMTok;

/** Reads after one write from which on the cached prefix is no dearer than sending it plainly each time. */
export function breakEvenReads(step: PriceStep, ttl: CacheTtl): number {
  const surcharge = writePrice(step, ttl) - step.inputUsdPerMTok;
  const savedPerRead = step.inputUsdPerMTok - step.cacheReadUsdPerMTok;
  // A whole number of reads comes out of prices such as 0.1 with an error in the 16th digit.
  return Math.ceil(surcharge / savedPerRead - 1e-9);
}

/** Share of requests that must hit for caching to cost no more than none. */
export const breakEvenHitShare = (step: PriceStep, ttl: CacheTtl): number =>
  (writePrice(step, ttl) - step.inputUsdPerMTok) / (writePrice(step, ttl) - step.cacheReadUsdPerMTok);

/** A prefix below the model's minimum is billed as plain input, and no error says so. */
export const isCacheable = (prefixTokens: number, minimumTokens: number): boolean =>
  prefixTokens > 0 && prefixTokens >= minimumTokens;

/** Of the prefixes that requests begin with, those that are long enough to be stored. */
export const storedPrefixes = ({
  prefixes,
  minimumTokens,
}: Pick<WorkloadCache, 'prefixes' | 'minimumTokens'>): readonly CommonPrefix[] =>
  prefixes.filter(({ tokens }) => isCacheable(tokens, minimumTokens));
