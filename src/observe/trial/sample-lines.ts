import { isUtf8 } from 'node:buffer';
import { createHash } from 'node:crypto';
import { type FileHandle, open } from 'node:fs/promises';
import { UsageError } from '../../plan/usage-error.ts';
import { refuseNoJsonLines, refuseNoText } from '../other-formats.ts';
import { type Line, type LinePlace, LineSplitter } from '../split-lines.ts';
import {
  longestSampleBytes,
  notUtf8,
  type OpenedSamples,
  type RawSample,
  readingVersion,
  tooLong,
} from './opened-samples.ts';

/** Read at once; lines are cut from it. */
const pieceBytes = 1024 * 1024;
/** Of the beginning and of the end, to tell a file from its later self. */
const markedBytes = 64 * 1024;
const expected = { nothing: 'there is no sample to try', text: 'samples are JSON Lines in UTF-8' };
const byteOrderMark = Buffer.from([0xef, 0xbb, 0xbf]);

export interface LineFile {
  readonly name: string;
  /** null: it has no name any more, and cannot be opened again. */
  readonly path: string | null;
  /** Where it is open already. */
  readonly handle?: FileHandle;
}

/** Opens a file of JSON Lines. Throws UsageError where it cannot be read, is empty, or is something else. */
export async function openSampleLines({ name, path, handle: given }: LineFile): Promise<OpenedSamples> {
  const handle =
    given ??
    (await open(path ?? '', 'r').catch((error: Error) => {
      throw new UsageError(`${name} could not be read: ${error.message}.`);
    }));
  try {
    const { size, mtimeMs, ctimeMs, ino } = await handle.stat();
    const head = await bytesAt(handle, 0, Math.min(size, markedBytes));
    refuseNoText(name, head, expected);
    refuseNoJsonLines(name, head);
    const begin = head.subarray(0, byteOrderMark.length).equals(byteOrderMark) ? byteOrderMark.length : 0;
    const tailOf = () => bytesAt(handle, Math.max(0, size - markedBytes), Math.min(size, markedBytes));
    const tail = await tailOf();
    const changed = () => new UsageError(`${name} was changed while it was read: start the trial again.`);
    const fingerprint = createHash('sha256')
      // Whoever sets the time of a change back cannot set back when that was done.
      .update(JSON.stringify(['lines', readingVersion, path, size, mtimeMs, ctimeMs, ino]))
      .update(head)
      .update(tail);
    return {
      name,
      totalBytes: size,
      fingerprint: path === null ? null : fingerprint.digest('hex').slice(0, 32),
      notes: [],
      all: async function* (signal, from = { line: 1, offset: begin }) {
        yield* samplesFrom(handle, size, from, signal, changed);
        const now = await handle.stat();
        if (now.size !== size || now.mtimeMs !== mtimeMs || now.ctimeMs !== ctimeMs) throw changed();
      },
      again: async ({ offset, bytes }) => {
        const found = await bytesAt(handle, offset, bytes);
        if (found.length < bytes || !isUtf8(found)) throw changed();
        return found.toString('utf8');
      },
      since: async () => {
        const now = await handle.stat();
        if (now.size === size && now.mtimeMs === mtimeMs && now.ctimeMs === ctimeMs) return null;
        const isLonger = now.size > size && (await tailOf()).equals(tail);
        if (!isLonger || !(await bytesAt(handle, 0, head.length)).equals(head)) throw changed();
        return `${name} has grown since it was read: what was added is not part of this trial.`;
      },
      close: () => handle.close(),
    };
  } catch (error) {
    await handle.close();
    throw error;
  }
}

async function* samplesFrom(
  handle: FileHandle,
  end: number,
  from: LinePlace,
  signal: AbortSignal,
  changed: () => Error,
): AsyncGenerator<RawSample> {
  const splitter = new LineSplitter(longestSampleBytes, from);
  const piece = Buffer.allocUnsafe(pieceBytes);
  for (let at = from.offset; at < end; ) {
    signal.throwIfAborted();
    const { bytesRead } = await handle.read(piece, 0, Math.min(pieceBytes, end - at), at);
    if (bytesRead === 0) throw changed();
    at += bytesRead;
    for (const line of splitter.push(piece.subarray(0, bytesRead))) {
      const sample = sampleOf(line);
      if (sample) yield sample;
    }
  }
  for (const line of splitter.end()) {
    const sample = sampleOf(line);
    if (sample) yield sample;
  }
}

/** Null for an empty line. */
function sampleOf({ content, ...place }: Line): RawSample | null {
  if (content === null) return { ...place, problem: tooLong };
  if (!isUtf8(content)) return { ...place, problem: notUtf8 };
  const text = content.toString('utf8');
  return text.trim() === '' ? null : { ...place, text };
}

/** Fewer where the file ends before. */
async function bytesAt(handle: FileHandle, offset: number, bytes: number): Promise<Buffer> {
  const buffer = Buffer.allocUnsafe(bytes);
  let filled = 0;
  while (filled < bytes) {
    const { bytesRead } = await handle.read(buffer, filled, bytes - filled, offset + filled);
    if (bytesRead === 0) break;
    filled += bytesRead;
  }
  return buffer.subarray(0, filled);
}
