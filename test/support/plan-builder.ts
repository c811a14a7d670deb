import type { CauseId } from '../../src/catalog/error-cause.ts';
import type {
  Absence,
  ModelSeen,
  Observation,
  ObservationId,
  Observed,
  ObservedValues,
} from '../../src/judge/observation.ts';
import { type Plan, type PlanInput, planSchema } from '../../src/plan/schema.ts';
import { observedAt } from './judging-day.ts';
import { seenAccount } from './seen-account.ts';
import { seenCloud } from './seen-cloud.ts';
import { model, seenModel } from './seen-model.ts';
import { trial } from './seen-trial.ts';

export { TODAY } from './judging-day.ts';

/** A validated plan from only the parts a case is about; everything else is unknown. */
export const planWith = (partial: PlanInput = {}): Plan => planSchema.parse(partial);

/** A probe that brought nothing. */
export type Missing = Absence & { readonly status: 'unavailable' | 'failed' };

export const unavailable = (reason = 'The run is offline.'): Missing => ({ status: 'unavailable', reason });

export const failed = (cause: CauseId, reason = `The call failed: ${cause}.`): Missing => ({
  status: 'failed',
  cause,
  reason,
});

const defaults: ObservedValues = { ...seenAccount, ...seenModel, ...seenCloud, trial };

/** `supports` of an observed model with some capabilities replaced. */
export const supports = (override: Partial<ModelSeen['supports']>): ModelSeen['supports'] => ({
  ...model.supports,
  ...override,
});

/** What probes brought: per id the fields that differ from a plain good answer, or `unavailable()` / `failed(cause)`. */
export function observedWith(
  parts: { readonly [K in ObservationId]?: Partial<ObservedValues[K]> | Missing },
): Observed {
  const entries = Object.entries(parts) as [ObservationId, object][];
  return Object.fromEntries(entries.map(([id, part]) => [id, observation(id, part)]));
}

function observation(id: ObservationId, part: object): Observation {
  const base = { id, probe: id, at: observedAt, ms: 1, costUsd: 0, requestIds: [] };
  const missing = 'status' in part;
  return (
    missing ? { ...base, ...part } : { ...base, status: 'observed', value: { ...defaults[id], ...part } }
  ) as Observation;
}
