import { mkdir, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { type TrialSeen, trialSeen } from '../judge/seen/trial.ts';
import { fieldPath } from '../plan/field-path.ts';
import { UsageError } from '../plan/usage-error.ts';
import { refuseLinks, stateFolder, writeOwn } from './project.ts';

const folderOf = (directory: string) => join(directory, stateFolder, 'trials');

/** One file a model: the last trial made for it. What a file name may not hold is replaced; the file says which model. */
const pathOf = (directory: string, model: string) =>
  join(folderOf(directory), `${model.replaceAll(/[^\w.-]/g, '_').slice(0, 150)}.json`);

const trialFile = z.strictObject({ schema: z.literal('gonogo/saved-trial@1'), trial: trialSeen });

/**
 * Saves a trial in place of the last one for its model; only the owner may read it. Throws UsageError where it cannot be
 * written, and where it could not be read again.
 */
export async function saveTrial(directory: string, trial: TrialSeen): Promise<string> {
  const path = pathOf(directory, trial.model);
  refuseUnreadable(trial);
  await refuseLinks(directory);
  await mkdir(folderOf(directory), { recursive: true, mode: 0o700 });
  const document = { schema: 'gonogo/saved-trial@1', trial } as const;
  await writeOwn(path, `${JSON.stringify(document, null, 2)}\n`, 0o600);
  return path;
}

function refuseUnreadable(trial: TrialSeen): void {
  const [issue] = trialSeen.safeParse(trial).error?.issues ?? [];
  if (!issue) return;
  const field = issue.path.length > 0 ? fieldPath(issue.path) : 'its shape';
  throw new UsageError(
    `The trial was not saved, because it could not be read again: ${field} holds something impossible (${issue.message}).`,
  );
}

/** The last trial made for a model, or a full sentence why there is none. Never throws. */
export async function readTrial(directory: string, model: string): Promise<TrialSeen | string> {
  const path = pathOf(directory, model);
  const text = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => error);
  if (typeof text !== 'string') {
    if (text.code === 'ENOENT') return noTrial(directory, model);
    return `The saved trial ${path} could not be read: ${text.message}.`;
  }
  let document: unknown;
  try {
    document = JSON.parse(text);
  } catch {
    document = null;
  }
  const { trial } = trialFile.safeParse(document).data ?? {};
  if (!trial)
    return `The saved trial ${path} cannot be used: it is damaged, or of another version. Run the trial again.`;
  return trial.model === model ? trial : noTrial(directory, model);
}

async function noTrial(directory: string, model: string): Promise<string> {
  const others = await readdir(folderOf(directory)).catch(() => []);
  const names = others.filter((name) => name.endsWith('.json')).map((name) => name.slice(0, -'.json'.length));
  const other = names.length > 0 ? ` There is one for ${names.slice(0, 3).join(', ')}.` : '';
  return `No trial was made for ${model}.${other}`;
}
