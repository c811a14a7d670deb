import type { Readable } from 'node:stream';
import { foreignText } from '../claude/foreign-text.ts';

/** A row of a CSV file: the line it begins on, counted from 1, and its cells. The first row is the header. */
export interface CsvRow {
  readonly line: number;
  readonly cells: readonly string[];
}

/** Why a text is no CSV, as full sentences. */
export class NotCsv extends Error {}

/**
 * The rows of CSV (RFC 4180), read as they are needed; empty lines are none. Throws NotCsv, what the stream throws, or the
 * signal's reason once it is aborted.
 */
export async function* csvRows(
  stream: Readable,
  signal: AbortSignal,
  longestRowBytes: number,
): AsyncGenerator<CsvRow> {
  const { CsvError, parse } = await import('csv-parse');
  signal.throwIfAborted();
  const parser = parse({
    bom: true,
    info: true,
    relax_column_count: true,
    skip_empty_lines: true,
    max_record_size: longestRowBytes,
  });
  try {
    // With `info`, each record comes with the number of its last line.
    for await (const { record, info } of stream.compose<typeof parser>(parser)) {
      signal.throwIfAborted();
      yield { line: info.lines, cells: record };
    }
  } catch (error) {
    signal.throwIfAborted();
    if (error instanceof CsvError) throw new NotCsv(`It is no CSV file. ${foreignText(error.message)}`);
    throw error;
  }
}

/** Names of the columns, in small letters; a byte order mark before the first is no part of it. */
export const columnNames = (header: readonly string[]): string[] =>
  header.map((name) =>
    name
      .replace(/^\uFEFF/, '')
      .trim()
      .toLowerCase(),
  );
