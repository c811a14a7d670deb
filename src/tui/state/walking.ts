import {
  isAnswered,
  isUnknown,
  nextStop,
  questionBefore,
  sectionQuestions,
  stopAfterKeeping,
} from '../walk.ts';
import type { Action } from './actions.ts';
import {
  openConsent,
  openQuestion,
  openResults,
  openSection,
  openWelcome,
  questionOf,
  stopAt,
} from './navigation.ts';
import type { QuestionScreen } from './screens.ts';
import type { Slice, WizardContext, WizardState } from './wizard-state.ts';

/** First screen, order of the walk, sections, going back. */
export const reduceWalk: Slice = (state, action, context) => {
  switch (action.type) {
    case 'begun':
      return begin(state, action, context);
    case 'welcome-opened':
      return openWelcome(state);
    case 'doubted':
      return state.screen.kind === 'welcome'
        ? { ...state, notice: action.sentence, screen: { ...state.screen, doubted: state.screen.cursor } }
        : state;
    case 'went-on':
      return stopAt(state, context, nextStop(context, state, null));
    case 'section-opened':
      return openSection(state, action.section);
    case 'section-kept':
      return state.screen.kind === 'section'
        ? stopAt(state, context, stopAfterKeeping(context, state, state.screen.section))
        : state;
    case 'went-back':
      return goBack(state, context);
    default:
      return undefined;
  }
};

function begin(
  state: WizardState,
  { plan, start }: Action & { type: 'begun' },
  context: WizardContext,
): WizardState {
  const fresh: WizardState = {
    ...state,
    plan,
    begun: true,
    worthSaving: start.kind === 'preset' || start.kind === 'resume',
    preset: null,
    review: [],
    pending: [],
    typed: {},
  };
  switch (start.kind) {
    case 'resume':
      return resume(fresh, context, start.at);
    case 'plan': {
      const unknown = context.questions.filter((question) => isUnknown(context, plan, question));
      const next = { ...fresh, pending: unknown.map(({ id }) => id) };
      return stopAt(next, context, nextStop(context, next, null));
    }
    case 'blank': {
      const next = { ...fresh, pending: defaulted };
      return stopAt(next, context, nextStop(context, next, null));
    }
    case 'preset': {
      const kept = context.questions.filter((question) => isAnswered(plan, question));
      const next: WizardState = {
        ...fresh,
        preset: { name: start.name, kept: kept.map(({ id }) => id) },
        review: [...new Set(kept.map(({ section }) => section))],
      };
      return stopAt(next, context, nextStop(context, next, null));
    }
  }
}

/** Questions that a blank plan already answers: their default has to be seen once. */
const defaulted: readonly string[] = ['level'];

function resume(state: WizardState, context: WizardContext, at: string | null): WizardState {
  if (at === null) return openConsent(state, context);
  const known = context.questions.findIndex(({ id }) => id === at);
  if (known === -1) return stopAt(state, context, nextStop(context, state, null));
  const ahead = new Set(context.questions.slice(known).map(({ id }) => id));
  const untouched = (id: string): boolean =>
    questionOf(context, id)?.get(state.plan) === questionOf(context, id)?.get(context.blank);
  const pending = defaulted.filter((id) => ahead.has(id) && untouched(id));
  return openQuestion({ ...state, pending }, context, at, 'walk');
}

function goBack(state: WizardState, context: WizardContext): WizardState {
  const { screen, plan } = state;
  switch (screen.kind) {
    case 'welcome':
      return { ...state, notice: 'This is the first screen. Press q to leave; what you answered is kept.' };
    case 'question':
      return leaveQuestion(state, screen, context);
    case 'section': {
      const [first] = sectionQuestions(context, plan, screen.section);
      return toQuestion(state, context, first ? questionBefore(context, plan, first.id) : null);
    }
    case 'consent':
      if (screen.budget) return { ...state, screen: { ...screen, budget: null } };
      return screen.purpose.kind === 'check'
        ? openResults(state, screen.purpose.check)
        : toQuestion(state, context, questionBefore(context, plan, ''));
    case 'key':
      return openConsent(state, context, screen.purpose);
    case 'results':
      return screen.details
        ? { ...state, screen: { ...screen, details: null } }
        : openConsent(state, context);
    case 'fix':
    case 'export':
      return openResults(state, null);
    case 'poll':
      return state;
  }
}

function leaveQuestion(state: WizardState, screen: QuestionScreen, context: WizardContext): WizardState {
  const { input } = screen;
  if (input.kind === 'vouch' && input.step !== 'says') {
    const step = input.step === 'evidence' ? 'by' : 'says';
    return { ...state, screen: { ...screen, input: { ...input, step, error: null } } };
  }
  const section = questionOf(context, screen.id)?.section;
  if (screen.from === 'results') return openResults(state, null);
  if (screen.from === 'section' && section) return openSection(state, section);
  return toQuestion(state, context, questionBefore(context, state.plan, screen.id));
}

const toQuestion = (state: WizardState, context: WizardContext, id: string | null): WizardState =>
  id === null ? openWelcome(state) : openQuestion(state, context, id, 'walk');
