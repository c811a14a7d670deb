import { isCacheable } from './caching.ts';
import { hitShareOfDay } from './hit-share.ts';
import { type BilledUsage, type Cost, priceRequest, sumCosts, type Tariff, timesCost } from './price.ts';
import { type ScenarioName, scenarios } from './scenarios.ts';
import { type SizePart, sizeParts } from './sizes.ts';
import type { Workload } from './workload.ts';

/** A month's requests in one scenario, before they are priced. */
export interface MonthTraffic {
  readonly requests: number;
  readonly sizes: readonly SizePart[];
  /** Share of live requests expected to read the prefix from the cache; null where nothing is cached. */
  readonly hitShare: number | null;
}

export function monthTraffic(workload: Workload, name: ScenarioName): MonthTraffic {
  const { volumeFactor, p95Share } = scenarios[name];
  return {
    requests: workload.requestsPerDay * workload.activeDaysPerMonth * volumeFactor,
    sizes: sizeParts(workload, p95Share),
    hitShare: cacheHitShare(workload, volumeFactor),
  };
}

/** The whole month: a share of the requests batched and without a cache, the others live. */
export const costOfTraffic = (
  workload: Workload,
  { requests, sizes, hitShare }: MonthTraffic,
  tariff: Tariff,
): Cost =>
  sumCosts([
    costOfRequests(workload, sizes, tariff, {
      requests: requests * (1 - workload.batchShare),
      hitShare,
      batch: false,
    }),
    costOfRequests(workload, sizes, tariff, {
      requests: requests * workload.batchShare,
      hitShare: null,
      batch: true,
    }),
  ]);

/**
 * What so many of the requests cost together. `hitShare` null: the whole prompt is plain input, as in a batch, whose
 * cache hits are best effort.
 */
const costOfRequests = (
  workload: Workload,
  sizes: readonly SizePart[],
  tariff: Tariff,
  sent: { readonly requests: number; readonly hitShare: number | null; readonly batch: boolean },
): Cost =>
  sumCosts(
    sizes.map((size) =>
      timesCost(
        priceRequest(usageOf(workload, size, sent.hitShare), tariff, sent.batch),
        sent.requests * size.share,
      ),
    ),
  );

/** Null where nothing is cached: not planned, or the prefix is too short to be stored. */
function cacheHitShare(workload: Workload, volumeFactor: number): number | null {
  const { cache } = workload;
  if (!cache || !isCacheable(cache.prefixTokens, cache.minimumTokens)) return null;
  return hitShareOfDay(liveRequestsPerDay(workload) * volumeFactor, workload.arrivals, cache.ttl);
}

/** Of an active day, those that are not batched. */
const liveRequestsPerDay = ({ requestsPerDay, batchShare }: Workload): number =>
  requestsPerDay * (1 - batchShare);

/** Expected billing of one request. */
function usageOf(workload: Workload, size: SizePart, hitShare: number | null): BilledUsage {
  const cached = hitShare === null ? 0 : cachedTokens(workload.cache, size.inputTokens);
  const written = cached * (1 - (hitShare ?? 0));
  return {
    uncachedInputTokens: size.inputTokens - cached,
    cacheWrite5mTokens: workload.cache?.ttl === '5m' ? written : 0,
    cacheWrite1hTokens: workload.cache?.ttl === '1h' ? written : 0,
    cacheReadTokens: cached * (hitShare ?? 0),
    outputTokens: size.outputTokens,
    webSearches: workload.webSearchesPerRequest,
  };
}

/** A prompt shorter than the stated prefix can share no more than itself. */
function cachedTokens(cache: Workload['cache'], input: number): number {
  if (!cache) return 0;
  const shared = Math.min(cache.prefixTokens, input);
  return isCacheable(shared, cache.minimumTokens) ? shared : 0;
}
