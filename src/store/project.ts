import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { writeFile } from 'atomically';

/** Folder of runs and drafts beside the plan; never committed. */
export const stateFolder = '.gonogo';

/**
 * Creates the state folder with a `.gitignore` of its own, so that nothing in it is committed by accident,
 * and lays the plan's JSON Schema where `$schema` points. Writes nothing that is already right.
 */
export async function openProject(directory: string, planSchemaText: () => Promise<string>): Promise<string> {
  const folder = join(directory, stateFolder);
  await mkdir(join(folder, 'runs'), { recursive: true, mode: 0o700 });
  await writeIfDifferent(join(folder, '.gitignore'), '*\n');
  await writeIfDifferent(join(folder, 'plan.schema.json'), await planSchemaText());
  return folder;
}

async function writeIfDifferent(path: string, text: string): Promise<void> {
  const present = await readFile(path, 'utf8').catch(() => null);
  if (present !== text) await writeFile(path, text);
}
