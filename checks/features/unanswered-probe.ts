import type { CauseId } from '../../src/catalog/error-cause.ts';
import type { Feature } from '../../src/catalog/vocabulary.ts';
import { callFailed } from '../../src/judge/call-failed.ts';
import type { JudgeInput } from '../../src/judge/check.ts';
import type { Outcome } from '../../src/judge/finding.ts';
import type { Observation, ObservationId } from '../../src/judge/observation.ts';
import { fail } from '../../src/judge/outcome.ts';
import { messagesAnswered } from '../messages-answered.ts';

/** Refusals that can speak of what a call asks beyond a plain one. */
const aboutFeature: ReadonlySet<CauseId> = new Set([
  'invalid-request',
  'permission-denied',
  'not-found',
  'request-too-large',
]);

interface Refusal {
  readonly cause: CauseId;
  readonly reason: string;
}

function refusalOf(observation: Observation | undefined): Refusal | null {
  if (observation?.status !== 'failed' || !observation.cause) return null;
  const { cause, reason } = observation;
  return aboutFeature.has(cause) ? { cause, reason } : null;
}

/** The feature's message brought nothing: refused to it, or not asked. */
export function withoutAnswer(
  feature: Feature,
  probe: ObservationId,
  observation: Observation | undefined,
  { catalog, observed }: JudgeInput,
): Outcome {
  const refusal = refusalOf(observation);
  return refusal && messagesAnswered(observed)
    ? fail('feature-refused', { feature, ...refusal }, { basis: 'live' })
    : callFailed(catalog, probe, observation);
}

/**
 * The list of batches or files was not read. It is asked for whether or not messages are answered, so a refusal says
 * nothing about those.
 */
export function withoutList(
  feature: 'batch' | 'files',
  observation: Exclude<Observation<'batches' | 'files'>, { status: 'observed' }> | undefined,
  { catalog }: JudgeInput,
): Outcome {
  const refusal = refusalOf(observation);
  return refusal
    ? fail('list-refused', { feature, ...refusal }, { basis: 'live' })
    : callFailed(catalog, feature === 'batch' ? 'batches' : 'files', observation);
}
