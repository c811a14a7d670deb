import type { Catalog } from '../catalog/catalog.ts';
import type { Model } from '../catalog/model.ts';
import { type ModelLine, modelLines } from '../catalog/vocabulary.ts';
import { storedPrefixes } from '../cost/caching.ts';
import { forecastScenario } from '../cost/forecast.ts';
import { answerSheet } from './missing-answers.ts';
import { breaksOn, type ModelBreak } from './model-breaks.ts';
import type { Plan } from './schema.ts';
import { plannedTariff } from './tariff.ts';
import type { PlannedMonth } from './workload.ts';
import { tokenFactor, workloadOn } from './workload-elsewhere.ts';

/** The planned month as one model would bill it, and what of the plan would break there. */
export interface ModelMonth {
  /** Of the Claude API, whatever the planned path calls it. */
  readonly id: string;
  readonly name: string;
  readonly line: ModelLine;
  /** Its line against that of the planned model. */
  readonly against: 'same' | 'stronger' | 'weaker';
  /** The medium month of the same texts, USD. */
  readonly mediumUsd: number;
  /** Tokens it makes of a text of which the planned model makes one. */
  readonly tokenFactor: number;
  readonly breaks: readonly ModelBreak[];
  readonly isPlanned: boolean;
}

type Priced = Extract<PlannedMonth, { readonly kind: 'planned' }>;

/**
 * The same workload on the planned model and on every other one that can be called over the planned path, cheapest
 * first. Null where the planned model is retired on the Claude API: nothing is kept of how it counts and what it takes.
 */
export function monthOnEachModel(plan: Plan, catalog: Catalog, month: Priced): readonly ModelMonth[] | null {
  const from = catalog.models.find(({ id }) => id === month.model.id);
  if (!from) return null;
  const { cache } = month.workload;
  const isCached = cache !== null && storedPrefixes(cache).length > 0;
  return catalog.models
    .filter((model) => model === from || canBeCalled(plan, model))
    .map((model) => {
      const workload = workloadOn(plan, catalog, month.workload, { from, to: model });
      return {
        id: model.id,
        name: model.name,
        line: model.line,
        against: lineAgainst(model, from),
        mediumUsd: mediumUsd(plan, catalog, model, { month, workload }),
        tokenFactor: tokenFactor(catalog, from, model),
        breaks: breaksOn(plan, catalog, model, { workload, isCached }),
        isPlanned: model === from,
      };
    })
    .sort((one, other) => one.mediumUsd - other.mediumUsd);
}

/** By anyone, over the planned path, at a published price. */
function canBeCalled({ platform: { path } }: Plan, { lifecycle, prices, ids }: Model): boolean {
  if (lifecycle.state === 'retired' || lifecycle.restricted || prices.steps.length === 0) return false;
  return !path || ids[path] !== undefined;
}

function mediumUsd(
  plan: Plan,
  catalog: Catalog,
  model: Model,
  { month, workload }: { readonly month: Priced; readonly workload: Priced['workload'] },
): number {
  if (model.id === month.model.id) return month.forecast.medium.totalUsd;
  // Every answer the tariff asks for was given, or the month would be missing.
  const tariff = plannedTariff(plan, catalog, model, answerSheet());
  return forecastScenario(workload, tariff, 'medium').totalUsd;
}

function lineAgainst(model: Model, planned: Model): ModelMonth['against'] {
  const above = modelLines.indexOf(model.line) - modelLines.indexOf(planned.line);
  if (above === 0) return 'same';
  return above > 0 ? 'stronger' : 'weaker';
}
