import type { Readable } from 'node:stream';

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
    if (error instanceof CsvError) throw new NotCsv(`It is no CSV file. ${whyNot(error, longestRowBytes)}`);
    throw error;
  }
}

/** What the parser stumbled over, in our words: its own quote the file, and name options that nobody here has set. */
function whyNot({ code, lines }: CsvFailure, longestRowBytes: number): string {
  const line = typeof lines === 'number' ? lines : null;
  const at = line === null ? 'A line' : `Line ${line.toLocaleString('en-US')}`;
  switch (code) {
    case 'CSV_QUOTE_NOT_CLOSED':
      return 'A quotation mark in it is never closed.';
    case 'CSV_INVALID_CLOSING_QUOTE':
    case 'CSV_NON_TRIMABLE_CHAR_AFTER_CLOSING_QUOTE':
      return `${at} has something other than a comma behind a closing quotation mark.`;
    case 'INVALID_OPENING_QUOTE':
      return `${at} has a quotation mark in the middle of a cell.`;
    case 'CSV_MAX_RECORD_SIZE':
      return `A row of it is longer than ${longestRowBytes.toLocaleString('en-US')} characters: a line break or a quotation mark may be missing.`;
    default:
      return `${at} cannot be read.`;
  }
}

/** What the parser tells beside its message; the line is not declared in its types. */
interface CsvFailure {
  readonly code: string;
  readonly lines?: unknown;
}

/** Names of the columns, in small letters; a byte order mark before the first is no part of it. */
export const columnNames = (header: readonly string[]): string[] =>
  header.map((name) =>
    name
      .replace(/^\uFEFF/, '')
      .trim()
      .toLowerCase(),
  );
