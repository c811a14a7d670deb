import type { Catalog } from '../../catalog/catalog.ts';
import { isBilledRefusal } from '../../catalog/lookup.ts';
import type { TrialLive } from '../../judge/seen/trial.ts';
import type { Plan } from '../../plan/schema.ts';
import { callUsd } from '../call-price.ts';

/** What one request of a trial is billed for. */
export type LiveUsage = TrialLive['usage'];
export type Via = TrialLive['via'];

/** By whose prices: the plan names the model. */
export interface Prices {
  readonly plan: Plan;
  readonly catalog: Catalog;
  readonly via: Via;
}

export interface Served {
  readonly geo: string | null;
  readonly fast: boolean;
}

/** Price of one request in USD. A batch halves tokens of every kind and leaves the fee of a search as it is. */
export function liveUsd(usage: LiveUsage, served: Served, { plan, catalog, via }: Prices): number {
  if (via === 'messages') return callUsd(usage, served, plan, catalog);
  const { webSearches, ...tokens } = usage;
  // A batch has no fast mode.
  const tokensUsd = callUsd(tokens, { ...served, fast: false }, plan, catalog);
  return tokensUsd * catalog.priceModifiers.batch + callUsd({ webSearches }, served, plan, catalog);
}

/** Whether an answer that ended so is billed at all: most refusals before the first word are not. */
export const isBilled = (
  {
    stopReason,
    category,
    outputTokens,
  }: { stopReason: string | null; category: string | null; outputTokens: number },
  catalog: Catalog,
): boolean => stopReason !== 'refusal' || outputTokens > 0 || isBilledRefusal(catalog, category);
