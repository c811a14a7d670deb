import { sections, statuses } from '../judge/finding.ts';
import type { Run } from '../judge/run.ts';
import { type Obstacle, sharedBy } from './obstacles.ts';
import { prettyMonth } from './pretty-month.ts';
import { prettyTraffic } from './pretty-traffic.ts';
import { prettyYear } from './pretty-year.ts';
import { nextOf, sampledSentence, strictSentence } from './run-head.ts';
import { countOf, sectionTitles, verdictWords } from './status-words.ts';
import { nothingLive, type Sorted, sortFindings, verdictReason } from './summary.ts';
import {
  fold,
  foldWords,
  paint,
  statusRoles,
  type TerminalStyle,
  toAscii,
  verdictRoles,
} from './terminal-style.ts';
import { terminalText } from './terminal-text.ts';
import { duration, list, usd } from './wording/format.ts';

/** Longest line even on wide screens: sentences are read, not scanned. */
const mostColumns = 100;
const sectionColumn = Math.max(...Object.values(sectionTitles).map(({ length }) => length)) + 2;

/** The run for a terminal: verdict first, then what to do about it. Ends in a newline. */
export function prettyReport(run: Run, style: TerminalStyle): string {
  const drawn = { ...style, columns: Math.min(style.columns, mostColumns) };
  const sorted = sortFindings(run);
  const blocks = [
    headline(run, sorted, drawn),
    explained('To fix, in this order', sorted.blockers, drawn),
    explained('Cautions', sorted.cautions, drawn),
    explained('Open, not blocking', sorted.open, drawn),
    bySection(run, drawn),
    prettyMonth(run, drawn),
    prettyYear(run, drawn),
    prettyTraffic(run, drawn),
    closing(run, sorted, drawn),
  ];
  const text = `${blocks
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join('\n'))
    .join('\n\n')}\n`;
  return style.ascii ? toAscii(text) : text;
}

function headline(run: Run, sorted: Sorted, style: TerminalStyle): string[] {
  const word = verdictWords[run.verdict];
  const about = [
    run.plan.name,
    `level ${run.level}`,
    run.plan.model.id,
    run.plan.launchDate && `launch ${run.plan.launchDate}`,
  ];
  const rehearsal = 'REHEARSAL: the sandbox answered, no real account was asked. This is not a verdict.';
  return [
    ...(run.rehearsal ? fold(rehearsal, style.columns).map((line) => paint(line, 'strong', style)) : []),
    paint(run.rehearsal ? `Rehearsed: ${word}` : word, verdictRoles[run.verdict], style),
    ...fold(terminalText(about.filter((part) => part != null && part !== '').join(', ')), style.columns).map(
      (line) => paint(line, 'quiet', style),
    ),
    ...(run.sampleAnswers ? fold(terminalText(sampledSentence(run.sampleAnswers)), style.columns) : []),
    ...fold(terminalText(verdictReason(run, sorted)), style.columns),
    ...(run.strict ? fold(strictSentence, style.columns) : []),
    ...(nothingLive(run)
      ? fold('Nothing was asked live: only documentation, the plan and people.', style.columns)
      : []),
    ...(run.leftOut.length > 0
      ? fold(
          terminalText(
            `Left out, so the verdict says nothing about them: ${list(run.leftOut.map(({ check }) => check))}.`,
          ),
          style.columns,
        )
      : []),
  ];
}

function explained(heading: string, obstacles: readonly Obstacle[], style: TerminalStyle): string[] {
  if (obstacles.length === 0) return [];
  return [
    paint(heading, 'strong', style),
    ...obstacles.flatMap((obstacle, index) => entry(obstacle, `${index + 1}. `.padStart(4), style)),
  ];
}

function entry(obstacle: Obstacle, number: string, style: TerminalStyle): string[] {
  const { finding, others } = obstacle;
  const { columns } = style;
  const indent = ' '.repeat(number.length);
  const [first = '', ...more] = fold(terminalText(finding.title), columns, number);
  return [
    `${number}${paint(first.slice(number.length), statusRoles[finding.status], style)}`,
    ...more.map((line) => `${indent}${paint(line.slice(number.length), statusRoles[finding.status], style)}`),
    ...fold(terminalText(finding.detail), columns, indent),
    ...finding.fix.flatMap((step) => fold(terminalText(step), columns, `${indent}- `)),
    ...(others.length > 0
      ? fold(`${sharedBy(obstacle)}: ${list(others.map(({ check }) => check))}.`, columns, indent)
      : []),
    `${indent}${paint(terminalText(finding.next), 'quiet', style)}`,
  ];
}

/** A section and how many findings of each status it holds. */
function bySection(run: Run, style: TerminalStyle): string[] {
  const rows = sections.flatMap((section) => {
    const findings = run.findings.filter((finding) => finding.section === section);
    const counted = statuses.flatMap((status) => {
      const number = findings.filter((finding) => finding.status === status).length;
      return number === 0 ? [] : [paint(countOf(status, number), statusRoles[status], style)];
    });
    if (counted.length === 0) return [];
    const name = `  ${sectionTitles[section].padEnd(sectionColumn)}`;
    return foldWords(
      counted.map((words, index) => (index < counted.length - 1 ? `${words},` : words)),
      style.columns,
      name,
    );
  });
  return rows.length > 0 ? [paint('Sections', 'strong', style), ...rows] : [];
}

function closing(run: Run, { blockers }: Sorted, style: TerminalStyle): string[] {
  const { spend, startedAt, finishedAt, id, counts, rehearsal } = run;
  const took = duration(Date.parse(finishedAt) - Date.parse(startedAt));
  const spent = rehearsal
    ? `Nothing was paid; a real account would have paid ${usd(spend.actualUsd)}.`
    : `Spent ${usd(spend.actualUsd)} of ${usd(spend.budgetUsd)}.`;
  return [
    ...fold(terminalText(`${spent} It took ${took}. Run ${id}.`), style.columns),
    ...(counts.error > 0
      ? fold('A check broke: that is a fault of gonogo; report it with the run document.', style.columns)
      : []),
    ...(run.plan.platform.path
      ? fold(
          `Path to Claude: ${run.plan.platform.path}; "gonogo platforms" compares it with the others.`,
          style.columns,
        )
      : []),
    ...fold(terminalText(`Next: ${nextOf(run, blockers)}`), style.columns),
  ];
}
