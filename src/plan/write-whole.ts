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
    throw new UsageError(`${path} could not be written: ${error instanceof Error ? error.message : error}`);
  }
}

/** A pipe or a device such as /dev/null is written into; a file moved into its place would take it away from everybody. */
async function isDevice(path: string): Promise<boolean> {
  const there = await stat(path).catch(() => null);
  return there !== null && !there.isFile() && !there.isDirectory();
}
