import { z } from 'zod';
import { boundedList } from '../../claude/bounded-list.ts';
import { foreignId, foreignText } from '../../claude/foreign-text.ts';
import { listPage, longestReportCharacters } from '../list-page.ts';
import type { ProbeContext } from '../probe.ts';
import type { Receipt } from '../receipt.ts';
import { refusalOf } from '../refusal.ts';

/** A report longer than this is cut. With 1,000 entries a page no organization known to us has one. */
const mostPages = 20;
/** As many as twenty of the longest pages of 1,000 have; beyond them a report is cut, and a page alone is none. */
const mostRows = 20_000;

export const reportName = z
  .string()
  .nullish()
  .transform((text) => (text ? foreignText(text) : null));
export const reportId = z
  .string()
  .nullish()
  .transform((text) => foreignId(text));

interface PageQuery {
  readonly limit: number;
  readonly page?: string;
}

/**
 * Every entry of a report, page by page, each page's request booked. `limit`: entries a page at most. Throws what the SDK throws, SyntaxError or
 * UnexpectedResponse.
 */
export async function readReport<T>(
  limit: number,
  ask: (query: PageQuery) => { asResponse(): Promise<Response> },
  entry: z.ZodType<T>,
  booking: Pick<ProbeContext, 'receipt'>,
): Promise<{ readonly entries: T[]; readonly cut: boolean }> {
  let rows = 0;
  const counted = z.unknown().refine((data) => {
    const inPage = Array.isArray(data) && data.length <= limit ? data.reduce(plusRowsOf, 0) : 0;
    rows += inPage;
    return inPage <= mostRows;
  });
  const shape = z.object({
    data: counted.pipe(boundedList(limit, entry)),
    has_more: z.boolean(),
    next_page: z.string().min(1).max(10_000).nullish(),
  });
  const entries: T[] = [];
  let page: string | undefined;
  for (let pages = 0; pages < mostPages; pages += 1) {
    const response = await ask({ limit, ...(page && { page }) }).asResponse();
    const answer = await listPage(response, shape, 'the report', booking, longestReportCharacters);
    entries.push(...answer.data);
    const { has_more: more, next_page: next } = answer;
    if (!more) return { entries, cut: false };
    if (!next || next === page || rows >= mostRows) return { entries, cut: true };
    page = next;
  }
  return { entries, cut: true };
}

/** Buckets of the older reports have rows of their own, which are counted before one of them is read. */
const plusRowsOf = (sum: number, entry: unknown): number => {
  const results = typeof entry === 'object' && entry !== null && 'results' in entry ? entry.results : null;
  return sum + (Array.isArray(results) ? results.length : 1);
};

/** The newer report, or the older one where this organization or key may not read the newer; the refusal is booked. */
export async function newerOrOlder<T>(
  receipt: Receipt,
  newer: () => Promise<T>,
  older: () => Promise<T>,
): Promise<{ readonly source: 'analytics' | 'report'; readonly told: T }> {
  try {
    return { source: 'analytics', told: await newer() };
  } catch (error) {
    if (!refusalOf(error, receipt)) throw error;
    return { source: 'report', told: await older() };
  }
}
