import type { JudgeInput } from '../../src/judge/check.ts';
import type { Outcome } from '../../src/judge/finding.ts';
import type { Observation } from '../../src/judge/observation.ts';
import { fail } from '../../src/judge/outcome.ts';
import { withoutAnswer } from './planned-feature.ts';

/**
 * The list of batches or files was not read. Unlike the paid probes it is asked for whether or not messages are
 * answered, so a refusal says nothing about those.
 */
export function withoutList(
  feature: 'batch' | 'files',
  observation: Exclude<Observation<'batches' | 'files'>, { status: 'observed' }> | undefined,
  input: JudgeInput,
): Outcome {
  const outcome = withoutAnswer(feature, feature === 'batch' ? 'batches' : 'files', observation, input);
  if (outcome.code !== 'feature-refused') return outcome;
  return fail('list-refused', { ...outcome.args, feature }, { basis: 'live' });
}
