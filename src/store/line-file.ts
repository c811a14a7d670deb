import { constants } from 'node:fs';
import { type FileHandle, lstat, open } from 'node:fs/promises';
import { UsageError } from '../plan/usage-error.ts';
import { clearPlace } from './record-file.ts';

/** A JSON document a line in a file that only grows: what was appended survives a kill at any moment. */
export interface LineFile {
  /** The documents that were there when it was opened, one after another. */
  readonly kept: readonly unknown[];
  /** Adds one, behind those that are being added. Throws what the system throws. */
  readonly append: (document: unknown) => Promise<void>;
  /** Ends it, once everything appended is in it. */
  readonly close: () => Promise<void>;
}

/** A larger file is not read into memory. */
const mostBytes = 1_000_000_000;

/**
 * Opens such a file, or makes it. A last line that a kill tore is cut off, and a damaged one is passed over. Only the owner
 * may read it; a link in its place is replaced, not followed. Throws UsageError where it is too large.
 */
export async function openLineFile(path: string): Promise<LineFile> {
  const there = await lstat(path).catch(() => null);
  if (there && !there.isFile()) await clearPlace(path);
  // Not taken away by itself: it may tell what was paid for.
  else if (there && there.size > mostBytes)
    throw new UsageError(
      `${path} is larger than what a trial writes. Move it away; what it tells of earlier starts is not known then.`,
    );
  const { O_RDWR, O_CREAT, O_APPEND } = constants;
  const handle = await open(path, O_RDWR | O_CREAT | O_APPEND | (constants.O_NOFOLLOW ?? 0), 0o600);
  try {
    const kept = await wholeLines(handle);
    let last: Promise<void> = Promise.resolve();
    return {
      kept,
      append: (document) => {
        const line = `${JSON.stringify(document)}\n`;
        last = last.then(() => handle.appendFile(line));
        return last;
      },
      close: async () => {
        await last.catch(() => {});
        await handle.close();
      },
    };
  } catch (error) {
    await handle.close();
    throw error;
  }
}

async function wholeLines(handle: FileHandle): Promise<unknown[]> {
  const bytes = await handle.readFile();
  const end = bytes.lastIndexOf('\n') + 1;
  if (end < bytes.length) await handle.truncate(end);
  const documents: unknown[] = [];
  for (let from = 0; from < end; ) {
    const to = bytes.indexOf('\n', from);
    try {
      documents.push(JSON.parse(bytes.toString('utf8', from, to)));
    } catch {
      // Damaged: the others still tell what they tell.
    }
    from = to + 1;
  }
  return documents;
}
