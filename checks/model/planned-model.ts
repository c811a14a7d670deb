import type { Catalog } from '../../src/catalog/catalog.ts';
import { findModel, type ModelMatch, matchModel } from '../../src/catalog/lookup.ts';
import type { Model } from '../../src/catalog/model.ts';
import type { JudgeInput } from '../../src/judge/check.ts';
import type { Outcome } from '../../src/judge/finding.ts';
import type { Observation, ObservedBy } from '../../src/judge/observation.ts';
import { inconclusive } from '../../src/judge/outcome.ts';
import { nearest } from '../../src/plan/nearest.ts';
import { unansweredField } from '../unanswered-field.ts';

type ModelProbe = 'model' | 'fallback-model';
type ModelObserved = ObservedBy<ModelProbe>;

/** A model the plan names, with everything known about it. */
export interface PlannedModel {
  /** As the plan writes it. */
  readonly id: string;
  /** For sentences, e.g. "Sonnet 4.5"; the id where neither catalog nor account know a name. */
  readonly name: string;
  readonly match: ModelMatch;
  readonly row: Model | undefined;
  /** The known id a mistyped one most likely means. */
  readonly nearest: string | undefined;
  /** What the Models API said, if it was asked about this very model. */
  readonly live: ModelObserved | undefined;
}

/** The planned model, or undefined while the plan names none. */
export function plannedModel({ plan, catalog, observed }: JudgeInput): PlannedModel | undefined {
  return plan.model.id ? known(plan.model.id, catalog, observed.model) : undefined;
}

/** The planned fallback model, or undefined while the plan names none or decided against one. */
export function plannedFallback({ plan, catalog, observed }: JudgeInput): PlannedModel | undefined {
  const id = plan.model.fallback;
  return id && id !== 'none' ? known(id, catalog, observed['fallback-model']) : undefined;
}

function known(id: string, catalog: Catalog, observation: Observation<ModelProbe> | undefined): PlannedModel {
  const match = matchModel(catalog, id);
  const row = 'model' in match ? match.model : undefined;
  // An answer kept from an earlier run may be about the model the plan named then.
  const live =
    observation?.status === 'observed' && sameModel(catalog, id, observation.value.id)
      ? observation
      : undefined;
  const ids = catalog.models.map((model) => model.id);
  return {
    id,
    name: row?.name ?? live?.value.displayName ?? id,
    match,
    row,
    nearest: match.kind === 'unknown' ? nearest(id, ids) : undefined,
    live,
  };
}

/** True where two written ids mean the same model, however each names it. */
export function sameModel(catalog: Catalog, one: string, other: string): boolean {
  const row = findModel(catalog, one);
  return one === other || (row !== undefined && row === findModel(catalog, other));
}

export const modelUnanswered = (): Outcome => unansweredField('model.id');

/** Nothing documented is known about the model, so what rests on the catalog cannot be judged. */
export const modelNotInCatalog = ({ id, match, nearest: meant }: PlannedModel): Outcome =>
  inconclusive(
    'model-not-in-catalog',
    {
      id,
      retiredOn: match.kind === 'retired' ? match.retired.retiredOn : null,
      ...(meant !== undefined && { nearest: meant }),
    },
    { basis: 'documented' },
  );
