import { constants } from 'node:fs';
import { type FileHandle, lstat, open, rm } from 'node:fs/promises';

/** A JSON document a line in a file that only grows: what was appended survives a kill at any moment. */
export interface LineFile {
  /** The documents that were there when it was opened, one after another. */
  readonly kept: readonly unknown[];
  /** Adds one, behind those that are being added. Throws what the system throws. */
  readonly append: (document: unknown) => Promise<void>;
  /** Ends it, once everything appended is in it. */
  readonly close: () => Promise<void>;
}

/** A larger file is none that a trial wrote, and is not read into memory. */
const mostBytes = 200_000_000;

/**
 * Opens such a file, or makes it. A last line that a kill tore is cut off, and a damaged one is passed over. Only the owner
 * may read it; a link in its place is replaced, not followed.
 */
export async function openLineFile(path: string): Promise<LineFile> {
  const there = await lstat(path).catch(() => null);
  if (there && (!there.isFile() || there.size > mostBytes)) await rm(path, { recursive: true });
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
  return bytes
    .subarray(0, end)
    .toString('utf8')
    .split('\n')
    .flatMap((line) => {
      try {
        return line === '' ? [] : [JSON.parse(line) as unknown];
      } catch {
        return [];
      }
    });
}
