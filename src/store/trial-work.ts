import { randomBytes } from 'node:crypto';
import { lstat, mkdir, readdir, rm, rmdir, utimes } from 'node:fs/promises';
import { join } from 'node:path';
import { UsageError } from '../plan/usage-error.ts';
import { type LineFile, openLineFile } from './line-file.ts';
import { refuseLinks, stateFolder } from './project.ts';
import { openRecordFile, type RecordFile } from './record-file.ts';

/** Samples whose half-done trials are kept; those not touched longest go. */
const mostWorks = 3;
const isWork = (name: string) => /^[0-9a-f]{32}$/.test(name);
const isRecordFile = (name: string) => /^[\w-]+\.f64$/.test(name);

/** What a trial keeps while it goes on, so that a second start need not begin anew: sizes and counts, no contents. */
export interface TrialWork {
  /** A journal of this work, such as `rows`: whole records of `width` numbers each that earlier starts left, and more. */
  readonly journal: (name: string, width: number) => Promise<RecordFile>;
  /** One of documents, such as what was paid for: those that earlier starts left, and more. */
  readonly lines: (name: string) => Promise<LineFile>;
  readonly close: () => Promise<void>;
}

const trialsFolder = (directory: string) => join(directory, stateFolder, 'trials');

/**
 * Opens the work on the samples with this fingerprint (32 hexadecimal digits) in the state folder beside the plan. Throws
 * UsageError where it cannot be made or written.
 */
export async function openTrialWork(directory: string, fingerprint: string): Promise<TrialWork> {
  const all = join(trialsFolder(directory), 'work');
  const folder = join(all, fingerprint);
  const opened: { readonly close: () => Promise<void> }[] = [];
  await refuseLinks(directory);
  await inFolder(folder, async () => {
    await ownFolder(all);
    await ownFolder(folder);
    const now = new Date();
    await utimes(folder, now, now);
    await removeOldest(all, fingerprint);
  });
  return {
    journal: (name, width) =>
      inFolder(folder, async () => {
        const file = await openRecordFile(join(folder, `${name}.f64`), width);
        opened.push(file);
        return {
          ...file,
          append: (cells) => inFolder(folder, () => file.append(cells)),
          keepFirst: (records) => inFolder(folder, () => file.keepFirst(records)),
        };
      }),
    lines: (name) =>
      inFolder(folder, async () => {
        const file = await openLineFile(join(folder, `${name}.jsonl`));
        opened.push(file);
        return { ...file, append: (document) => inFolder(folder, () => file.append(document)) };
      }),
    close: async () => {
      await Promise.all(opened.splice(0).map((file) => file.close()));
    },
  };
}

/** Path for a copy of standard input, in a folder that is there; nothing has this name. Throws UsageError as above. */
export async function placeForInput(directory: string): Promise<string> {
  const folder = trialsFolder(directory);
  await refuseLinks(directory);
  await inFolder(folder, () => mkdir(folder, { recursive: true, mode: 0o700 }));
  return join(folder, `standard-input-${randomBytes(8).toString('hex')}`);
}

/** Makes a folder; in somebody else's checkout a link may stand there, which is replaced and not followed. */
async function ownFolder(folder: string): Promise<void> {
  const there = await lstat(folder).catch(() => null);
  if (there && !there.isDirectory()) await rm(folder);
  await mkdir(folder, { recursive: true, mode: 0o700 });
}

async function removeOldest(all: string, current: string): Promise<void> {
  const others = (await readdir(all)).filter((name) => isWork(name) && name !== current);
  const aged = await Promise.all(
    others.map(async (name) => ({
      name,
      ms: (await lstat(join(all, name)).catch(() => null))?.mtimeMs ?? 0,
    })),
  );
  const old = aged.toSorted((a, b) => b.ms - a.ms).slice(mostWorks - 1);
  // Another trial may just be removing the same one.
  for (const { name } of old) await removeWork(join(all, name));
}

/** Removes what reading and counting left. What was paid for stays, and so does what somebody else put there. */
async function removeWork(folder: string): Promise<void> {
  const found = await lstat(folder).catch(() => null);
  if (!found?.isDirectory()) return;
  for (const name of (await readdir(folder)).filter(isRecordFile))
    await rm(join(folder, name), { force: true });
  await rmdir(folder).catch(() => {});
}

async function inFolder<T>(folder: string, act: () => Promise<T>): Promise<T> {
  try {
    return await act();
  } catch (error) {
    if (!(error instanceof Error) || !('code' in error)) throw error;
    throw new UsageError(`What the trial found could not be kept in ${folder}: ${error.message}.`);
  }
}
