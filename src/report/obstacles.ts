import type { WordedFinding } from '../judge/run.ts';
import { openStatuses } from '../judge/verdict.ts';

/** One thing in the way, and every check it holds up: a missing answer or a silent probe often stops several. */
export interface Obstacle {
  /** The finding that speaks for all of them: the first that blocks, or the first. */
  readonly finding: WordedFinding;
  readonly others: readonly WordedFinding[];
}

/** Joins open findings that wait for the same answer, or for the same reason in the same words; keeps the order. */
export function obstaclesOf(findings: readonly WordedFinding[]): Obstacle[] {
  const groups = new Map<string, WordedFinding[]>();
  for (const finding of findings) {
    const key = keyOf(finding);
    groups.set(key, [...(groups.get(key) ?? []), finding]);
  }
  return [...groups.values()].flatMap((group) => {
    const finding = group.find(({ blocking }) => blocking) ?? group[0];
    return finding ? [{ finding, others: group.filter((row) => row !== finding) }] : [];
  });
}

function keyOf(finding: WordedFinding): string {
  if (!openStatuses.has(finding.status)) return finding.check;
  if (finding.code === 'not-answered') return JSON.stringify([finding.code, finding.args.field]);
  return JSON.stringify([finding.code, finding.detail, finding.fix]);
}

/** What the other checks of an obstacle have in common with the one that speaks for them; a list of them follows. */
export function sharedBy({ finding, others }: Obstacle): string {
  const one = others.length === 1;
  return finding.code === 'not-answered'
    ? `${one ? 'This waits' : 'These wait'} for the same answer`
    : `${one ? 'This is' : 'These are'} open for the same reason`;
}
