import { catalog } from '../../src/catalog/catalog.ts';
import { findModel } from '../../src/catalog/lookup.ts';
import type { BilledUsage, MonthTariff } from '../../src/cost/price.ts';

/** Usage of one request with nothing in it but what is given. */
export const usage = (partial: Partial<BilledUsage>): BilledUsage => ({
  uncachedInputTokens: 0,
  cacheWrite5mTokens: 0,
  cacheWrite1hTokens: 0,
  cacheReadTokens: 0,
  outputTokens: 0,
  webSearches: 0,
  ...partial,
});

/** Catalog prices of a model on an ordinary path: batches at half, a search at a cent. */
export function tariffOf(model: string, change: Partial<MonthTariff> = {}): MonthTariff {
  const steps = findModel(catalog, model)?.prices.steps ?? [];
  return {
    steps,
    batchFactor: 0.5,
    locationFactor: 1,
    speedFactor: 1,
    usdPerWebSearch: 0.01,
    container: { usdPerHour: 0.05, freeHoursPerMonth: 1_550 },
    ...change,
  };
}
