import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import { foreignText } from '../../claude/foreign-text.ts';
import { UsageError } from '../../plan/usage-error.ts';

const pieceBytes = 256 * 1024;
/** Enough to tell what a file holds. */
const headBytes = 64 * 1024;
const byteOrderMark = Buffer.from([0xef, 0xbb, 0xbf]);

export interface TraceReading {
  readonly signal: AbortSignal;
  /** What `-` stands for; it ends by itself once the signal is aborted. */
  readonly input?: AsyncIterable<Uint8Array | string>;
}

/** Something to be read once, and what it is called in messages. */
interface OpenedTrace {
  readonly name: string;
  readonly bytes: AsyncIterable<Uint8Array | string>;
  readonly close: () => void;
}

/** Opens a file, or standard input. Throws UsageError where there is nothing that can be read. */
export async function openTrace(
  path: string,
  cwd: string,
  { signal, input }: TraceReading,
): Promise<OpenedTrace> {
  if (path === '') throw new UsageError('Name a file of recorded traffic, or - for standard input.');
  if (path === '-' && input) return { name: 'Standard input', bytes: input, close: () => {} };
  // It may hold anything, as what was typed may.
  const name = foreignText(path);
  const file = resolve(cwd, path);
  const found = await stat(file).catch((error: NodeJS.ErrnoException) => {
    throw new UsageError(
      error.code === 'ENOENT'
        ? `There is no file ${name}.`
        : `${name} could not be read: ${foreignText(error.message)}.`,
    );
  });
  if (found.isDirectory()) throw new UsageError(`${name} is a folder: name a file of recorded traffic.`);
  // Opening a pipe waits for somebody to write to it, and a device may have no end.
  if (!found.isFile())
    throw new UsageError(
      `${name} is a pipe or a device: save the trace as a file, or send it to standard input and name - instead.`,
    );
  const stream = createReadStream(file, { signal, highWaterMark: pieceBytes });
  // Whoever reads is told; an abort in between would otherwise end the process.
  stream.on('error', () => {});
  return { name, bytes: stream, close: () => stream.destroy() };
}

/** The beginning of what is read, and all of it in pieces, both without a byte order mark. */
export async function withHead(
  from: AsyncIterable<Uint8Array | string>,
  signal: AbortSignal,
): Promise<{ readonly head: Buffer; readonly pieces: AsyncIterable<Buffer> }> {
  const iterator = from[Symbol.asyncIterator]();
  const parts: Buffer[] = [];
  let bytes = 0;
  let ended = false;
  while (bytes < headBytes && !ended) {
    signal.throwIfAborted();
    const { done, value } = await iterator.next();
    ended = done === true;
    if (done) continue;
    const part = bufferOf(value);
    parts.push(part);
    bytes += part.length;
  }
  const read = Buffer.concat(parts);
  const head = read.subarray(0, byteOrderMark.length).equals(byteOrderMark)
    ? read.subarray(byteOrderMark.length)
    : read;
  const pieces = async function* () {
    yield head;
    for await (const piece of { [Symbol.asyncIterator]: () => iterator }) {
      signal.throwIfAborted();
      yield bufferOf(piece);
    }
  };
  return { head: head.subarray(0, headBytes), pieces: pieces() };
}

const bufferOf = (piece: Uint8Array | string): Buffer =>
  typeof piece === 'string'
    ? Buffer.from(piece)
    : Buffer.from(piece.buffer, piece.byteOffset, piece.byteLength);
