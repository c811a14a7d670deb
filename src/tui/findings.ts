import { sections } from '../judge/finding.ts';
import type { Run, WordedFinding } from '../judge/run.ts';

/** Findings in the order of the sections; inside a section as the registry lists the checks. */
export function shownFindings(run: Pick<Run, 'findings'>): readonly WordedFinding[] {
  return sections.flatMap((section) => run.findings.filter((finding) => finding.section === section));
}
