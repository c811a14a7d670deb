import { isUtf8 } from 'node:buffer';
import type { RequestTrace } from '../../capacity/arrivals/trace.ts';
import { type Line, LineSplitter } from '../split-lines.ts';
import { BadLines } from './bad-lines.ts';
import { readRequest } from './request-fields.ts';
import { RequestTable } from './request-table.ts';

/** A log that keeps whole answers has long lines; one that is longer holds something else. */
export const longestLineBytes = 1024 * 1024;

/** Requests in JSON Lines, one a line; blank lines are none. Throws UsageError with all that is wrong. */
export async function readRequestLines(trace: string, pieces: AsyncIterable<Buffer>): Promise<RequestTrace> {
  const splitter = new LineSplitter(longestLineBytes);
  const table = new RequestTable(trace);
  const bad = new BadLines();
  const take = (lines: Iterable<Line>) => {
    for (const line of lines) {
      const problem = taken(line, table);
      if (problem !== null) bad.add(line.line, problem);
    }
  };
  for await (const piece of pieces) take(splitter.push(piece));
  take(splitter.end());
  bad.refuse(trace);
  return table.finish();
}

/** What kept a line from being taken, as a full sentence. */
function taken({ content }: Line, table: RequestTable): string | null {
  if (content === null) return 'It is longer than 1 MB.';
  if (!isUtf8(content)) return 'It is not UTF-8 text.';
  const text = content.toString('utf8');
  if (text.trim() === '') return null;
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return 'It is not a JSON document.';
  }
  const request = readRequest(value);
  return typeof request === 'string' ? request : table.add(request);
}
