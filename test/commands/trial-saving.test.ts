import { expect, test } from 'vitest';
import type { Io } from '../../src/commands/io.ts';
import { savedUnlessWorse } from '../../src/commands/trial-saving.ts';
import type { TrialSeen } from '../../src/judge/seen/trial.ts';
import { readTrial, saveTrial } from '../../src/store/trials.ts';
import { emptyFolder } from '../store/project-folder.ts';
import { trial } from '../support/seen-trial.ts';

const answered: TrialSeen = trial;
const counted: TrialSeen = { ...trial, live: null };
const estimate: TrialSeen = { ...counted, counting: { by: 'estimate', band: 0.25 } };
const failed: TrialSeen = { ...trial, live: trial.live && { ...trial.live, answered: 0 } };
const withAnswers = (n: number): TrialSeen => ({
  ...trial,
  live: trial.live && { ...trial.live, answered: n },
});
const rehearsed = (real: TrialSeen): TrialSeen => ({ ...real, sandbox: true });

const options = { input: true, color: true };

async function saved(earlier: TrialSeen | null, later: TrialSeen, replace = false) {
  const cwd = await emptyFolder();
  const io = { cwd } as Io;
  if (earlier) await saveTrial(cwd, earlier);
  const measured = { ...later, at: '2026-11-20T09:00:00.000Z' };
  const said = await savedUnlessWorse(io, { ...options, replace }, measured);
  const now = await readTrial(cwd, trial.model);
  if (typeof now === 'string') throw new Error(now);
  return { said, isLater: now.at === measured.at };
}

test.each([
  ['no trial', null, estimate],
  ['an estimate', estimate, estimate],
  ['an estimate', estimate, counted],
  ['a count', counted, counted],
  ['a count', counted, answered],
  ['400 samples', counted, { ...counted, counted: 200 }],
  ['100 answers', answered, withAnswers(50)],
  ['answers that all failed', failed, counted],
  ['a rehearsal', rehearsed(answered), estimate],
  ['a rehearsal', rehearsed(counted), rehearsed(answered)],
])('%s is replaced by one that tells as much or more (%#)', async (_, earlier, later) => {
  const { said, isLater } = await saved(earlier, later);
  expect(said).toMatch(/^Saved/);
  expect(isLater).toBe(true);
});

test.each([
  ['answers by a count', answered, counted, 'has 100 measured answers'],
  ['answers by an estimate', answered, estimate, 'was counted by the API'],
  ['a count by an estimate', counted, estimate, 'was counted by the API'],
  ['a count by a rehearsal', counted, rehearsed(answered), 'is no rehearsal'],
  ['an estimate by a rehearsal', estimate, rehearsed(answered), 'is no rehearsal'],
  ['400 samples by 199', counted, { ...counted, counted: 199 }, 'has 400 samples'],
  ['100 answers by 49', answered, withAnswers(49), 'has 100 measured answers'],
])('%s is not, unless it is told to', async (_, earlier, later, more) => {
  const kept = await saved(earlier, later);
  expect(kept.said).toBe(
    `Not saved: the trial of 2026-11-19 for this model ${more}, so it stands. To put this one in its place, add --replace.`,
  );
  expect(kept.isLater).toBe(false);
  expect((await saved(earlier, later, true)).isLater).toBe(true);
});

test.each([
  [counted, 'judges a plan for claude-sonnet-5-5 by what was counted.'],
  [estimate, 'Saved as an estimate, which no check takes for a count'],
  [rehearsed(counted), 'Saved as a rehearsal'],
])('what was saved says what it is good for (%#)', async (later, words) => {
  expect((await saved(null, later)).said).toContain(words);
});
