import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import { type CsvRow, csvRows, NotCsv } from '../observe/csv-rows.ts';
import { NotAnExport } from '../observe/month/console-export.ts';

/** Longer than any row of an export; a file without line breaks is not read whole into memory. */
const longestRowBytes = 100_000;

/** More than a month of any organization; beyond them a file is something else, or has no end. */
const exportLimits = { megabytes: 200, rows: 2_000_000 } as const;

/**
 * The rows of a CSV file, read as they are needed. Throws what the system throws, the signal's reason once it is aborted,
 * or NotAnExport where it is no CSV, no regular file or beyond the limits.
 */
export async function* csvFile(
  path: string,
  cwd: string,
  signal: AbortSignal,
  limits: { readonly megabytes: number; readonly rows: number } = exportLimits,
): AsyncGenerator<CsvRow> {
  const file = resolve(cwd, path);
  const mostBytes = limits.megabytes * 1024 * 1024;
  const tooLong = new NotAnExport(
    `It is longer than ${limits.megabytes} MB, which is more than is read: export this month alone.`,
  );
  const found = await stat(file);
  // Opening a pipe waits for somebody to write to it, and a device may have no end. A folder ends in the system's words.
  if (!found.isFile() && !found.isDirectory())
    throw new NotAnExport('It is a pipe or a device: save the export as a file.');
  if (found.size > mostBytes) throw tooLong;
  signal.throwIfAborted();
  // It may grow while it is read: one byte beyond the limit tells.
  const stream = createReadStream(file, { signal, end: mostBytes });
  // Whoever reads is told by the rows; an abort in between would otherwise end the process.
  stream.on('error', () => {});
  let rows = 0;
  try {
    for await (const row of csvRows(stream, signal, longestRowBytes)) {
      rows += 1;
      if (rows > limits.rows)
        throw new NotAnExport(
          `It has more than ${limits.rows.toLocaleString('en-US')} rows, which is more than are read: export this month alone.`,
        );
      yield row;
    }
  } catch (error) {
    signal.throwIfAborted();
    if (error instanceof NotCsv) throw new NotAnExport(error.message);
    throw error;
  } finally {
    stream.destroy();
  }
  if (stream.bytesRead > mostBytes) throw tooLong;
}
