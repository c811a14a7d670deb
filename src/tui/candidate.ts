import type { Plan } from '../plan/schema.ts';
import { choiceRows, isFieldQuestion, readField, rowValue } from './inputs.ts';
import { questionOf } from './state/navigation.ts';
import type { WizardContext, WizardState } from './state/wizard-state.ts';

/** The plan as it would be with what is typed or highlighted right now, and whether that differs from the answer kept. */
export interface Candidate {
  readonly plan: Plan;
  readonly tentative: boolean;
}

const known = new WeakMap<WizardState, Candidate>();

/** Computed once per state, so that everything on a screen judges the same plan value. */
export function candidateOf(state: WizardState, context: WizardContext): Candidate {
  const entry = known.get(state) ?? compute(state, context);
  known.set(state, entry);
  return entry;
}

function compute(state: WizardState, context: WizardContext): Candidate {
  const { plan, screen } = state;
  const settled = { plan, tentative: false };
  if (screen.kind !== 'question') return settled;
  const question = questionOf(context, screen.id);
  const value = question && tentativeValue(state, context);
  if (!question || value === undefined || same(value, question.get(plan))) return settled;
  return { plan: (question as { set(plan: Plan, value: unknown): Plan }).set(plan, value), tentative: true };
}

/** Undefined: nothing readable is there yet. */
function tentativeValue({ plan, screen }: WizardState, context: WizardContext): unknown {
  if (screen.kind !== 'question') return undefined;
  const question = questionOf(context, screen.id);
  const { input } = screen;
  if (input.kind === 'choice' && (question?.kind === 'choice' || question?.kind === 'yes-no')) {
    const row = choiceRows(context, plan, question, input.filter)[input.cursor];
    return row?.kind === 'unknown' ? undefined : rowValue(question, row);
  }
  if (input.kind === 'multi') return input.chosen.length > 0 ? input.chosen : undefined;
  if (input.kind === 'field' && question && isFieldQuestion(question)) {
    const read = readField(question, input.field.text, plan, context.today);
    return read.kind === 'value' ? read.value : undefined;
  }
  return undefined;
}

const same = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other);
