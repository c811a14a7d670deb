import writeFile from 'write-file-atomic';
import { UsageError } from './usage-error.ts';

/**
 * Writes a file at once: a second process or a killed one leaves the old text or the new, never a half.
 * Throws UsageError naming the file where it cannot be written.
 */
export async function writeWhole(path: string, text: string, mode?: number): Promise<void> {
  try {
    await writeFile(path, text, mode === undefined ? {} : { mode });
  } catch (error) {
    throw new UsageError(`${path} could not be written: ${error instanceof Error ? error.message : error}`);
  }
}
