import type { Feature } from '../../src/catalog/vocabulary.ts';
import type { JudgeInput } from '../../src/judge/check.ts';
import type { Outcome } from '../../src/judge/finding.ts';
import { notApplicable } from '../../src/judge/outcome.ts';
import { usesFeature } from '../../src/plan/planned-use.ts';
import { unansweredField } from '../unanswered-field.ts';

/** Settles what needs no probe: nobody said whether the feature is used, or it is not. `name` as in "The plan does not use …". */
export function unlessPlanned(feature: Feature, name: string, { plan }: JudgeInput): Outcome | null {
  const uses = usesFeature(feature, plan);
  if (uses === null) return unansweredField('task.features');
  if (!uses) return notApplicable(`The plan does not use ${name}.`);
  return plan.model.id ? null : unansweredField('model.id');
}
