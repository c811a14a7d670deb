import { mkdir, readFile } from 'node:fs/promises';
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
export async function openProject(directory: string, planSchemaText: () => Promise<string>): Promise<string> {
  const folder = join(directory, stateFolder);
  try {
    await mkdir(join(folder, 'runs'), { recursive: true, mode: 0o700 });
  } catch (error) {
    const said = error instanceof Error ? error.message : error;
    throw new UsageError(`The folder ${folder} for runs and drafts could not be made: ${said}`);
  }
  await writeIfDifferent(join(folder, '.gitignore'), '*\n');
  await writeIfDifferent(join(folder, 'plan.schema.json'), await planSchemaText());
  return folder;
}

async function writeIfDifferent(path: string, text: string): Promise<void> {
  const present = await readFile(path, 'utf8').catch(() => null);
  if (present !== text) await writeWhole(path, text);
}
