import { lstat, mkdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { UsageError } from '../plan/usage-error.ts';
import { writeWhole } from '../plan/write-whole.ts';

/** Folder of runs and drafts beside the plan; never committed. */
export const stateFolder = '.gonogo';

/**
 * Creates the state folder with a `.gitignore` of its own, so that nothing in it is committed by accident,
 * and lays the plan's JSON Schema where `$schema` points. Writes nothing that is already right. Throws UsageError where
 * the folder cannot be made or written to.
 */
export async function openProject(directory: string, planSchema: LaidSchema): Promise<string> {
  const folder = join(directory, stateFolder);
  await refuseLinks(directory);
  try {
    await mkdir(join(folder, 'runs'), { recursive: true, mode: 0o700 });
  } catch (error) {
    const said = error instanceof Error ? error.message : error;
    throw new UsageError(`The folder ${folder} for runs and drafts could not be made: ${said}`);
  }
  await writeUnless(
    join(folder, '.gitignore'),
    (present) => present === '*\n',
    async () => '*\n',
  );
  await writeUnless(
    join(folder, 'plan.schema.json'),
    (present) => present.includes(JSON.stringify(planSchema.id)),
    planSchema.text,
  );
  return folder;
}

/**
 * Throws UsageError where a link stands in place of the state folder, or of the folder of trials in it: in somebody else's
 * checkout it may lead to any folder of this person, where things would be written and removed.
 */
export async function refuseLinks(directory: string): Promise<void> {
  for (const folder of [join(directory, stateFolder), join(directory, stateFolder, 'trials')]) {
    const there = await lstat(folder).catch(() => null);
    if (there?.isSymbolicLink())
      throw new UsageError(
        `${folder} is a link to another place, and nothing is written or removed there. Remove the link, and a folder is made in its stead.`,
      );
  }
}

/** A schema document; its text is made only where no file names its id, which changes with every version. */
export interface LaidSchema {
  readonly id: string;
  readonly text: () => Promise<string>;
}

async function writeUnless(
  path: string,
  isRight: (present: string) => boolean,
  text: () => Promise<string>,
): Promise<void> {
  const present = await readFile(path, 'utf8').catch(() => null);
  if (present === null || !isRight(present)) await writeOwn(path, await text());
}

/**
 * Writes a file of the state folder. A link there is none of ours: in somebody else's checkout it may point at any file
 * of this person, so it is replaced and not followed. Throws UsageError as writeWhole does.
 */
export async function writeOwn(path: string, text: string, mode?: number): Promise<void> {
  const there = await lstat(path).catch(() => null);
  if (there?.isSymbolicLink()) await rm(path, { force: true });
  await writeWhole(path, text, mode);
}
