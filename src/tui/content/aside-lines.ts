import type { WordedFinding } from '../../judge/run.ts';
import { list } from '../../report/wording/format.ts';
import { candidateOf } from '../candidate.ts';
import { choiceRows } from '../inputs.ts';
import type { Judged } from '../judged.ts';
import type { Option, Term } from '../questions/question.ts';
import { questionOf } from '../state/navigation.ts';
import type { WizardContext, WizardState } from '../state/wizard-state.ts';
import type { Symbols } from '../symbols.ts';
import { blank, bullet, type Line, paragraph, statusSign } from '../text/lines.ts';
import { wrap } from '../text/wrap.ts';
import { consequenceParts } from './consequences.ts';

/** `scarce`: the lines stand below a list in a low window. */
type Room = 'ample' | 'scarce';

/** What stands beside a question: what the checks say to the answer as it is right now, then why it is asked. */
export function asideLines(
  state: WizardState,
  context: WizardContext,
  judged: Judged,
  symbols: Symbols,
  width: number,
  room: Room = 'ample',
): Line[] {
  const question = state.screen.kind === 'question' ? questionOf(context, state.screen.id) : undefined;
  if (!question) return [];
  const heading = (text: string): Line[] => paragraph(symbols, text, width, { role: 'accent', bold: true });
  const beside = besideLines(state, context, symbols, width, room);
  const why = [...heading('Why it matters'), ...paragraph(symbols, question.why, width)];
  const lines = judgementLines(state, context, judged, symbols, width);
  if (lines.length === 0) return [...beside, ...why];
  const title = candidateOf(state, context).tentative ? 'If you take this' : 'As it stands';
  return [...beside, ...heading(title), ...lines, blank, ...why];
}

/** The option under the cursor; undefined where none is. */
export function highlighted({ screen, plan }: WizardState, context: WizardContext): Option | undefined {
  if (screen.kind !== 'question' || screen.input.kind !== 'choice') return undefined;
  const question = questionOf(context, screen.id);
  if (question?.kind !== 'choice') return undefined;
  const row = choiceRows(context, plan, question, screen.input.filter)[screen.input.cursor];
  return row?.kind === 'option' ? row.option : undefined;
}

/** What the highlighted option means for the plan, and a blank line; nothing where it says nothing. */
function besideLines(
  state: WizardState,
  context: WizardContext,
  symbols: Symbols,
  width: number,
  room: Room,
): Line[] {
  const option = highlighted(state, context);
  const terms = option?.beside?.() ?? [];
  if (!option || terms.length === 0) return [];
  // Below the list every line counts, and the list says already which option is meant.
  if (room === 'scarce')
    return paragraph(symbols, terms.map(({ term, says }) => `${term}: ${says}`).join('; '), width);
  return [
    ...paragraph(symbols, option.label, width, { role: 'accent', bold: true }),
    ...termLines(terms, symbols, width),
    blank,
  ];
}

/** "Term: what holds", further lines indented. */
export const termLines = (terms: readonly Term[], symbols: Symbols, width: number): Line[] =>
  terms.flatMap(({ term, says }) => {
    const lead = `${term}: `;
    const [first = '', ...more] = wrap(symbols.text(`${lead}${says}`), width - 2);
    return [
      [{ text: first.slice(0, lead.length), role: 'muted' }, { text: first.slice(lead.length) }],
      ...more.map((line): Line => [{ text: `  ${line}` }]),
    ];
  });

/** Findings of the checks that read the question on screen, and what the answer leads to. */
export function judgementLines(
  state: WizardState,
  context: WizardContext,
  judged: Judged,
  symbols: Symbols,
  width: number,
): Line[] {
  const question = state.screen.kind === 'question' ? questionOf(context, state.screen.id) : undefined;
  if (!question) return [];
  const { plan } = candidateOf(state, context);
  const findings = judged.findings(plan, state.run).filter(({ check }) => question.checks.includes(check));
  return spaced([
    ...findingParts(findings, symbols, width),
    ...consequenceParts(question.section, judged.derived(plan, state.run), symbols, width),
  ]);
}

const troubleFirst = ['fail', 'error', 'warn'] as const;

/** Trouble in full, the worst first, one part each; then what is fine and what the plan cannot settle, a line each. */
function findingParts(findings: readonly WordedFinding[], symbols: Symbols, width: number): Line[][] {
  const trouble = troubleFirst.flatMap((wanted) => findings.filter(({ status }) => status === wanted));
  const fine = findings.filter(({ status }) => status === 'pass' || status === 'waived');
  const later = findings.filter(({ status }) => status === 'inconclusive');
  const short = [
    ...fine.flatMap(({ status, title }) => bullet(symbols, statusSign(symbols, status), title, width)),
    ...later
      .slice(0, 1)
      .flatMap(({ status }) =>
        bullet(
          symbols,
          statusSign(symbols, status),
          `Still open: ${list(later.map(({ check }) => check))}.`,
          width,
          { role: 'muted' },
        ),
      ),
  ];
  return [
    ...trouble.map((finding) => [
      ...bullet(symbols, statusSign(symbols, finding.status), finding.title, width, { bold: true }),
      ...paragraph(symbols, finding.detail, width),
    ]),
    ...(short.length > 0 ? [short] : []),
  ];
}

/** Parts with a blank line between them. */
const spaced = (parts: readonly (readonly Line[])[]): Line[] =>
  parts.flatMap((part, index) => (index === 0 ? part : [blank, ...part]));
