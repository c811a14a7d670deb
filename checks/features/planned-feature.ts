import type { CauseId } from '../../src/catalog/error-cause.ts';
import type { Feature } from '../../src/catalog/vocabulary.ts';
import { callFailed } from '../../src/judge/call-failed.ts';
import type { JudgeInput } from '../../src/judge/check.ts';
import type { Outcome } from '../../src/judge/finding.ts';
import type { Observation, ObservationId } from '../../src/judge/observation.ts';
import { fail, notApplicable } from '../../src/judge/outcome.ts';
import { usesFeature } from '../../src/plan/planned-use.ts';
import { unansweredField } from '../unanswered-field.ts';

/** Settles what needs no probe: nobody said whether the feature is used, or it is not. `name` as in "The plan does not use …". */
export function unlessPlanned(feature: Feature, name: string, { plan }: JudgeInput): Outcome | null {
  const uses = usesFeature(feature, plan);
  if (uses === null) return unansweredField('task.features');
  if (!uses) return notApplicable(`The plan does not use ${name}.`);
  return plan.model.id ? null : unansweredField('model.id');
}

/**
 * Refusals that speak of the feature. Feature probes are sent only where plain messages of the same key are answered, so
 * what they are refused for is what they ask beyond that.
 */
const aboutFeature: ReadonlySet<CauseId> = new Set(['invalid-request', 'permission-denied', 'not-found']);

/** The feature's probe brought nothing: refused to it, or not asked. */
export function withoutAnswer(
  feature: Feature,
  probe: ObservationId,
  observation: Observation | undefined,
  { catalog }: JudgeInput,
): Outcome {
  if (observation?.status === 'failed' && observation.cause && aboutFeature.has(observation.cause)) {
    const { cause, reason } = observation;
    return fail('feature-refused', { feature, cause, reason }, { basis: 'live' });
  }
  return callFailed(catalog, probe, observation);
}
