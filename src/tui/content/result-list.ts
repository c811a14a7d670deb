import { type Status, sections } from '../../judge/finding.ts';
import type { Run, WordedFinding } from '../../judge/run.ts';
import { countByStatus, openStatuses } from '../../judge/verdict.ts';
import { countOf, sectionTitles, verdictWords } from '../../report/status-words.ts';
import { shownFindings } from '../findings.ts';
import type { Symbols } from '../symbols.ts';
import { type Line, type Span, statusSign } from '../text/lines.ts';
import { clip, pad } from '../text/wrap.ts';
import { statusRoles, verdictRoles } from '../theme.ts';

export type ResultRow =
  | { readonly kind: 'heading'; readonly title: string }
  | { readonly kind: 'finding'; readonly finding: WordedFinding; readonly index: number };

/** Findings under the headings of their sections; `index` is the cursor's number of a finding. */
export function resultRows(run: Run): readonly ResultRow[] {
  const findings = shownFindings(run).map((finding, index) => ({ kind: 'finding', finding, index }) as const);
  return sections.flatMap((section): ResultRow[] => {
    const own = findings.filter(({ finding }) => finding.section === section);
    return own.length === 0 ? [] : [{ kind: 'heading', title: sectionTitles[section] }, ...own];
  });
}

/** One word of at most eight letters for each status, to stand in a column. */
const shortWords: Readonly<Record<Status, string>> = {
  pass: 'passed',
  warn: 'caution',
  fail: 'failed',
  inconclusive: 'unproven',
  unanswered: 'open',
  'not-applicable': 'n/a',
  error: 'broken',
  waived: 'waived',
};
const wordColumns = 9;

/** Sign, word and what it is about: `text` is the title where there is room, else the subject of the check. */
export function resultLine({ status }: WordedFinding, text: string, symbols: Symbols, width: number): Line {
  const words = clip(symbols.text(text), width - wordColumns - 4, symbols.of('ellipsis'));
  return [
    statusSign(symbols, status),
    { text: ` ${pad(shortWords[status], wordColumns)}`, role: statusRoles[status] },
    { text: words },
  ];
}

/** A strict run fails on cautions alone. */
const reasonAgainst = (blocking: number, cautions: number): string =>
  blocking > 0 ? `: ${blocking} blocking` : `: ${countOf('warn', cautions)}`;

/** Verdict, what decides it, and the other counts in one line; a rehearsal says so. */
export function verdictLine(run: Run): Line {
  const counts = countByStatus(run.findings);
  const blocking = run.findings.filter(({ blocking: stops, status }) => stops && status === 'fail').length;
  const open = counts.inconclusive + counts.unanswered + counts.error;
  const holding = run.findings.filter(
    ({ blocking: stops, status }) => stops && openStatuses.has(status),
  ).length;
  const verdict: Span = { text: verdictWords[run.verdict], role: verdictRoles[run.verdict], bold: true };
  const cautions = counts.warn + counts.fail - blocking;
  const reason = { 'no-go': reasonAgainst(blocking, cautions), hold: `: ${holding} open`, go: '' }[
    run.verdict
  ];
  const idle = run.verdict === 'hold' ? open - holding : open;
  const others = [
    ...(idle > 0 ? [run.verdict === 'hold' ? `${idle} more not blocking` : `${idle} open`] : []),
    ...(cautions > 0 && (run.verdict !== 'no-go' || blocking > 0) ? [countOf('warn', cautions)] : []),
    countOf('pass', counts.pass),
  ];
  return [
    ...(run.rehearsal ? [{ text: 'REHEARSAL ', role: 'open', bold: true } as const] : []),
    { ...verdict, text: `${verdict.text}${reason}` },
    { text: `; ${others.join(', ')}` },
  ];
}
