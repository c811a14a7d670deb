import { Readable } from 'node:stream';
import type { Trace } from '../../capacity/arrivals/trace.ts';
import { UsageError } from '../../plan/usage-error.ts';
import { columnNames, csvRows, NotCsv } from '../csv-rows.ts';
import { BadLines } from './bad-lines.ts';
import { csvColumns, type FieldsOf } from './csv-columns.ts';
import { MinuteTable } from './minute-table.ts';
import { readRequest } from './request-fields.ts';
import { longestLineBytes } from './request-lines.ts';
import { RequestTable } from './request-table.ts';
import { noTraffic } from './trace-span.ts';
import { readUsageEntry } from './usage-entry.ts';

/** Takes the rows of one kind of CSV; a full sentence where one is wrong. */
interface RowReader {
  readonly take: (cells: readonly string[]) => string | null;
  readonly finish: () => Trace;
}

/** Requests or minutes in CSV with a header row. Throws UsageError with all that is wrong. */
export async function readCsv(
  trace: string,
  pieces: AsyncIterable<Buffer>,
  signal: AbortSignal,
): Promise<Trace> {
  const bad = new BadLines();
  let reader: RowReader | null = null;
  try {
    for await (const { line, cells } of csvRows(
      Readable.from(pieces, { objectMode: false }),
      signal,
      longestLineBytes,
    )) {
      if (!reader) {
        const { kind, fieldsOf } = csvColumns(trace, columnNames(cells));
        reader = kind === 'minutes' ? minuteReader(trace, fieldsOf) : requestReader(trace, fieldsOf);
        continue;
      }
      const problem = reader.take(cells);
      if (problem !== null) bad.add(line, problem);
    }
  } catch (error) {
    if (!(error instanceof NotCsv)) throw error;
    throw new UsageError(`${trace} cannot be used as a trace. ${error.message} Nothing of it was used.`);
  }
  bad.refuse(trace);
  if (!reader) throw noTraffic(trace);
  return reader.finish();
}

function requestReader(trace: string, fieldsOf: FieldsOf): RowReader {
  const table = new RequestTable(trace);
  return {
    take: (cells) => {
      const request = readRequest(fieldsOf(cells));
      return typeof request === 'string' ? request : table.add(request);
    },
    finish: () => table.finish(),
  };
}

/** As entries of the newer report. */
function minuteReader(trace: string, fieldsOf: FieldsOf): RowReader {
  const table = new MinuteTable(trace);
  return {
    take: (cells) => {
      const { starting_at, ending_at, model, rbac_group_id, ...counts } = fieldsOf(cells);
      const { ephemeral_5m_input_tokens = 0, ephemeral_1h_input_tokens = 0 } = counts;
      const cache_creation = { ephemeral_5m_input_tokens, ephemeral_1h_input_tokens };
      const usage = { cache_read_input_tokens: 0, ...counts, cache_creation };
      const entry = { starting_at, ending_at, group: { model, rbac_group_id }, usage };
      const rows = readUsageEntry(entry, trace);
      if (typeof rows === 'string') return rows;
      for (const row of rows) table.add(row);
      return null;
    },
    finish: () => table.finish(),
  };
}
