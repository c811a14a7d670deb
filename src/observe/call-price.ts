import type { Catalog } from '../catalog/catalog.ts';
import { findModel, webSearchFee } from '../catalog/lookup.ts';
import type { PriceStep } from '../catalog/model.ts';
import { type BilledUsage, priceRequest } from '../cost/price.ts';
import type { Plan } from '../plan/schema.ts';

/** Most that one call with this usage can cost on the planned model, in USD: a workspace may keep inference in the US. */
export const worstCallUsd = (usage: Partial<BilledUsage>, plan: Plan, catalog: Catalog): number =>
  callUsd(usage, { geo: 'us', fast: false }, plan, catalog);

/** What one answered call with this usage cost on the planned model, in USD. */
export function callUsd(
  billed: Partial<BilledUsage>,
  served: { readonly geo: string | null; readonly fast: boolean },
  plan: Plan,
  catalog: Catalog,
): number {
  const model = findModel(catalog, plan.model.id);
  const usage = {
    uncachedInputTokens: 0,
    cacheWrite5mTokens: 0,
    cacheWrite1hTokens: 0,
    cacheReadTokens: 0,
    outputTokens: 0,
    webSearches: 0,
    ...billed,
  };
  const fast = served.fast ? (model?.fastMode ?? null) : null;
  const standard = model?.prices.steps[0];
  return priceRequest(usage, {
    steps: steps(plan, catalog),
    batchFactor: 1,
    locationFactor: served.geo === 'us' ? catalog.priceModifiers.usInference : 1,
    speedFactor: fast && standard ? fast.outputUsdPerMTok / standard.outputUsdPerMTok : 1,
    usdPerWebSearch: webSearchFee(catalog).usdPerUse,
  }).totalUsd;
}

/** The planned model's prices, or, for a model whose price the catalog does not know, the dearest of all. */
function steps(plan: Plan, catalog: Catalog): readonly PriceStep[] {
  const own = findModel(catalog, plan.model.id)?.prices.steps ?? [];
  if (own.length > 0) return own;
  const all = catalog.models.flatMap((model) => model.prices.steps);
  const dearest = all.reduce((most, step) => (step.outputUsdPerMTok > most.outputUsdPerMTok ? step : most));
  return [{ ...dearest, upToPromptTokens: null }];
}
