import { isUtf8 } from 'node:buffer';
import { createHash } from 'node:crypto';
import { open, readdir, readFile, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { UsageError } from '../../plan/usage-error.ts';
import {
  longestSampleBytes,
  notUtf8,
  type OpenedSamples,
  readingVersion,
  tooLong,
} from './opened-samples.ts';

/** More than a person lays into a folder as samples. */
const mostFiles = 100_000;
/** Of a file, to tell text from other things. */
const sniffedBytes = 8 * 1024;

interface PromptFile {
  readonly name: string;
  readonly bytes: number;
  readonly mtimeMs: number;
  readonly ctimeMs: number;
  readonly ino: number;
  /** Bytes of the files before it. */
  readonly offset: number;
}

type LeftOut = 'hidden' | 'folder' | 'binary' | 'empty' | 'other';

/** One and many. */
const leftOutWords: Readonly<Record<LeftOut, readonly [string, string]>> = {
  hidden: ['1 hidden file', 'hidden files'],
  folder: ['1 folder inside it', 'folders inside it'],
  binary: ['1 file that is no text', 'files that are no text'],
  empty: ['1 empty file', 'empty files'],
  other: ['1 entry that is no readable file', 'entries that are no readable files'],
};

/**
 * Opens a folder: each of its text files is a prompt, in the order of their names. They count as lines, and their
 * places as if they were laid end to end. Throws UsageError where it holds none, or holds JSON Lines.
 */
export async function openSampleFolder(folder: string, shown: string): Promise<OpenedSamples> {
  const { files, leftOut } = await promptFiles(folder, shown);
  const name = basename(folder);
  const counts = [...Map.groupBy(leftOut, (why) => why)].map(([why, { length }]) =>
    length === 1 ? leftOutWords[why][0] : `${length.toLocaleString('en-US')} ${leftOutWords[why][1]}`,
  );
  const notes = counts.length > 0 ? [`Left out of the folder ${shown}: ${counts.join(', ')}.`] : [];
  if (files.length === 0)
    throw new UsageError([`The folder ${shown} holds no text file.`, ...notes].join(' '));
  const listed = files.map(({ name: file, bytes, mtimeMs, ctimeMs, ino }) => [
    file,
    bytes,
    mtimeMs,
    ctimeMs,
    ino,
  ]);
  const fingerprint = createHash('sha256').update(JSON.stringify(['folder', readingVersion, folder, listed]));
  const last = files.at(-1);
  return {
    name,
    totalBytes: last ? last.offset + last.bytes : 0,
    fingerprint: fingerprint.digest('hex').slice(0, 32),
    notes,
    all: async function* (signal, from = { line: 1, offset: 0 }) {
      for (const [index, file] of files.entries()) {
        if (file.offset < from.offset) continue;
        signal.throwIfAborted();
        yield {
          line: index + 1,
          offset: file.offset,
          bytes: file.bytes,
          ...(await contentOf(folder, file)),
        };
      }
    },
    again: async ({ line }) => {
      const file = files[line - 1];
      const content = file && (await contentOf(folder, file));
      if (!content || 'problem' in content) throw changed(file?.name ?? name);
      return content.text;
    },
    close: async () => {},
  };
}

const changed = (name: string) =>
  new UsageError(`${name} was changed while the folder was read: start the trial again.`);

/** A file's text as a line of JSON Lines would hold it. */
async function contentOf(
  folder: string,
  { name, bytes, ctimeMs, ino }: PromptFile,
): Promise<{ text: string } | { problem: string }> {
  if (bytes > longestSampleBytes) return { problem: tooLong };
  const unreadable = (error: Error) => {
    throw new UsageError(`${name} could not be read: ${error.message}.`);
  };
  const content = await readFile(join(folder, name)).catch(unreadable);
  const now = await stat(join(folder, name)).catch(unreadable);
  if (content.length !== bytes || now.ctimeMs !== ctimeMs || now.ino !== ino) throw changed(name);
  if (!isUtf8(content)) return { problem: notUtf8 };
  return { text: JSON.stringify({ prompt: content.toString('utf8').replace(/^\ufeff/, '') }) };
}

async function promptFiles(
  folder: string,
  shown: string,
): Promise<{ files: PromptFile[]; leftOut: LeftOut[] }> {
  const names = await readdir(folder).catch((error: Error) => {
    throw new UsageError(`The folder ${shown} could not be read: ${error.message}.`);
  });
  if (names.length > mostFiles)
    throw new UsageError(
      `The folder ${shown} holds more than ${mostFiles.toLocaleString('en-US')} files, which is more than are read.`,
    );
  const lines = names.find((name) => !name.startsWith('.') && /\.(jsonl|ndjson)$/i.test(name));
  if (lines !== undefined)
    throw new UsageError(
      `The folder ${shown} holds ${lines}: name that file itself. In a folder, each text file is one prompt.`,
    );
  const files: PromptFile[] = [];
  const leftOut: LeftOut[] = [];
  let offset = 0;
  for (const name of names.sort()) {
    const found = await sniffed(join(folder, name), name);
    if (typeof found === 'string') leftOut.push(found);
    else {
      files.push({ name, offset, ...found });
      offset += found.bytes;
    }
  }
  return { files, leftOut };
}

async function sniffed(
  path: string,
  name: string,
): Promise<LeftOut | Pick<PromptFile, 'bytes' | 'mtimeMs' | 'ctimeMs' | 'ino'>> {
  if (name.startsWith('.')) return 'hidden';
  // Opening a pipe waits for somebody to write to it: looked at first.
  const found = await stat(path).catch(() => null);
  if (found?.isDirectory()) return 'folder';
  if (!found?.isFile()) return 'other';
  if (found.size === 0) return 'empty';
  const handle = await open(path, 'r').catch(() => null);
  if (!handle) return 'other';
  try {
    const { bytesRead, buffer } = await handle.read(Buffer.alloc(sniffedBytes), 0, sniffedBytes, 0);
    return buffer.subarray(0, bytesRead).includes(0)
      ? 'binary'
      : { bytes: found.size, mtimeMs: found.mtimeMs, ctimeMs: found.ctimeMs, ino: found.ino };
  } finally {
    await handle.close();
  }
}
