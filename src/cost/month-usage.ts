import { type CommonPrefix, isCacheable, storedPrefixes } from './caching.ts';
import { hitShareOfDay } from './hit-share.ts';
import { type BilledUsage, type Cost, priceRequest, sumCosts, type Tariff, timesCost } from './price.ts';
import { type ScenarioName, scenarios } from './scenarios.ts';
import { type SizePart, sizeParts } from './sizes.ts';
import type { Workload } from './workload.ts';

/** A month's requests in one scenario, before they are priced. */
export interface MonthTraffic {
  readonly requests: number;
  readonly sizes: readonly SizePart[];
  /** Empty where nothing is cached. */
  readonly cached: readonly CachedPrefix[];
}

/** A prefix that is stored, and the share of the live requests beginning with it that are expected to read it. */
interface CachedPrefix extends CommonPrefix {
  readonly hitShare: number;
}

export function monthTraffic(workload: Workload, name: ScenarioName): MonthTraffic {
  const { volumeFactor, p95Share } = scenarios[name];
  return {
    requests: workload.requestsPerDay * workload.activeDaysPerMonth * volumeFactor,
    sizes: sizeParts(workload, p95Share),
    cached: cachedPrefixes(workload, volumeFactor),
  };
}

/** Of the live requests that begin with a stored prefix, those expected to read it; null where nothing is cached. */
export function hitShareOf({ cached }: Pick<MonthTraffic, 'cached'>): number | null {
  const share = sharesOf(cached);
  return share === 0 ? null : cached.reduce((hits, row) => hits + row.hitShare * row.share, 0) / share;
}

/** The whole month: a share of the requests batched and without a cache, the others live. */
export function costOfTraffic(
  workload: Workload,
  { requests, sizes, cached }: MonthTraffic,
  tariff: Tariff,
): Cost {
  const live = requests * (1 - workload.batchShare);
  const plain = { prefix: null, batch: false } as const;
  return sumCosts([
    ...cached.map((prefix) =>
      costOfRequests(workload, sizes, tariff, { requests: live * prefix.share, prefix, batch: false }),
    ),
    // Shares of a whole may add up to a hair more.
    costOfRequests(workload, sizes, tariff, { ...plain, requests: live * Math.max(0, 1 - sharesOf(cached)) }),
    costOfRequests(workload, sizes, tariff, {
      requests: requests * workload.batchShare,
      prefix: null,
      batch: true,
    }),
  ]);
}

const sharesOf = (prefixes: readonly CommonPrefix[]): number =>
  prefixes.reduce((sum, { share }) => sum + share, 0);

/**
 * What so many of the requests cost together. `prefix` null: the whole prompt is plain input, as in a batch, whose
 * cache hits are best effort.
 */
const costOfRequests = (
  workload: Workload,
  sizes: readonly SizePart[],
  tariff: Tariff,
  sent: { readonly requests: number; readonly prefix: CachedPrefix | null; readonly batch: boolean },
): Cost =>
  sumCosts(
    sizes.map((size) =>
      timesCost(
        priceRequest(usageOf(workload, size, sent.prefix), tariff, sent.batch),
        sent.requests * size.share,
      ),
    ),
  );

/** None where caching is not planned, or no prefix is long enough to be stored. */
function cachedPrefixes(workload: Workload, volumeFactor: number): readonly CachedPrefix[] {
  const { cache, arrivals } = workload;
  if (!cache) return [];
  const perDay = liveRequestsPerDay(workload) * volumeFactor;
  const { unread } = cache;
  return [
    ...storedPrefixes(cache).map((prefix) => ({
      ...prefix,
      hitShare: hitShareOfDay(perDay * prefix.share, arrivals, cache.ttl),
    })),
    ...(unread && isCacheable(unread.tokens, cache.minimumTokens) ? [{ ...unread, hitShare: 0 }] : []),
  ];
}

/** Of an active day, those that are not batched. */
const liveRequestsPerDay = ({ requestsPerDay, batchShare }: Workload): number =>
  requestsPerDay * (1 - batchShare);

/** Expected billing of one request. */
function usageOf(workload: Workload, size: SizePart, prefix: CachedPrefix | null): BilledUsage {
  const cached = prefix === null ? 0 : cachedTokens(workload, prefix, size.inputTokens);
  const read = cached * (prefix?.hitShare ?? 0);
  const written = cached - read;
  return {
    uncachedInputTokens: size.inputTokens - cached,
    cacheWrite5mTokens: workload.cache?.ttl === '5m' ? written : 0,
    cacheWrite1hTokens: workload.cache?.ttl === '1h' ? written : 0,
    cacheReadTokens: read,
    outputTokens: size.outputTokens,
    webSearches: workload.webSearchesPerRequest,
  };
}

/** A prompt shorter than the stated prefix can share no more than itself. */
function cachedTokens({ cache }: Workload, { tokens }: CachedPrefix, input: number): number {
  const shared = Math.min(tokens, input);
  return cache && isCacheable(shared, cache.minimumTokens) ? shared : 0;
}
