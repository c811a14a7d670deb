import type { Check } from '../../judge/check.ts';
import { modelQuestions } from './model.ts';
import { platformQuestions } from './platform.ts';
import { type Question, questionSections } from './question.ts';
import { spendQuestions } from './spend.ts';
import { taskQuestions } from './task.ts';
import { tokensQuestions } from './tokens.ts';
import { trafficQuestions } from './traffic.ts';
import { vouchQuestions } from './vouch.ts';
import { workspaceQuestions } from './workspace.ts';

/** What people vouch for closes its section, except where it takes up the question before it. */
const directlyBehind: Readonly<Record<string, string>> = {
  'answers.spend/org-limit': 'spend.organizationLimitUsd',
  'answers.spend/workspace-limit': 'spend.workspaceLimitUsd',
};

/** Every question in the order of the walk. */
export function questionsFor(checks: readonly Check[]): readonly Question[] {
  const asked: readonly Question[] = [
    ...taskQuestions,
    ...modelQuestions,
    ...tokensQuestions,
    ...platformQuestions,
    ...workspaceQuestions,
    ...spendQuestions,
    ...trafficQuestions,
    ...vouchQuestions(checks),
  ];
  const following = (question: Question): Question[] => [
    question,
    ...asked.filter(({ id }) => directlyBehind[id] === question.id),
  ];
  return questionSections.flatMap((section) =>
    asked
      .filter((question) => question.section === section && directlyBehind[question.id] === undefined)
      .flatMap(following),
  );
}
