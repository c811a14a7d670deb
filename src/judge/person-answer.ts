import { daysBetween } from '../catalog/age.ts';
import type { JudgeInput } from './check.ts';
import type { CheckId, Outcome } from './finding.ts';
import { fail, inconclusive, pass, unanswered } from './outcome.ts';

/** From then on a finding says how old the word is. Ours: half a year outlasts many a rota and many a setting. */
const oldAfterDays = 180;

/**
 * Judges a check that rests on a person's word alone: yes passes as attested, no fails, silence is unanswered. A word
 * dated after today was not given yet and counts for nothing.
 */
export function judgeAnswer(
  { plan, today }: Pick<JudgeInput, 'plan' | 'today'>,
  check: CheckId,
  question: string,
): Outcome {
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
  const { by, on } = answer;
  if (on > today)
    return inconclusive('answer-dated-ahead', { by, on, today }, { basis: 'attested', figures });
  const days = daysBetween(on, today);
  const said = { by, on, ...(days > oldAfterDays && { oldDays: days }) };
  return answer.says === 'yes'
    ? pass('answered-yes', { ...said, evidence: answer.evidence ?? null }, { basis: 'attested', figures })
    : fail('answered-no', { ...said, note: answer.note ?? null }, { basis: 'attested', figures });
}
