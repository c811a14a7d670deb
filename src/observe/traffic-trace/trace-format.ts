import { UsageError } from '../../plan/usage-error.ts';

export type TraceFormat = 'request lines' | 'usage pages' | 'csv';

/** First fields of a page of the Usage API, and of its entries. */
const beginsUsage =
  /^\[?\s*\{\s*"(data|has_more|next_page|data_refreshed_at|starting_at|ending_at|results|group)"\s*:/;

/** First bytes of files that hold tables, and what such a file is called. */
const tableFiles = [
  { begin: Buffer.from('PAR1'), name: 'a Parquet file' },
  { begin: Buffer.from('ORC'), name: 'an ORC file' },
  { begin: Buffer.from('Obj\u0001'), name: 'an Avro file' },
  { begin: Buffer.from('ARROW1'), name: 'an Arrow file' },
  { begin: Buffer.from([0x50, 0x4b, 3, 4]), name: 'a spreadsheet or a zip archive' },
] as const;

/** Throws UsageError where a file holds a table in a form that is not read. */
export function refuseTables(trace: string, head: Buffer): void {
  const table = tableFiles.find(({ begin }) => head.subarray(0, begin.length).equals(begin));
  if (!table) return;
  throw new UsageError(
    `${trace} is ${table.name}, which is not read: write its rows as CSV with a header line, or as JSON Lines, and name that file instead. Nothing of it was used.`,
  );
}

/** What the beginning of a file holds, without a byte order mark. */
export function formatOf(head: Buffer): TraceFormat {
  const text = head.toString('utf8').trimStart();
  if (!/^[[{]/.test(text)) return 'csv';
  return isUsage(text) ? 'usage pages' : 'request lines';
}

function isUsage(text: string): boolean {
  let line: unknown;
  try {
    line = JSON.parse(text.split('\n', 1)[0] ?? '');
  } catch {
    // Spread over lines, or longer than what was read of it.
    return beginsUsage.test(text);
  }
  const first: unknown = Array.isArray(line) ? line[0] : line;
  if (typeof first !== 'object' || first === null) return false;
  return 'starting_at' in first || ('data' in first && Array.isArray(first.data));
}
