import { sections } from '../judge/finding.ts';
import type { Run, WordedFinding } from '../judge/run.ts';
import { verdictWords } from '../report/status-words.ts';

/** Findings in the order of the sections; inside a section as the registry lists the checks. */
export function shownFindings(run: Pick<Run, 'findings'>): readonly WordedFinding[] {
  return sections.flatMap((section) => run.findings.filter((finding) => finding.section === section));
}

/** The verdict in few words; that of a rehearsal is marked as one. */
export const verdictMark = ({ verdict, rehearsal }: Pick<Run, 'verdict' | 'rehearsal'>): string =>
  `${rehearsal ? 'REHEARSAL, ' : ''}${verdictWords[verdict]}`;
