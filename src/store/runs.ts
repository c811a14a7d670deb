import { randomBytes } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Run } from '../judge/run.ts';
import { UsageError } from '../plan/usage-error.ts';
import { writeWhole } from '../plan/write-whole.ts';
import { stateFolder } from './project.ts';

const runsFolder = (directory: string) => join(directory, stateFolder, 'runs');

/** Sorts by time as text, and two processes in the same millisecond do not meet: `2026-11-20T06-52-39-104-3f9a`. */
export function newRunId(
  startedAt: Date,
  random: () => string = () => randomBytes(2).toString('hex'),
): string {
  return `${startedAt.toISOString().slice(0, 23).replaceAll(/[:.]/g, '-')}-${random()}`;
}

/**
 * The id of a run that starts now, always behind those already saved: where the clock went back, or a run was saved
 * while it ran ahead, the newest run would otherwise not be the last.
 */
export async function nextRunId(directory: string, startedAt: Date): Promise<string> {
  const id = newRunId(startedAt);
  const last = (await listRunIds(directory).catch(() => [])).at(-1);
  if (last === undefined || last < id) return id;
  const [, date = '', hour, minute, second, ms] = /^(.{10})T(..)-(..)-(..)-(...)-/.exec(last) ?? [];
  const lastMs = Date.parse(`${date}T${hour}:${minute}:${second}.${ms}Z`);
  return Number.isNaN(lastMs) ? id : newRunId(new Date(lastMs + 1));
}

/** Saves a run under its id, atomically; only the owner may read it. Throws UsageError where it cannot be written. */
export async function saveRun(directory: string, run: Run, text: string): Promise<string> {
  const path = join(runsFolder(directory), `${run.id}.json`);
  await writeWhole(path, text, 0o600);
  return path;
}

/** Ids of all saved runs, oldest first; none where no run was ever saved. Throws UsageError where the folder cannot be read. */
export async function listRunIds(directory: string): Promise<string[]> {
  const folder = runsFolder(directory);
  const names = await readdir(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return [];
    throw new UsageError(`The folder ${folder} of saved runs could not be read: ${error.message}`);
  });
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
  const text = await readFile(path, 'utf8').catch((error: Error) => {
    throw new UsageError(`The saved run ${path} could not be read: ${error.message}`);
  });
  const { parseRun } = await import('../judge/run-schema.ts');
  const parsed = parseRun(text);
  if (!parsed.ok) {
    throw new UsageError(
      `The saved run ${path} cannot be used; delete it to go back to the run before it, or poll again:\n${parsed.problems.map((line) => `  ${line}`).join('\n')}`,
    );
  }
  return parsed.run;
}

/** The newest run, or null where none was saved yet. */
export async function readLastRun(directory: string): Promise<Run | null> {
  const id = (await listRunIds(directory)).at(-1);
  return id === undefined ? null : readRun(directory, id);
}
