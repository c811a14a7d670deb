import { hitShareOfDay, isCacheable } from './caching.ts';
import { type BilledUsage, type Cost, priceRequest, sumCosts, type Tariff, timesCost } from './price.ts';
import { type ScenarioName, scenarios } from './scenarios.ts';
import type { Workload } from './workload.ts';

export type CostComponent = 'Uncached input' | 'Cache writes' | 'Cache reads' | 'Output' | 'Web search';

/** One month in one scenario. Components add up to `totalUsd`; savings are already in them. */
export interface MonthForecast {
  readonly name: ScenarioName;
  readonly assumes: string;
  readonly requests: number;
  readonly components: readonly { readonly name: CostComponent; readonly usd: number }[];
  readonly totalUsd: number;
  /** 0 in a month without requests. */
  readonly perRequestUsd: number;
  /** Output's part of the month, 0 to 1. */
  readonly outputShare: number;
  /** Share of live requests expected to read the prefix from the cache; null without caching. */
  readonly cacheHitShare: number | null;
  /** Against the same live requests without a cache; negative where caching costs more. */
  readonly cachingSavingUsd: number;
}

export type Forecast = Readonly<Record<ScenarioName, MonthForecast>>;

/** Light, medium and heavy month of a workload. `scenarios` holds what each assumes. */
export const forecastMonth = (workload: Workload, tariff: Tariff): Forecast => ({
  light: forecastScenario(workload, tariff, 'light'),
  medium: forecastScenario(workload, tariff, 'medium'),
  heavy: forecastScenario(workload, tariff, 'heavy'),
});

function forecastScenario(workload: Workload, tariff: Tariff, name: ScenarioName): MonthForecast {
  const { volumeFactor, p95Share, assumes } = scenarios[name];
  const requests = workload.requestsPerDay * workload.activeDaysPerMonth * volumeFactor;
  const liveShare = 1 - workload.batchShare;
  const hitShare = cacheHitShare(workload, volumeFactor);

  const monthOf = (share: number, hits: number | null, batch: boolean): Cost =>
    sumCosts(
      [
        { size: 'typical' as const, part: 1 - p95Share },
        { size: 'p95' as const, part: p95Share },
      ].map(({ size, part }) =>
        timesCost(priceRequest(usageOf(workload, size, hits), tariff, batch), requests * share * part),
      ),
    );

  const live = monthOf(liveShare, hitShare, false);
  // Cache hits inside a batch are best effort, so a batched prefix is priced as plain input.
  const batched = monthOf(workload.batchShare, null, true);
  const total = sumCosts([live, batched]);
  return {
    name,
    assumes,
    requests,
    components: [
      { name: 'Uncached input', usd: total.inputUsd },
      { name: 'Cache writes', usd: total.cacheWriteUsd },
      { name: 'Cache reads', usd: total.cacheReadUsd },
      { name: 'Output', usd: total.outputUsd },
      { name: 'Web search', usd: total.webSearchUsd },
    ],
    totalUsd: total.totalUsd,
    perRequestUsd: requests > 0 ? total.totalUsd / requests : 0,
    outputShare: total.totalUsd > 0 ? total.outputUsd / total.totalUsd : 0,
    cacheHitShare: hitShare,
    cachingSavingUsd: hitShare === null ? 0 : monthOf(liveShare, null, false).totalUsd - live.totalUsd,
  };
}

/** Null where nothing is cached: not planned, or the prefix is too short to be stored. */
function cacheHitShare(workload: Workload, volumeFactor: number): number | null {
  const { cache } = workload;
  if (!cache || !isCacheable(cache.prefixTokens, cache.minimumTokens)) return null;
  return hitShareOfDay(liveRequestsPerDay(workload) * volumeFactor, workload.activeHoursPerDay, cache.ttl);
}

/** Of an active day, those that are not batched. */
const liveRequestsPerDay = ({ requestsPerDay, batchShare }: Workload): number =>
  requestsPerDay * (1 - batchShare);

/** Expected billing of one request. `hitShare` null: the whole prompt is plain input. */
function usageOf(workload: Workload, size: 'typical' | 'p95', hitShare: number | null): BilledUsage {
  const input = workload.input[size];
  const cached = hitShare === null ? 0 : cachedTokens(workload.cache, input);
  const written = cached * (1 - (hitShare ?? 0));
  return {
    uncachedInputTokens: input - cached,
    cacheWrite5mTokens: workload.cache?.ttl === '5m' ? written : 0,
    cacheWrite1hTokens: workload.cache?.ttl === '1h' ? written : 0,
    cacheReadTokens: cached * (hitShare ?? 0),
    outputTokens: workload.output[size],
    webSearches: workload.webSearchesPerRequest,
  };
}

/** A prompt shorter than the stated prefix can share no more than itself. */
function cachedTokens(cache: Workload['cache'], input: number): number {
  if (!cache) return 0;
  const shared = Math.min(cache.prefixTokens, input);
  return isCacheable(shared, cache.minimumTokens) ? shared : 0;
}
