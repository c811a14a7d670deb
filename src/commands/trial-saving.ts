import type { TrialSeen } from '../judge/seen/trial.ts';
import { readTrial, saveTrial } from '../store/trials.ts';
import type { Io } from './io.ts';
import type { TrialCommandOptions } from './trial-measuring.ts';

/** How much a trial tells: estimates less than counts, counts less than counts with answers. */
const worth = ({ counting, live, sandbox }: TrialSeen): number =>
  (sandbox ? 0 : 4) + (counting.by === 'api' ? 2 : 0) + (live && live.answered > 0 ? 1 : 0);

/** So much smaller, and a trial is taken for a try at something else. */
const muchSmaller = 0.5;

function tellsMore(earlier: TrialSeen, measured: TrialSeen): boolean {
  if (worth(earlier) !== worth(measured)) return worth(earlier) > worth(measured);
  const isSmaller = (now: number, before: number): boolean => now < before * muchSmaller;
  return (
    isSmaller(measured.counted, earlier.counted) ||
    isSmaller(measured.live?.answered ?? 0, earlier.live?.answered ?? 0)
  );
}

/** Saves the trial, but not in place of one that tells more; says in a full sentence which stands now. */
export async function savedUnlessWorse(
  io: Io,
  { replace }: TrialCommandOptions,
  measured: TrialSeen,
): Promise<string> {
  const earlier = await readTrial(io.cwd, measured.model);
  if (!replace && typeof earlier !== 'string' && tellsMore(earlier, measured)) {
    return `Not saved: the trial of ${earlier.at.slice(0, 10)} for this model ${whatMore(earlier, measured)}, so it stands. To put this one in its place, add --replace.`;
  }
  await saveTrial(io.cwd, measured);
  if (measured.sandbox)
    return 'Saved as a rehearsal: "gonogo run" judges by it only where the sandbox answers the run too.';
  return measured.counting.by === 'estimate'
    ? 'Saved as an estimate, which no check takes for a count: run the trial again with a key.'
    : `Saved: from now on "gonogo run" judges a plan for ${measured.model} by what was counted.`;
}

function whatMore(earlier: TrialSeen, measured: TrialSeen): string {
  if (!earlier.sandbox && measured.sandbox) return 'is no rehearsal';
  if (earlier.counting.by === 'api' && measured.counting.by === 'estimate') return 'was counted by the API';
  const answers = earlier.live?.answered ?? 0;
  return answers > (measured.live?.answered ?? 0)
    ? `has ${answers === 1 ? 'a measured answer' : `${answers} measured answers`}`
    : `has ${earlier.counted} samples`;
}
