import type { Catalog } from '../catalog/catalog.ts';
import { webSearchFee } from '../catalog/lookup.ts';
import type { CommonPrefix } from '../cost/caching.ts';
import { requestCost } from '../cost/request-cost.ts';
import { pricedModel } from './priced-model.ts';
import type { Plan } from './schema.ts';
import { type MeasuredMonth, plannedMonth } from './workload.ts';

const unmeasured: MeasuredMonth = { input: null, output: null, thinkingTokens: null, sizes: null };

/** How much a request of a size costs, and by which prices. */
export interface RequestPricing {
  /** `planned`: with the caching, batches, path and speed of the plan. `list`: one plain request on the Claude API. */
  readonly prices: 'planned' | 'list';
  readonly costOf: ReturnType<typeof requestCost>;
}

/**
 * The price of single requests of this plan; null where no price is documented for its model. Sizes need not be planned.
 * `prefixes`: what real requests begin with, instead of the planned prefix; null or absent: nobody measured it.
 */
export function requestPricing(
  plan: Plan,
  catalog: Catalog,
  prefixes: readonly CommonPrefix[] | null = null,
): RequestPricing | null {
  const size = { typical: 0, p95: 0 };
  const unsized: Plan = { ...plan, tokens: { ...plan.tokens, input: size, output: size } };
  const month = plannedMonth(unsized, catalog, prefixes && { ...unmeasured, prefixes });
  if (month.kind === 'planned') {
    return { prices: 'planned', costOf: requestCost(month.workload, month.tariff) };
  }
  const model = pricedModel(plan, catalog);
  if (!model) return null;
  const plain = {
    input: size,
    output: size,
    measured: null,
    thinkingTokens: null,
    toolTokens: null,
    requestsPerDay: 0,
    activeDaysPerMonth: 0,
    arrivals: { activeHours: 24, burstsPerDay: 1 },
    batchShare: 0,
    webSearchesPerRequest: 0,
    containerHoursPerMonth: null,
    cache: null,
  };
  const tariff = {
    steps: model.prices.steps,
    batchFactor: catalog.priceModifiers.batch,
    locationFactor: 1,
    speedFactor: 1,
    usdPerWebSearch: webSearchFee(catalog).usdPerUse,
  };
  return { prices: 'list', costOf: requestCost(plain, tariff) };
}
