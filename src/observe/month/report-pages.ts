import { z } from 'zod';
import { boundedList } from '../../claude/bounded-list.ts';
import { UnexpectedResponse } from '../../claude/classify-error.ts';
import { foreignId, foreignText } from '../../claude/foreign-text.ts';
import type { Receipt } from '../receipt.ts';

/** A report longer than this is cut. With 1,000 entries a page no organization known to us has one. */
const mostPages = 20;

export const reportName = z
  .string()
  .nullish()
  .transform((text) => (text ? foreignText(text) : null));
export const reportId = z
  .string()
  .nullish()
  .transform((text) => foreignId(text));
export const reportCount = z.number().int().nonnegative().max(1e15);

interface Page {
  readonly data: unknown;
  readonly request_id: string | null | undefined;
}

/**
 * Every entry of a report, page by page, each page's request booked. Throws what the SDK throws, or UnexpectedResponse
 * where a page is not of that shape.
 */
export async function readReport<T>(
  ask: (page: { readonly page?: string }) => PromiseLike<Page>,
  entry: z.ZodType<T>,
  receipt: Receipt,
): Promise<{ readonly entries: T[]; readonly cut: boolean }> {
  const shape = z.object({
    data: boundedList(5_000, entry),
    has_more: z.boolean().nullish(),
    next_page: z.string().max(10_000).nullish(),
  });
  const entries: T[] = [];
  let next: string | null = null;
  for (let pages = 0; pages < mostPages; pages += 1) {
    const { data, request_id } = await ask(next === null ? {} : { page: next });
    const page = shape.safeParse(data);
    if (!page.success)
      throw new UnexpectedResponse(
        'The organization answered with something that is not the report',
        request_id,
      );
    receipt.add(request_id);
    entries.push(...page.data.data);
    next = page.data.has_more ? (page.data.next_page ?? null) : null;
    if (next === null) return { entries, cut: false };
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
    if (!(error instanceof Error && 'status' in error && (error.status === 403 || error.status === 404)))
      throw error;
    if ('requestID' in error && typeof error.requestID === 'string') receipt.add(error.requestID);
    return { source: 'report', told: await older() };
  }
}
