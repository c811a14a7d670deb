import { sections } from '../judge/finding.ts';
import type { Run, WordedFinding } from '../judge/run.ts';
import { shownRun } from '../report/rehearsed.ts';
import { verdictWords } from '../report/status-words.ts';

/**
 * Findings in the order of the sections, inside a section as the registry lists the checks, and in the words of a
 * rehearsal where it was one. The run itself keeps its own words: an export words it for its reader.
 */
export function shownFindings(run: Run): readonly WordedFinding[] {
  const { findings } = shownRun(run);
  return sections.flatMap((section) => findings.filter((finding) => finding.section === section));
}

/** The verdict in few words; that of a rehearsal is marked as one. */
export const verdictMark = ({ verdict, rehearsal }: Pick<Run, 'verdict' | 'rehearsal'>): string =>
  `${rehearsal ? 'REHEARSAL, ' : ''}${verdictWords[verdict]}`;
