import type { WordedFinding } from '../judge/run.ts';
import { list } from '../report/wording/format.ts';
import { candidateOf } from './candidate.ts';
import { consequenceLines } from './consequence-lines.ts';
import type { Judged } from './judged.ts';
import { blank, bullet, type Line, paragraph, statusSign } from './lines.ts';
import { questionOf } from './state/navigation.ts';
import type { WizardContext, WizardState } from './state/wizard-state.ts';
import type { Symbols } from './symbols.ts';

/** What the checks of the question on screen say to the answer as it stands right now, and what it leads to. */
export function asideLines(
  state: WizardState,
  context: WizardContext,
  judged: Judged,
  symbols: Symbols,
  width: number,
): Line[] {
  if (state.screen.kind !== 'question') return [];
  const question = questionOf(context, state.screen.id);
  if (!question) return [];
  const { plan, tentative } = candidateOf(state, context);
  const findings = judged.findings(plan).filter(({ check }) => question.checks.includes(check));
  const lines = [
    ...findingLines(findings, symbols, width),
    ...consequenceLines(question.section, judged.derived(plan), symbols, width),
  ];
  if (lines.length === 0) return [];
  const title = tentative ? 'If you take this' : 'As it stands';
  return [...paragraph(symbols, title, width, { role: 'accent', bold: true }), ...lines];
}

/** Trouble in full, what is fine in one line each; what only probes can say is named once. */
function findingLines(findings: readonly WordedFinding[], symbols: Symbols, width: number): Line[] {
  const trouble = findings.filter(
    ({ status }) => status === 'fail' || status === 'warn' || status === 'error',
  );
  const fine = findings.filter(({ status }) => status === 'pass' || status === 'waived');
  const later = findings.filter(({ status }) => status === 'inconclusive');
  return [
    ...trouble.flatMap((finding) => [
      ...bullet(symbols, statusSign(symbols, finding.status), finding.title, width, { bold: true }),
      ...paragraph(symbols, finding.detail, width),
      blank,
    ]),
    ...fine.flatMap((finding) => bullet(symbols, statusSign(symbols, finding.status), finding.title, width)),
    ...(later.length > 0
      ? bullet(
          symbols,
          statusSign(symbols, 'inconclusive'),
          `The probes will verify ${list(later.map(({ check }) => check))}.`,
          width,
          { role: 'muted' },
        )
      : []),
  ];
}
