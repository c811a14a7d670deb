import type { HourlyFee } from './runtime.ts';

/** USD per million tokens, for prompts up to `upToPromptTokens` (null: no upper bound). Steps are in rising order. */
export interface PriceStep {
  readonly upToPromptTokens: number | null;
  readonly inputUsdPerMTok: number;
  readonly outputUsdPerMTok: number;
  readonly cacheWrite5mUsdPerMTok: number;
  readonly cacheWrite1hUsdPerMTok: number;
  readonly cacheReadUsdPerMTok: number;
}

/** What one request is billed for. Fractions are allowed: an expected share of requests reads the cache. */
export interface BilledUsage {
  /** Prompt tokens neither written to nor read from the cache; the API calls them `input_tokens`. */
  readonly uncachedInputTokens: number;
  readonly cacheWrite5mTokens: number;
  readonly cacheWrite1hTokens: number;
  readonly cacheReadTokens: number;
  /** Thinking included, shown or not. */
  readonly outputTokens: number;
  /** Searches that brought results; failed ones are free. */
  readonly webSearches: number;
}

/** Prices of one model on one platform path. The factors multiply with each other and leave tool fees alone. */
export interface Tariff {
  readonly steps: readonly PriceStep[];
  readonly batchFactor: number;
  /** US inference or a regional endpoint; 1 otherwise. */
  readonly locationFactor: number;
  /** Fast mode; 1 otherwise. Batches have no fast mode, so they leave it out. */
  readonly speedFactor: number;
  readonly usdPerWebSearch: number;
}

/** What a month is priced with: requests, and what is paid by the hour beside them. */
export interface MonthTariff extends Tariff {
  /** Code execution containers, where they are not free. */
  readonly container: HourlyFee;
}

export interface Cost {
  readonly inputUsd: number;
  readonly cacheWriteUsd: number;
  readonly cacheReadUsd: number;
  readonly outputUsd: number;
  readonly webSearchUsd: number;
  readonly totalUsd: number;
}

/** The length that decides the price step: everything sent, cached or not. */
export const promptTokens = (usage: BilledUsage): number =>
  usage.uncachedInputTokens + usage.cacheWrite5mTokens + usage.cacheWrite1hTokens + usage.cacheReadTokens;

/** The step a prompt of this length is billed at, as a whole. Throws where the table ends below it. */
export function priceStepFor<S extends PriceStep>(steps: readonly S[], prompt: number): S {
  const step = steps.find((row) => row.upToPromptTokens === null || prompt <= row.upToPromptTokens);
  if (!step) throw new Error(`The price table has no step for a prompt of ${prompt} tokens.`);
  return step;
}

/** Price of one request, by component, in USD. Nothing is rounded. */
export function priceRequest(usage: BilledUsage, tariff: Tariff, batch = false): Cost {
  const step = priceStepFor(tariff.steps, promptTokens(usage));
  const factor = tariff.locationFactor * (batch ? tariff.batchFactor : tariff.speedFactor);
  const priced = (usdTimesTokens: number): number => (usdTimesTokens * factor) / 1_000_000;
  return costOf({
    inputUsd: priced(usage.uncachedInputTokens * step.inputUsdPerMTok),
    cacheWriteUsd: priced(
      usage.cacheWrite5mTokens * step.cacheWrite5mUsdPerMTok +
        usage.cacheWrite1hTokens * step.cacheWrite1hUsdPerMTok,
    ),
    cacheReadUsd: priced(usage.cacheReadTokens * step.cacheReadUsdPerMTok),
    outputUsd: priced(usage.outputTokens * step.outputUsdPerMTok),
    webSearchUsd: usage.webSearches * tariff.usdPerWebSearch,
  });
}

/** Cost of `count` equal requests. */
export const timesCost = (cost: Cost, count: number): Cost =>
  costOf({
    inputUsd: cost.inputUsd * count,
    cacheWriteUsd: cost.cacheWriteUsd * count,
    cacheReadUsd: cost.cacheReadUsd * count,
    outputUsd: cost.outputUsd * count,
    webSearchUsd: cost.webSearchUsd * count,
  });

/** Adds costs component by component, without the drift that adding millions of small numbers would bring. */
export function sumCosts(costs: Iterable<Cost>): Cost {
  const sums = {
    inputUsd: startSum(),
    cacheWriteUsd: startSum(),
    cacheReadUsd: startSum(),
    outputUsd: startSum(),
    webSearchUsd: startSum(),
  };
  for (const cost of costs) {
    for (const part of parts) addTo(sums[part], cost[part]);
  }
  return costOf({
    inputUsd: endSum(sums.inputUsd),
    cacheWriteUsd: endSum(sums.cacheWriteUsd),
    cacheReadUsd: endSum(sums.cacheReadUsd),
    outputUsd: endSum(sums.outputUsd),
    webSearchUsd: endSum(sums.webSearchUsd),
  });
}

const parts = ['inputUsd', 'cacheWriteUsd', 'cacheReadUsd', 'outputUsd', 'webSearchUsd'] as const;

const costOf = (cost: Omit<Cost, 'totalUsd'>): Cost => ({
  ...cost,
  totalUsd: parts.reduce((total, part) => total + cost[part], 0),
});

/** Neumaier's compensated sum: `lost` collects the low digits each addition drops. */
interface RunningSum {
  sum: number;
  lost: number;
}
const startSum = (): RunningSum => ({ sum: 0, lost: 0 });
const endSum = ({ sum, lost }: RunningSum): number => sum + lost;

function addTo(running: RunningSum, value: number): void {
  const next = running.sum + value;
  const larger = Math.abs(running.sum) >= Math.abs(value) ? running.sum : value;
  const smaller = larger === running.sum ? value : running.sum;
  running.lost += larger - next + smaller;
  running.sum = next;
}
