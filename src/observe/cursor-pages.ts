import { z } from 'zod';
import { boundedList } from '../claude/bounded-list.ts';
import type { Listed } from './id-pages.ts';
import { listPage } from './list-page.ts';
import type { ProbeContext } from './probe.ts';

/** Ours, as for lists by id. */
const mostPages = 20;
const mostRows = 1_000;

/**
 * Reads a list of the organization whose pages name the next one, and books every page. Asked without a size, the
 * service answers with all there is. Throws what the SDK throws, SyntaxError
 * or UnexpectedResponse.
 */
export async function listByCursor<T>(
  ask: (query: { readonly page?: string }) => { asResponse(): Promise<Response> },
  row: z.ZodType<T>,
  what: string,
  booking: Pick<ProbeContext, 'receipt'>,
): Promise<Listed<T>> {
  const shape = z.object({
    data: boundedList(mostRows, row),
    next_page: z.string().max(10_000).nullable(),
  });
  const rows: T[] = [];
  let next: string | null = null;
  for (let pages = 0; pages < mostPages; pages += 1) {
    const response: Response = await ask(next === null ? {} : { page: next }).asResponse();
    const page: z.output<typeof shape> = await listPage(response, shape, `a list of ${what}`, booking);
    rows.push(...page.data);
    const after = page.next_page;
    if (after === null) return { rows: rows.slice(0, mostRows), cut: rows.length > mostRows };
    if (after === next || rows.length >= mostRows) break;
    next = after;
  }
  return { rows: rows.slice(0, mostRows), cut: true };
}
