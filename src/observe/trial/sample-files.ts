import { createReadStream } from 'node:fs';
import { open, stat } from 'node:fs/promises';
import { basename, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import type { SampleRow } from './sample-table.ts';

/** A line of the samples, or a file of the folder. */
export interface RawSample {
  readonly line: number;
  readonly offset: number;
  readonly bytes: number;
  readonly text: string;
}

/** Where samples come from. Texts can be read again, by the place their row names. */
export interface SampleFiles {
  /** Name of the file or folder, without its path. */
  readonly name: string;
  readonly totalBytes: number;
  readonly all: (signal: AbortSignal) => AsyncIterable<RawSample>;
  readonly again: (row: SampleRow) => Promise<string>;
  readonly close: () => Promise<void>;
}

export async function openSamples(path: string, cwd: string): Promise<SampleFiles> {
  const file = resolve(cwd, path);
  const { size } = await stat(file);
  const handle = await open(file, 'r');
  return {
    name: basename(file),
    totalBytes: size,
    all: (signal) => linesOf(file, signal),
    again: async ({ offset, bytes }) => {
      const { buffer } = await handle.read(Buffer.alloc(bytes), 0, bytes, offset);
      return buffer.toString('utf8');
    },
    close: () => handle.close(),
  };
}

async function* linesOf(file: string, signal: AbortSignal): AsyncGenerator<RawSample> {
  const lines = createInterface({ input: createReadStream(file, { signal }), crlfDelay: Infinity });
  let line = 0;
  let offset = 0;
  for await (const text of lines) {
    line += 1;
    const bytes = Buffer.byteLength(text);
    if (text.trim() !== '') yield { line, offset, bytes, text };
    offset += bytes + 1;
  }
}
