import type { Figure } from '../judge/figure.ts';
import type { Run, WordedFinding } from '../judge/run.ts';
import { figureText } from './figure-text.ts';
import { shownRun } from './rehearsed.ts';
import { statusWords, verdictWords } from './status-words.ts';
import { sortFindings, verdictReason } from './summary.ts';
import { fold, paint, statusRoles, type TerminalStyle, toAscii, verdictRoles } from './terminal-style.ts';
import { terminalText } from './terminal-text.ts';

/**
 * What a re-check changed: each check, its figures that moved, then the verdict; before → after. `standing` says of the
 * probes that could not be asked again why an earlier result holds. Ends in a newline.
 */
export function comparison(
  earlier: Run,
  later: Run,
  ids: readonly string[],
  style: TerminalStyle,
  standing: ReadonlyMap<string, string> = new Map(),
): string {
  const [before, after] = [shownRun(earlier), shownRun(later)];
  const lines = ids.flatMap((id) => {
    const now = after.findings.find(({ check }) => check === id);
    if (!now) return [`${terminalText(id)}: not part of this run`];
    return compared(
      before.findings.find(({ check }) => check === id),
      now,
      style,
      standing,
    );
  });
  const verdict = `${after.rehearsal ? 'Rehearsed verdict' : 'Verdict'}: ${moved(
    verdictWords[before.verdict],
    verdictWords[after.verdict],
    (word) => paint(word, verdictRoles[after.verdict], style),
  )}`;
  const reason = fold(terminalText(verdictReason(after, sortFindings(after))), style.columns);
  const text = `${[...lines, '', verdict, ...reason].join('\n')}\n`;
  return style.ascii ? toAscii(text) : text;
}

function compared(
  before: WordedFinding | undefined,
  after: WordedFinding,
  style: TerminalStyle,
  standing: ReadonlyMap<string, string>,
): string[] {
  const status = (word: string) => paint(word, statusRoles[after.status], style);
  const change = before
    ? moved(statusWords[before.status], statusWords[after.status], status)
    : `${status(statusWords[after.status])}, not part of the earlier run`;
  const steps = after.status === 'pass' || after.status === 'not-applicable' ? [] : after.fix;
  return [
    `${after.check}: ${change}`,
    ...after.observations.flatMap((id) => {
      const words = standing.get(id);
      return words ? fold(terminalText(`${id}: ${words}`), style.columns, '  ') : [];
    }),
    ...fold(terminalText(after.title), style.columns, '  '),
    ...fold(terminalText(after.detail), style.columns, '  '),
    ...movedFigures(before?.figures ?? [], after.figures).flatMap((line) => fold(line, style.columns, '  ')),
    ...steps.flatMap((step) => fold(terminalText(step), style.columns, '  - ')),
  ];
}

/** Both words, or one and that nothing moved. */
function moved(before: string, after: string, drawn: (word: string) => string): string {
  return before === after ? `${drawn(after)}, as before` : `${before} → ${drawn(after)}`;
}

function movedFigures(before: readonly Figure[], after: readonly Figure[]): string[] {
  return after.flatMap((figure) => {
    const earlier = before.find(({ name, unit }) => name === figure.name && unit === figure.unit);
    if (!earlier || earlier.value === figure.value) return [];
    return [terminalText(`${figure.name}: ${figureText(earlier)} → ${figureText(figure)}`)];
  });
}
