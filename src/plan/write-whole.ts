import { stat, writeFile } from 'node:fs/promises';
import writeFileAtomic from 'write-file-atomic';
import { UsageError } from './usage-error.ts';

/**
 * Writes a file at once: a second process or a killed one leaves the old text or the new, never a half.
 * Throws UsageError naming the file where it cannot be written.
 */
export async function writeWhole(path: string, text: string, mode?: number): Promise<void> {
  try {
    if (await isDevice(path)) await writeFile(path, text);
    else await writeFileAtomic(path, text, mode === undefined ? {} : { mode });
  } catch (error) {
    throw new UsageError(`${path} could not be written: ${whyNot(error)}.`);
  }
}

/** What the system's codes mean to a person. Its own messages name a temporary file nobody asked for. */
const causes: Readonly<Record<string, string>> = {
  ENOENT: 'its folder does not exist',
  ENOTDIR: 'a part of its path is no folder',
  EISDIR: 'a folder has that name',
  EACCES: 'you may not write there',
  EPERM: 'you may not write there',
  EROFS: 'the disk is read-only',
  ENOSPC: 'the disk is full',
  EDQUOT: 'your disk quota is used up',
  ENAMETOOLONG: 'its name is too long',
};

function whyNot(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : undefined;
  return (code && causes[code]) ?? `the system says ${code ?? 'nothing more'}`;
}

/** A pipe or a device such as /dev/null is written into; a file moved into its place would take it away from everybody. */
async function isDevice(path: string): Promise<boolean> {
  const there = await stat(path).catch(() => null);
  return there !== null && !there.isFile() && !there.isDirectory();
}
