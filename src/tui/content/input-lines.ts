import stringWidth from 'string-width';
import type { Plan } from '../../plan/schema.ts';
import { choiceRows } from '../inputs.ts';
import type { Question } from '../questions/question.ts';
import { rowCount } from '../rows.ts';
import { questionOf } from '../state/navigation.ts';
import type { WizardContext, WizardState } from '../state/wizard-state.ts';
import type { Symbols } from '../symbols.ts';
import { type Line, paragraph } from '../text/lines.ts';
import { exampleShares } from '../text/shares.ts';
import { columnWidths, tableWidth } from '../text/table.ts';

/** The sentence about the highlighted option, or how to write a number or date. */
export function inputHint(
  { screen, plan }: WizardState,
  context: WizardContext,
  symbols: Symbols,
  width: number,
): Line[] {
  if (screen.kind !== 'question') return [];
  const question = questionOf(context, screen.id);
  const text = question
    ? hintText(
        question,
        screen.input.kind === 'choice' || screen.input.kind === 'multi' ? screen.input : null,
        plan,
        context,
      )
    : null;
  return text ? paragraph(symbols, text, width) : [];
}

type Listing = Extract<
  Extract<WizardState['screen'], { kind: 'question' }>['input'],
  { kind: 'choice' | 'multi' }
>;

function hintText(
  question: Question,
  input: Listing | null,
  plan: Plan,
  context: WizardContext,
): string | null {
  if (input?.kind === 'choice' && (question.kind === 'choice' || question.kind === 'yes-no')) {
    const row = choiceRows(context, plan, question, input.filter)[input.cursor];
    if (row?.kind === 'unknown') return 'The checks that read the answer stay open.';
    return row?.kind === 'option' ? (row.option.hint ?? null) : null;
  }
  if (input?.kind === 'multi' && question.kind === 'multi') {
    const hint = question.options(plan, context.catalog)[input.cursor]?.hint ?? '';
    return input.chosen.length === 0 ? `${hint} Nothing marked means none of them.`.trim() : hint;
  }
  if (question.kind === 'text' && question.hint) return question.hint(plan, context.catalog);
  if (question.kind === 'number' && question.unit === 'tokens') return 'Write 12000, 12,000, 8k or 1.5M.';
  if (question.kind === 'number' && question.none) return 'Write a number, or none.';
  if (question.kind === 'shares') return `Write ${exampleShares}: a share a day, up to all of it.`;
  if (question.kind === 'number' && question.noneBy) return 'Write $500, 500 or 1.5k, or none.';
  return null;
}

/** Columns the main pane needs for a question's table; 0 where any width does. */
export function wantedColumns(question: Question, plan: Plan, { catalog }: WizardContext): number {
  if (question.kind !== 'choice') return 0;
  const options = question.options(plan, catalog);
  if (!question.columns) return Math.max(...options.map(({ label }) => stringWidth(label))) + 3;
  const cells = options.flatMap((option) => (option.cells ? [option.cells] : []));
  return tableWidth(columnWidths(question.columns, cells)) + 3;
}

/** Lines the input would take if there were room for all of it. */
export function inputLines(
  state: WizardState,
  context: WizardContext,
  symbols: Symbols,
  width: number,
): number {
  const { screen } = state;
  if (screen.kind !== 'question') return 0;
  const { input } = screen;
  const error =
    'error' in input && input.error !== null ? paragraph(symbols, input.error, width).length + 1 : 0;
  switch (input.kind) {
    case 'field':
      return 1 + error;
    case 'vouch':
      return input.step === 'says' ? rowCount(state, context) : 4 + error;
    case 'multi':
      return rowCount(state, context);
    case 'choice': {
      const question = questionOf(context, screen.id);
      const heading = question?.kind === 'choice' && question.columns ? 1 : 0;
      return rowCount(state, context) + (input.filter ? 1 : 0) + heading;
    }
  }
}
