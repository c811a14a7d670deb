import { randomBytes } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { writeFile } from 'atomically';
import type { Run } from '../judge/run.ts';
import { UsageError } from '../plan/usage-error.ts';
import { stateFolder } from './project.ts';

const runsFolder = (directory: string) => join(directory, stateFolder, 'runs');

/** Sorts by time as text, and two processes in the same second do not meet: `2026-11-20T06-52-39-3f9a`. */
export function newRunId(
  startedAt: Date,
  random: () => string = () => randomBytes(2).toString('hex'),
): string {
  return `${startedAt.toISOString().slice(0, 19).replaceAll(':', '-')}-${random()}`;
}

/** Saves a run under its id, atomically; only the owner may read it. */
export async function saveRun(directory: string, run: Run, text: string): Promise<string> {
  const path = join(runsFolder(directory), `${run.id}.json`);
  await writeFile(path, text, { mode: 0o600 });
  return path;
}

/** Ids of all saved runs, oldest first. */
export async function listRunIds(directory: string): Promise<string[]> {
  const names = await readdir(runsFolder(directory)).catch(() => []);
  return names
    .filter((name) => /^\d{4}-\d{2}-\d{2}T[\w-]+\.json$/.test(name))
    .map((name) => name.slice(0, -'.json'.length))
    .sort();
}

/** Reads one run. Throws UsageError where it does not exist or is not a run of this tool. */
export async function readRun(directory: string, id: string): Promise<Run> {
  const ids = await listRunIds(directory);
  if (!ids.includes(id)) {
    const { nearest } = await import('../plan/nearest.ts');
    const guess = nearest(id, ids);
    throw new UsageError(`There is no saved run "${id}".${guess ? ` Did you mean "${guess}"?` : ''}`);
  }
  const path = join(runsFolder(directory), `${id}.json`);
  const { parseRun } = await import('../judge/run-schema.ts');
  const parsed = parseRun(await readFile(path, 'utf8'));
  if (!parsed.ok) {
    throw new UsageError(
      `The saved run ${path} cannot be used:\n${parsed.problems.map((line) => `  ${line}`).join('\n')}`,
    );
  }
  return parsed.run;
}

/** The newest run, or null where none was saved yet. */
export async function readLastRun(directory: string): Promise<Run | null> {
  const id = (await listRunIds(directory)).at(-1);
  return id === undefined ? null : readRun(directory, id);
}
