import { z } from 'zod';
import { boundedList } from '../claude/bounded-list.ts';
import { listPage } from './list-page.ts';
import type { ProbeContext } from './probe.ts';

/** Ours: more than a thousand rows tell a launch nothing that the first thousand do not. */
const mostPages = 10;
export const pageSize = 100;

/** Rows of all pages that were read; `cut` where there were more. */
export interface Listed<T> {
  readonly rows: readonly T[];
  readonly cut: boolean;
}

interface PageQuery {
  readonly limit: number;
  readonly after_id?: string;
}

/**
 * Reads a list of the organization page by page and books every page. `what` is plural, e.g. "workspaces". Throws what the
 * SDK throws, SyntaxError or UnexpectedResponse.
 */
export async function listById<T>(
  ask: (query: PageQuery) => { asResponse(): Promise<Response> },
  row: z.ZodType<T>,
  what: string,
  booking: Pick<ProbeContext, 'receipt'>,
): Promise<Listed<T>> {
  const page = z.object({
    data: boundedList(pageSize, row),
    has_more: z.boolean(),
    last_id: z.string().max(200).nullish(),
  });
  const rows: T[] = [];
  let after: string | undefined;
  for (let pages = 0; pages < mostPages; pages += 1) {
    const response = await ask({ limit: pageSize, ...(after && { after_id: after }) }).asResponse();
    const { data, has_more, last_id } = await listPage(response, page, `a list of ${what}`, booking);
    rows.push(...data);
    if (!has_more || !last_id || last_id === after) return { rows, cut: has_more };
    after = last_id;
  }
  return { rows, cut: true };
}
