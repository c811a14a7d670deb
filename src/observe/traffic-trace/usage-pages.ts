import { z } from 'zod';
import type { MinuteTrace } from '../../capacity/arrivals/trace.ts';
import { UsageError } from '../../plan/usage-error.ts';
import { BadLines } from './bad-lines.ts';
import { BrokenDocuments, DocumentSplitter } from './document-splitter.ts';
import { MinuteTable } from './minute-table.ts';
import { readUsageEntry } from './usage-entry.ts';

/** A day in minutes has 1,440 buckets, each with a row of some 600 bytes for every group. */
const longestPageBytes = 32 * 1024 * 1024;

const page = z.object({ data: z.array(z.unknown()), has_more: z.boolean() });

/**
 * The minutes of the Usage API's answers: its pages, or the entries the SDK makes of them, one after another or in a list.
 * Throws UsageError with all that is wrong.
 */
export async function readUsagePages(trace: string, pieces: AsyncIterable<Buffer>): Promise<MinuteTrace> {
  const splitter = new DocumentSplitter(longestPageBytes);
  const table = new MinuteTable(trace);
  const bad = new BadLines();
  let isCut = false;
  const take = (entry: unknown, line: number, where: string) => {
    const rows = readUsageEntry(entry, trace);
    if (typeof rows === 'string') bad.add(line, `${where}${rows}`);
    else for (const row of rows) table.add(row);
  };
  try {
    for await (const piece of pieces) {
      for (const { line, content } of splitter.push(piece)) {
        const document = parsed(content);
        if (typeof document === 'object' && document !== null && 'starting_at' in document) {
          take(document, line, '');
          continue;
        }
        const read = page.safeParse(document);
        if (!read.success) {
          bad.add(
            line,
            document === undefined
              ? 'It is not a JSON document.'
              : 'It is neither a page of the Usage API nor an entry of one.',
          );
          continue;
        }
        isCut = read.data.has_more;
        for (const [place, entry] of read.data.data.entries())
          take(entry, line, `Entry ${place + 1} of the page: `);
      }
    }
    splitter.end();
  } catch (error) {
    if (!(error instanceof BrokenDocuments)) throw error;
    throw new UsageError(`${trace} cannot be used as a trace. ${error.message} Nothing of it was used.`);
  }
  bad.refuse(trace);
  if (isCut)
    throw new UsageError(
      `${trace} lacks pages: its last one says has_more. Ask for the next ones with page=<next_page>, and put them behind it. Nothing of it was used.`,
    );
  return table.finish();
}

function parsed(content: Buffer): unknown {
  try {
    return JSON.parse(content.toString('utf8'));
  } catch {
    return undefined;
  }
}
