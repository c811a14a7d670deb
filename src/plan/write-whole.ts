import { writeFile } from 'atomically';
import { UsageError } from './usage-error.ts';

/** How long a busy or forbidden file is tried again; the library's own 7.5 s look like a hang in a read-only folder. */
const patienceMs = 500;

/**
 * Writes a file at once: a second process or a killed one leaves the old text or the new, never a half.
 * Throws UsageError naming the file where it cannot be written.
 */
export async function writeWhole(path: string, text: string, mode?: number): Promise<void> {
  try {
    await writeFile(path, text, { timeout: patienceMs, ...(mode !== undefined && { mode }) });
  } catch (error) {
    throw new UsageError(`${path} could not be written: ${error instanceof Error ? error.message : error}`);
  }
}
