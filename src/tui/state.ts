import type { Action } from './state/actions.ts';
import { reduceConsent } from './state/consent.ts';
import { reduceExport } from './state/export.ts';
import { reducePoll } from './state/poll.ts';
import { reduceQuestion } from './state/question.ts';
import { reduceResults } from './state/results.ts';
import { reduceWalk } from './state/walking.ts';
import { moved, type Slice, type WizardContext, type WizardState } from './state/wizard-state.ts';

const slices: readonly Slice[] = [
  reduceWalk,
  reduceQuestion,
  reduceConsent,
  reducePoll,
  reduceResults,
  reduceExport,
];

/** The wizard's whole behaviour that needs no outside: same state, action and context, same result. */
export function reduce(state: WizardState, action: Action, context: WizardContext): WizardState {
  const settled = state.notice === null || keepsNotice.has(action.type) ? state : { ...state, notice: null };
  for (const slice of slices) {
    const next = slice(settled, action, context);
    if (next) return next;
  }
  return reduceAnywhere(settled, action);
}

/** Reports from outside come at any time and must not wipe what the person is reading. */
const keepsNotice: ReadonlySet<Action['type']> = new Set(['poll-reported']);

function reduceAnywhere(state: WizardState, action: Action): WizardState {
  const { screen, help } = state;
  switch (action.type) {
    case 'moved':
      return 'cursor' in screen
        ? { ...state, screen: { ...screen, cursor: moved(screen.cursor, action) } }
        : state;
    case 'scrolled':
      return help ? { ...state, help: { scroll: moved(help.scroll, action) } } : state;
    case 'help-opened':
      return { ...state, help: { scroll: 0 } };
    case 'help-closed':
      return { ...state, help: null };
    case 'noticed':
      return { ...state, notice: action.sentence };
    default:
      return state;
  }
}
