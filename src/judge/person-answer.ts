import type { Plan } from '../plan/schema.ts';
import type { CheckId, Outcome } from './finding.ts';
import { fail, pass, unanswered } from './outcome.ts';

/** Judges a check that rests on a person's word alone: yes passes as attested, no fails, silence is unanswered. */
export function judgeAnswer(plan: Plan, check: CheckId, question: string): Outcome {
  const answer = plan.answers[check];
  if (!answer) return unanswered(question, `answers["${check}"]`);
  const figures = [
    {
      name: 'Answer',
      value: answer.says,
      unit: 'text',
      origin: 'attested',
      source: answer.by,
      at: answer.on,
    },
  ] as const;
  return answer.says === 'yes'
    ? pass(
        'answered-yes',
        { by: answer.by, on: answer.on, evidence: answer.evidence ?? null },
        { basis: 'attested', figures },
      )
    : fail(
        'answered-no',
        { by: answer.by, on: answer.on, note: answer.note ?? null },
        { basis: 'attested', figures },
      );
}
