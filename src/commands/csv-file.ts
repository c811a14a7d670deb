import { createReadStream } from 'node:fs';
import { resolve } from 'node:path';
import { withoutKeys } from '../claude/foreign-text.ts';
import { type CsvRow, NotAnExport } from '../observe/month/console-export.ts';

/** Longer than any row of an export; a file without line breaks is not read whole into memory. */
const longestRowCharacters = 100_000;

/** The rows of a CSV file, read as they are needed. Throws what the system throws, or NotAnExport where it is no CSV. */
export async function* csvFile(path: string, cwd: string): AsyncGenerator<CsvRow> {
  const { CsvError, parse } = await import('csv-parse');
  const parser = parse({
    bom: true,
    info: true,
    relax_column_count: true,
    skip_empty_lines: true,
    max_record_size: longestRowCharacters,
  });
  try {
    // With `info`, each record comes with the number of its last line.
    for await (const { record, info } of createReadStream(resolve(cwd, path)).compose<typeof parser>(
      parser,
    )) {
      yield { line: info.lines, cells: record };
    }
  } catch (error) {
    if (error instanceof CsvError) throw new NotAnExport(`It is no CSV file. ${withoutKeys(error.message)}`);
    throw error;
  }
}
