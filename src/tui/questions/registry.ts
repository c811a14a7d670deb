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

/** Every question in the order of the walk; what people vouch for closes its section. */
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
  return questionSections.flatMap((section) => asked.filter((question) => question.section === section));
}
