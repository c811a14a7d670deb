import type { CostComponent, MonthForecast } from './forecast.ts';
import { costOfTraffic, monthTraffic } from './month-usage.ts';
import { type BilledUsage, type Cost, priceStepFor, type Tariff } from './price.ts';
import type { Workload } from './workload.ts';

/** USD for one token, or one search, of each kind. */
export type UnitPrices = { readonly [K in keyof BilledUsage]: number };

/** Plain prices of live requests with prompts of this length. */
export function listUnitPrices(tariff: Tariff, prompt: number): UnitPrices {
  const step = priceStepFor(tariff.steps, prompt);
  const usd = (perMTok: number): number => (perMTok * tariff.locationFactor * tariff.speedFactor) / 1_000_000;
  return {
    uncachedInputTokens: usd(step.inputUsdPerMTok),
    cacheWrite5mTokens: usd(step.cacheWrite5mUsdPerMTok),
    cacheWrite1hTokens: usd(step.cacheWrite1hUsdPerMTok),
    cacheReadTokens: usd(step.cacheReadUsdPerMTok),
    outputTokens: usd(step.outputUsdPerMTok),
    webSearches: tariff.usdPerWebSearch,
  };
}

/**
 * What the medium month pays for a unit of each kind on average: its batches, price steps, location and speed are in it,
 * so that use priced by it differs from the forecast by its amount alone. Kinds the plan does without have their plain
 * price.
 */
export function forecastUnitPrices(workload: Workload, tariff: Tariff): UnitPrices {
  const traffic = monthTraffic(workload, 'medium');
  const usd = costOfTraffic(workload, traffic, tariff);
  const units = costOfTraffic(workload, traffic, oneUsdAUnit);
  const plain = listUnitPrices(tariff, workload.input.typical);
  const mean = (paidUsd: number, count: number, otherwise: number): number =>
    count > 0 ? paidUsd / count : otherwise;
  const written = (ttl: '5m' | '1h', otherwise: number): number =>
    workload.cache?.ttl === ttl ? mean(usd.cacheWriteUsd, units.cacheWriteUsd, otherwise) : otherwise;
  return {
    uncachedInputTokens: mean(usd.inputUsd, units.inputUsd, plain.uncachedInputTokens),
    cacheWrite5mTokens: written('5m', plain.cacheWrite5mTokens),
    cacheWrite1hTokens: written('1h', plain.cacheWrite1hTokens),
    cacheReadTokens: mean(usd.cacheReadUsd, units.cacheReadUsd, plain.cacheReadTokens),
    outputTokens: mean(usd.outputUsd, units.outputUsd, plain.outputTokens),
    webSearches: plain.webSearches,
  };
}

/** Priced with it, a cost is the number of its units. */
const oneUsdAUnit: Tariff = {
  steps: [
    {
      upToPromptTokens: null,
      inputUsdPerMTok: 1_000_000,
      outputUsdPerMTok: 1_000_000,
      cacheWrite5mUsdPerMTok: 1_000_000,
      cacheWrite1hUsdPerMTok: 1_000_000,
      cacheReadUsdPerMTok: 1_000_000,
    },
  ],
  batchFactor: 1,
  locationFactor: 1,
  speedFactor: 1,
  usdPerWebSearch: 1,
};

/** Use of many requests, priced by the unit. */
export function priceUnits(used: BilledUsage, unit: UnitPrices): Cost {
  const parts = {
    inputUsd: used.uncachedInputTokens * unit.uncachedInputTokens,
    cacheWriteUsd:
      used.cacheWrite5mTokens * unit.cacheWrite5mTokens + used.cacheWrite1hTokens * unit.cacheWrite1hTokens,
    cacheReadUsd: used.cacheReadTokens * unit.cacheReadTokens,
    outputUsd: used.outputTokens * unit.outputTokens,
    webSearchUsd: used.webSearches * unit.webSearches,
  };
  return { ...parts, totalUsd: Object.values(parts).reduce((sum, usd) => sum + usd, 0) };
}

/** One component of the bill, as it came and as it was forecast for the same time. */
export interface ComponentError {
  readonly name: CostComponent;
  readonly actualUsd: number;
  readonly forecastUsd: number;
}

/** `months`: how much of a month was used. Hours of code execution are in no report of tokens, so they are left out. */
export function componentErrors(
  actual: Cost,
  { components }: MonthForecast,
  months: number,
): readonly ComponentError[] {
  const usdOf: Partial<Readonly<Record<CostComponent, number>>> = {
    'Uncached input': actual.inputUsd,
    'Cache writes': actual.cacheWriteUsd,
    'Cache reads': actual.cacheReadUsd,
    Output: actual.outputUsd,
    'Web search': actual.webSearchUsd,
  };
  return components.flatMap(({ name, usd }) => {
    const actualUsd = usdOf[name];
    return actualUsd === undefined ? [] : [{ name, actualUsd, forecastUsd: usd * months }];
  });
}

/** The first of those that are furthest off, in USD. */
export const largestError = <E extends Omit<ComponentError, 'name'>>(first: E, others: readonly E[]): E =>
  others.reduce((most, row) => (offBy(row) > offBy(most) ? row : most), first);

const offBy = ({ actualUsd, forecastUsd }: Omit<ComponentError, 'name'>): number =>
  Math.abs(actualUsd - forecastUsd);

/** What a cache did. */
export interface CacheEffect {
  /** Part of the whole input that was read from it, 0 to 1. */
  readonly readShare: number;
  /** Against the same input without a cache; negative: it cost more, as writes without reads do. */
  readonly savedUsd: number;
}

/** Null where nothing was written to a cache or read from one. `live`: prices of requests that are not batched. */
export function cacheEffect(used: BilledUsage, live: UnitPrices): CacheEffect | null {
  const written = used.cacheWrite5mTokens + used.cacheWrite1hTokens;
  const cached = written + used.cacheReadTokens;
  if (cached === 0) return null;
  const { cacheWriteUsd, cacheReadUsd } = priceUnits(used, live);
  return {
    readShare: used.cacheReadTokens / (used.uncachedInputTokens + cached),
    savedUsd: cached * live.uncachedInputTokens - cacheWriteUsd - cacheReadUsd,
  };
}

/** Ours: a day that costs less than a tenth of the mean day is a quiet one, such as a weekend with a monitor running. */
const quietShare = 0.1;

/** How many of the days were days of use. */
export function daysOfUse(dailyUsd: readonly number[]): number {
  const mean = dailyUsd.reduce((sum, usd) => sum + usd, 0) / Math.max(1, dailyUsd.length);
  return dailyUsd.filter((usd) => usd > 0 && usd >= mean * quietShare).length;
}
