import { z } from 'zod';
import { boundedList } from '../../claude/bounded-list.ts';
import { UnexpectedResponse } from '../../claude/classify-error.ts';
import { foreignId, foreignText } from '../../claude/foreign-text.ts';
import type { ProbeContext } from '../probe.ts';
import type { Receipt } from '../receipt.ts';
import { refusalOf } from '../refusal.ts';

/** A report longer than this is cut. With 1,000 entries a page no organization known to us has one. */
const mostPages = 20;
/** The longest page that can be asked for. */
const mostEntries = 1_000;

export const reportName = z
  .string()
  .nullish()
  .transform((text) => (text ? foreignText(text) : null));
export const reportId = z
  .string()
  .nullish()
  .transform((text) => foreignId(text));
export const reportCount = z.number().int().nonnegative().max(1e15);

interface PageQuery {
  readonly limit: number;
  readonly page?: string;
}

/**
 * Every entry of a report, page by page, each page's request booked. The body is read here, because the SDK takes a page
 * of anything else, such as a login form, for an empty report. Throws what the SDK throws, SyntaxError or
 * UnexpectedResponse.
 */
export async function readReport<T>(
  limit: number,
  ask: (query: PageQuery) => { asResponse(): Promise<Response> },
  entry: z.ZodType<T>,
  { receipt }: Pick<ProbeContext, 'receipt'>,
): Promise<{ readonly entries: T[]; readonly cut: boolean }> {
  const shape = z.object({
    data: boundedList(mostEntries, entry),
    has_more: z.boolean(),
    next_page: z.string().min(1).max(10_000).nullish(),
  });
  const entries: T[] = [];
  let page: string | undefined;
  for (let pages = 0; pages < mostPages; pages += 1) {
    const response = await ask({ limit, ...(page && { page }) }).asResponse();
    const requestId = response.headers.get('request-id');
    const parsed = shape.safeParse(await response.json());
    if (!parsed.success)
      throw new UnexpectedResponse('The Admin API answered with something that is not the report', requestId);
    receipt.add(requestId);
    entries.push(...parsed.data.data);
    const { has_more: more, next_page: next } = parsed.data;
    if (!more) return { entries, cut: false };
    if (!next || next === page) return { entries, cut: true };
    page = next;
  }
  return { entries, cut: true };
}

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
