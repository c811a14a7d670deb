import { checks } from '../../checks/registry.ts';
import { catalog } from '../../src/catalog/catalog.ts';
import { questionsFor } from '../../src/tui/questions/registry.ts';
import type { Action } from '../../src/tui/state/actions.ts';
import { firstState, type WizardContext, type WizardState } from '../../src/tui/state/wizard-state.ts';
import { reduce } from '../../src/tui/state.ts';
import { planWith, TODAY } from './plan-builder.ts';

/** What a wizard over an empty folder and no key knows. */
export const bareContext: WizardContext = {
  catalog,
  checks,
  questions: questionsFor(checks),
  today: TODAY,
  version: '0.0.0-test',
  planPath: 'gonogo.json',
  plan: null,
  draft: null,
  presets: [],
  project: { likely: [], signs: [], unread: [] },
  credential: null,
  lastRun: null,
  blank: planWith(),
};

/** The state after some actions, from the first screen on or from a given state. */
export const play = (
  actions: readonly Action[],
  from?: Partial<WizardState>,
  context = bareContext,
): WizardState =>
  actions.reduce((state, action) => reduce(state, action, context), { ...firstState(context), ...from });

export const typed = (text: string): Action => ({ type: 'edited', change: { kind: 'insert', text } });
export const move = (by: number, last = 100): Action => ({ type: 'moved', by, last });
export const open = (id: string, from: 'walk' | 'section' | 'results' = 'walk'): Action => ({
  type: 'question-opened',
  id,
  from,
});
export const submit: Action = { type: 'submitted' };
export const back: Action = { type: 'went-back' };
