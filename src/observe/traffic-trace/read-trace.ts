import type { Trace } from '../../capacity/arrivals/trace.ts';
import { foreignText } from '../../claude/foreign-text.ts';
import { UsageError } from '../../plan/usage-error.ts';
import { refuseNoJsonLines, refuseNoText } from '../other-formats.ts';
import { readCsv } from './csv-trace.ts';
import { readRequestLines } from './request-lines.ts';
import { openTrace, type TraceReading, withHead } from './trace-bytes.ts';
import { formatOf, refuseTables } from './trace-format.ts';
import { readUsagePages } from './usage-pages.ts';

const expected = {
  nothing: 'there is no traffic to simulate',
  text: 'a trace is JSON Lines, CSV or pages of the Usage API, in UTF-8',
};

/**
 * Recorded traffic from a file, or from `-`, the standard input: requests in JSON Lines or CSV, or usage by the minute as
 * pages of the Usage API or CSV, told apart by content. It is read as a stream, in any order, and whole or not at all.
 * Throws UsageError with all that is wrong, and the signal's reason once it is aborted.
 */
export async function readTrace(path: string, cwd: string, reading: TraceReading): Promise<Trace> {
  const { signal } = reading;
  signal.throwIfAborted();
  const { name, bytes, close } = await openTrace(path, cwd, reading);
  try {
    const { head, pieces } = await withHead(bytes, signal);
    refuseTables(name, head);
    refuseNoText(name, head, expected);
    const format = formatOf(head);
    if (format === 'csv') return await readCsv(name, pieces, signal);
    if (format === 'usage pages') return await readUsagePages(name, pieces);
    refuseNoJsonLines(name, head);
    return await readRequestLines(name, pieces);
  } catch (error) {
    signal.throwIfAborted();
    if (error instanceof Error && 'code' in error && 'syscall' in error)
      throw new UsageError(`${name} could not be read: ${foreignText(error.message)}.`);
    throw error;
  } finally {
    close();
  }
}
