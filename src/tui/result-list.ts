import { sections } from '../judge/finding.ts';
import type { Run, WordedFinding } from '../judge/run.ts';
import { countByStatus } from '../judge/verdict.ts';
import { sectionTitles, statusWords, verdictWords } from '../report/status-words.ts';
import { shownFindings } from './findings.ts';
import { type Line, type Span, statusSign } from './lines.ts';
import type { Symbols } from './symbols.ts';
import { verdictRoles } from './theme.ts';
import { clip } from './wrap.ts';

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

export function resultLine(finding: WordedFinding, symbols: Symbols, width: number): Line {
  const sign = statusSign(symbols, finding.status);
  const word = statusWords[finding.status];
  const stops =
    finding.blocking && (finding.status === 'fail' || finding.status === 'error') ? ', stops the launch' : '';
  const title = finding.title;
  return [
    sign,
    { text: ` ${clip(symbols.text(`${title} (${word}${stops})`), width - 4, symbols.of('ellipsis'))}` },
  ];
}

/** Verdict and counts in one line; a rehearsal says so. */
export function verdictLine(run: Run): Line {
  const counts = countByStatus(run.findings);
  const stopping = run.findings.filter(({ blocking, status }) => blocking && status === 'fail').length;
  const open = counts.inconclusive + counts.unanswered + counts.error;
  const verdict: Span = { text: verdictWords[run.verdict], role: verdictRoles[run.verdict], bold: true };
  const tally = `  ${stopping} stop the launch, ${counts.warn + counts.fail - stopping} cautions, ${open} open, ${counts.pass} go`;
  return [
    ...(run.rehearsal ? [{ text: 'REHEARSAL ', role: 'open', bold: true } as const] : []),
    verdict,
    { text: tally },
  ];
}
