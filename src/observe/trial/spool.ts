import { constants } from 'node:fs';
import { type FileHandle, open, rm } from 'node:fs/promises';
import { UsageError } from '../../plan/usage-error.ts';

/** Standard input, and where it may be kept while it is read again. */
export interface StandardInput {
  readonly from: AsyncIterable<Uint8Array | string>;
  /** Path for a new file; nothing is there yet. */
  readonly place: () => Promise<string>;
  readonly signal: AbortSignal;
  /** Longer input is refused: it may have no end. */
  readonly mostBytes?: number;
}

const gigabyte = 1_000_000_000;

/**
 * Copies standard input into a file that only its owner may read, and that has no name any more as soon as it is open:
 * a killed trial leaves nothing behind. Throws UsageError where that is not possible, and the signal's reason.
 */
export async function spooled({
  from,
  place,
  signal,
  mostBytes = 20 * gigabyte,
}: StandardInput): Promise<FileHandle> {
  const path = await place();
  const { O_CREAT, O_EXCL, O_RDWR } = constants;
  const handle = await open(path, O_CREAT | O_EXCL | O_RDWR, 0o600).catch((error: Error) => {
    throw new UsageError(`Standard input could not be kept in ${path}: ${error.message}.`);
  });
  try {
    await rm(path);
    let bytes = 0;
    for await (const chunk of from) {
      signal.throwIfAborted();
      const piece = typeof chunk === 'string' ? Buffer.from(chunk) : chunk;
      bytes += piece.length;
      if (bytes > mostBytes)
        throw new UsageError(
          `Standard input is longer than ${mostBytes / gigabyte} GB, which is more than a trial needs: send a part of it.`,
        );
      await handle.appendFile(piece);
    }
    return handle;
  } catch (error) {
    await handle.close();
    signal.throwIfAborted();
    if (error instanceof UsageError || !(error instanceof Error)) throw error;
    throw new UsageError(`Standard input could not be kept: ${error.message}.`);
  }
}
