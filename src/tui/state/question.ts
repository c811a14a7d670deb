import type { CheckId } from '../../judge/finding.ts';
import type { Plan } from '../../plan/schema.ts';
import { choiceRows, isFieldQuestion, readField, readText, rowValue, writesNone } from '../inputs.ts';
import type { NumberQuestion, Question } from '../questions/question.ts';
import { edit } from '../text/field.ts';
import { applies, isAnswered, nextStop, sectionQuestions } from '../walk.ts';
import type { Action } from './actions.ts';
import { openQuestion, openResults, openSection, questionOf, stopAt } from './navigation.ts';
import { samePlan } from './same-plan.ts';
import type { Input, QuestionScreen } from './screens.ts';
import { stepVouch } from './vouch.ts';
import { moved, type Slice, type WizardContext, type WizardState } from './wizard-state.ts';

/** The question on screen: typing, marking, answering. */
export const reduceQuestion: Slice = (state, action, context) => {
  if (action.type === 'question-opened') return openQuestion(state, context, action.id, action.from);
  const { screen } = state;
  if (screen.kind !== 'question' || state.help) return undefined;
  const question = questionOf(context, screen.id);
  if (!question) return undefined;
  switch (action.type) {
    case 'moved':
      return 'cursor' in screen.input
        ? withInput(state, screen, { ...screen.input, cursor: moved(screen.input.cursor, action) })
        : state;
    case 'toggled':
      return withInput(state, screen, marked(screen.input, question, state.plan, context));
    case 'edited':
      return withInput(state, screen, edited(screen.input, action));
    case 'unknown-chosen':
      return answer(state, context, screen, question, question.set(state.plan, null));
    case 'submitted':
      return submit(state, context, screen, question);
    default:
      return undefined;
  }
};

function marked(input: Input, question: Question, plan: Plan, context: WizardContext): Input {
  if (input.kind !== 'multi' || question.kind !== 'multi') return input;
  const value = question.options(plan, context.catalog)[input.cursor]?.value;
  if (value === undefined) return input;
  const chosen = input.chosen.includes(value)
    ? input.chosen.filter((other) => other !== value)
    : [...input.chosen, value];
  return { ...input, chosen };
}

function edited(input: Input, { change }: Action & { type: 'edited' }): Input {
  switch (input.kind) {
    case 'field':
      return { ...input, field: edit(input.field, change), error: null };
    case 'choice':
      return input.filter ? { ...input, filter: edit(input.filter, change), cursor: 0 } : input;
    case 'vouch':
      return input.step === 'says'
        ? input
        : { ...input, [input.step]: edit(input[input.step], change), error: null };
    case 'multi':
      return input;
  }
}

/** Text that was typed and not taken survives leaving the question. */
function withInput(state: WizardState, screen: QuestionScreen, input: Input): WizardState {
  const text = typedText(input);
  const typed = text === undefined ? state.typed : { ...state.typed, [screen.id]: text };
  return { ...state, typed, screen: { ...screen, input } };
}

const typedText = (input: Input): string | undefined =>
  input.kind === 'field' ? input.field.text : input.kind === 'choice' ? input.filter?.text : undefined;

function submit(
  state: WizardState,
  context: WizardContext,
  screen: QuestionScreen,
  question: Question,
): WizardState {
  const { input } = screen;
  const taken = (plan: Plan): WizardState => answer(state, context, screen, question, plan);
  const refused = (error: string): WizardState =>
    input.kind === 'field'
      ? { ...state, screen: { ...screen, input: { ...input, error } } }
      : { ...state, notice: error };

  switch (input.kind) {
    case 'choice': {
      if (question.kind !== 'choice' && question.kind !== 'yes-no') return state;
      const row = choiceRows(context, state.plan, question, input.filter)[input.cursor];
      if (row?.kind === 'as-typed') {
        const read = readText(row.text, maxFreeLength, false);
        if (read.kind === 'refused') return refused(read.sentence);
      }
      return taken((question as Settable).set(state.plan, rowValue(question, row)));
    }
    case 'multi':
      return question.kind === 'multi' ? taken(question.set(state.plan, input.chosen)) : state;
    case 'field': {
      if (!isFieldQuestion(question)) return state;
      if (question.kind === 'number' && question.noneBy && writesNone(input.field.text)) {
        return takeNone(state, context, screen, question, question.noneBy);
      }
      const read = readField(question, input.field.text, state.plan, context.today);
      return read.kind === 'refused'
        ? refused(read.sentence)
        : taken((question as Settable).set(state.plan, read.value));
    }
    case 'vouch': {
      if (question.kind !== 'vouch') return state;
      const step = stepVouch(input, question.get(state.plan) ?? null, context.today);
      if (step.kind === 'input') return { ...state, screen: { ...screen, input: step.input } };
      const by = step.answer?.by ?? state.by;
      return answer({ ...state, by }, context, screen, question, question.set(state.plan, step.answer));
    }
  }
}

/** Longest id that can be taken as typed; the plan's own bound. */
const maxFreeLength = 200;

/** The value was read by the question's own kind, so it is of the type its `set` takes. */
interface Settable {
  set(plan: Plan, value: unknown): Plan;
}

/**
 * No figure, because there is none. A person says so: on the walk their question follows, elsewhere it opens at once.
 * An earlier yes is taken out, which claimed the contrary.
 */
function takeNone(
  state: WizardState,
  context: WizardContext,
  screen: QuestionScreen,
  question: NumberQuestion,
  check: CheckId,
): WizardState {
  const { [check]: said, ...others } = state.plan.answers;
  const plan = question.set(said?.says === 'yes' ? { ...state.plan, answers: others } : state.plan, null);
  const taken = answer(state, context, screen, question, plan);
  const confirming = questionOf(context, `answers.${check}`);
  if (screen.from === 'walk' || !confirming || isAnswered(taken.plan, confirming)) return taken;
  return applies(context, taken.plan, confirming)
    ? openQuestion(taken, context, confirming.id, screen.from)
    : taken;
}

/** Stores the answer and goes where the person came from, or on along the walk. */
function answer(
  state: WizardState,
  context: WizardContext,
  screen: QuestionScreen,
  question: Question,
  plan: Plan,
): WizardState {
  const { [screen.id]: _taken, ...typed } = state.typed;
  const same = samePlan(plan, state.plan);
  const answered: WizardState = {
    ...state,
    plan: same ? state.plan : plan,
    worthSaving: true,
    typed,
    pending: state.pending.filter((id) => id !== screen.id),
    preset: state.preset && { ...state.preset, kept: state.preset.kept.filter((id) => id !== screen.id) },
  };
  switch (screen.from) {
    case 'results':
      return openResults(answered, null);
    case 'section': {
      const rows = sectionQuestions(context, plan, question.section);
      return openSection(answered, question.section, rows.findIndex(({ id }) => id === screen.id) + 1);
    }
    case 'walk':
      return stopAt(answered, context, nextStop(context, answered, screen.id));
  }
}
