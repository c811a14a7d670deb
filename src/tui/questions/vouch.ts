import type { Check } from '../../judge/check.ts';
import type { Section } from '../../judge/finding.ts';
import type { QuestionSection, VouchQuestion } from './question.ts';

/** Where the walk asks for what a section's checks want a person to say. */
const home: Readonly<Record<Section, QuestionSection>> = {
  task: 'task',
  model: 'model',
  tokens: 'tokens',
  platform: 'platform',
  workspace: 'workspace',
  limits: 'spend',
  spend: 'spend',
  cost: 'traffic',
};

/** One question for each check that rests on a person's word; stored in `plan.answers` under the check's id. */
export function vouchQuestions(checks: readonly Check[]): readonly VouchQuestion[] {
  return checks.flatMap((check) =>
    check.asks
      ? [
          {
            id: `answers.${check.id}`,
            section: home[check.section],
            kind: 'vouch',
            ask: check.asks.question,
            why: check.guide.why,
            where: check.asks.where,
            checks: [check.id],
            get: (plan) => plan.answers[check.id],
            set: (plan, value) => {
              const { [check.id]: _replaced, ...others } = plan.answers;
              return { ...plan, answers: value === null ? others : { ...others, [check.id]: value } };
            },
          },
        ]
      : [],
  );
}
