import type { Outcome } from '../src/judge/finding.ts';
import { unanswered } from '../src/judge/outcome.ts';
import { missingAnswer, type PlanField } from '../src/plan/missing-answers.ts';

/** The plan field has no answer yet: asks its standing question. */
export function unansweredField(field: PlanField): Outcome {
  return unanswered(missingAnswer(field).question, field);
}
