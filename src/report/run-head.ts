import type { Run } from '../judge/run.ts';
import type { Obstacle } from './obstacles.ts';

/** What a reader must know of a run before its verdict, and where to go from it; the same words in every format. */

export const strictSentence = 'Strict: every caution counts as NO-GO.';

export const sampledSentence = ({ preset, fields }: NonNullable<Run['sampleAnswers']>): string =>
  `The preset ${preset} leaves ${fields.length} questions open. They were answered with samples, made up for this rehearsal, and so was the trial on real requests.`;

/** The command that moves on. Samples are nobody's plan, so their findings are not mended: a plan comes first. */
export function nextOf({ sampleAnswers }: Run, blockers: readonly Obstacle[]): string {
  if (sampleAnswers) {
    return `gonogo init --preset ${sampleAnswers.preset}, then gonogo to answer what only your team knows`;
  }
  return blockers[0]?.finding.next ?? 'gonogo export';
}
