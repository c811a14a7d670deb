import { shownFindings } from '../findings.ts';
import { inputFor } from '../inputs.ts';
import type { Question, QuestionSection } from '../questions/question.ts';
import type { Stop } from '../walk.ts';
import { accessOnPath } from './asked-account.ts';
import type { CameFrom, PollPurpose } from './screens.ts';
import type { WizardContext, WizardState } from './wizard-state.ts';

export const questionOf = (context: WizardContext, id: string): Question | undefined =>
  context.questions.find((question) => question.id === id);

export function openQuestion(
  state: WizardState,
  context: WizardContext,
  id: string,
  from: CameFrom,
): WizardState {
  const question = questionOf(context, id);
  if (!question) return state;
  const input = inputFor(context, state.plan, question, state.typed[id], state.by);
  return { ...reviewed(state, question.section), screen: { kind: 'question', id, from, input } };
}

export const openSection = (state: WizardState, section: QuestionSection, cursor = 0): WizardState => ({
  ...reviewed(state, section),
  screen: { kind: 'section', section, cursor },
});

const reviewed = (state: WizardState, section: QuestionSection): WizardState =>
  state.review.includes(section)
    ? { ...state, review: state.review.filter((waiting) => waiting !== section) }
    : state;

export const openConsent = (
  state: WizardState,
  context: WizardContext,
  purpose: PollPurpose = { kind: 'everything' },
): WizardState => ({
  ...state,
  access: accessOnPath(state, context),
  screen: { kind: 'consent', purpose, cursor: 0, budget: null },
});

export const openWelcome = (state: WizardState): WizardState => ({
  ...state,
  screen: { kind: 'welcome', cursor: 0, doubted: null },
});

/** Shows the results with the cursor on a check's finding; null leaves it where it was. */
export function openResults(state: WizardState, check: string | null): WizardState {
  const index = state.run ? shownFindings(state.run).findIndex((finding) => finding.check === check) : -1;
  return {
    ...state,
    resultsCursor: index === -1 ? state.resultsCursor : index,
    screen: { kind: 'results', details: null },
  };
}

export function stopAt(state: WizardState, context: WizardContext, stop: Stop): WizardState {
  switch (stop.kind) {
    case 'question':
      return openQuestion(state, context, stop.id, 'walk');
    case 'section':
      return openSection(state, stop.section);
    case 'done':
      return openConsent(state, context);
  }
}
