import { type CostLayer, layersOf } from './layers.ts';
import { costOfTraffic, hitShareOf, monthTraffic } from './month-usage.ts';
import type { MonthTariff } from './price.ts';
import { hourlyFeeUsd } from './runtime.ts';
import { type ScenarioName, scenarios } from './scenarios.ts';
import type { Workload } from './workload.ts';

export type CostComponent =
  | 'Uncached input'
  | 'Cache writes'
  | 'Cache reads'
  | 'Output'
  | 'Web search'
  | 'Code execution';

/** One month in one scenario. Components add up to `totalUsd`; savings are already in them. */
export interface MonthForecast {
  readonly name: ScenarioName;
  readonly assumes: string;
  readonly requests: number;
  /** As the bill lists them. */
  readonly components: readonly { readonly name: CostComponent; readonly usd: number }[];
  /** Why it costs that: what each decision adds or takes away. They add up to `totalUsd` too. */
  readonly layers: readonly CostLayer[];
  readonly totalUsd: number;
  /** 0 in a month without requests. */
  readonly perRequestUsd: number;
  /** Output's part of the month, 0 to 1. */
  readonly outputShare: number;
  /** Of the live requests that begin with a stored prefix, those expected to read it; null without caching. */
  readonly cacheHitShare: number | null;
  /** Against the same month without a cache; negative where caching costs more. */
  readonly cachingSavingUsd: number;
}

export type Forecast = Readonly<Record<ScenarioName, MonthForecast>>;

/** Light, medium and heavy month of a workload. `scenarios` holds what each assumes. */
export const forecastMonth = (workload: Workload, tariff: MonthTariff): Forecast => ({
  light: forecastScenario(workload, tariff, 'light'),
  medium: forecastScenario(workload, tariff, 'medium'),
  heavy: forecastScenario(workload, tariff, 'heavy'),
});

/** Only what one of the three months costs. */
export function monthTotalUsd(workload: Workload, tariff: MonthTariff, name: ScenarioName): number {
  const tokens = costOfTraffic(workload, monthTraffic(workload, name), tariff);
  return tokens.totalUsd + containerFeeUsd(workload, tariff, name);
}

const containerFeeUsd = (
  { containerHoursPerMonth }: Workload,
  { container }: MonthTariff,
  name: ScenarioName,
): number => hourlyFeeUsd((containerHoursPerMonth ?? 0) * scenarios[name].volumeFactor, container);

/** One of the three months. */
export function forecastScenario(workload: Workload, tariff: MonthTariff, name: ScenarioName): MonthForecast {
  const traffic = monthTraffic(workload, name);
  const { requests, cached } = traffic;
  const total = costOfTraffic(workload, traffic, tariff);
  const containerUsd = containerFeeUsd(workload, tariff, name);
  const totalUsd = total.totalUsd + containerUsd;
  const uncachedUsd =
    cached.length === 0
      ? total.totalUsd
      : costOfTraffic(workload, { ...traffic, cached: [] }, tariff).totalUsd;
  return {
    name,
    assumes: workload.measured ? scenarios[name].assumesOfMeasured : scenarios[name].assumes,
    requests,
    components: [
      { name: 'Uncached input', usd: total.inputUsd },
      { name: 'Cache writes', usd: total.cacheWriteUsd },
      { name: 'Cache reads', usd: total.cacheReadUsd },
      { name: 'Output', usd: total.outputUsd },
      { name: 'Web search', usd: total.webSearchUsd },
      { name: 'Code execution', usd: containerUsd },
    ],
    layers: layersOf(workload, tariff, traffic, { total, containerUsd }),
    totalUsd,
    perRequestUsd: requests > 0 ? totalUsd / requests : 0,
    outputShare: totalUsd > 0 ? total.outputUsd / totalUsd : 0,
    cacheHitShare: hitShareOf(traffic),
    cachingSavingUsd: uncachedUsd - total.totalUsd,
  };
}
