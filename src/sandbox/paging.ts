import { invalidRequest } from './errors.ts';

const defaultPageSize = 20;
const largestPageSize = 1_000;

interface Identified {
  readonly id: string;
}

export interface IdPage<T> {
  readonly data: T[];
  readonly has_more: boolean;
  readonly first_id: string | null;
  readonly last_id: string | null;
}

/** One page by `limit`, `after_id` and `before_id`. Throws a 400 on a size out of range or an id not in the list. */
export function idPage<T extends Identified>(all: readonly T[], query: URLSearchParams): IdPage<T> {
  const limit = pageSize(query.get('limit'));
  const before = query.get('before_id');
  const after = query.get('after_id');
  if (before !== null && after !== null) throw invalidRequest('before_id: cannot be combined with after_id');
  const start = after === null ? 0 : positionOf(all, after, 'after_id') + 1;
  const end = before === null ? all.length : positionOf(all, before, 'before_id');
  const range = all.slice(start, end);
  const data = before === null ? range.slice(0, limit) : range.slice(-limit);
  return {
    data,
    has_more: range.length > data.length,
    first_id: data[0]?.id ?? null,
    last_id: data.at(-1)?.id ?? null,
  };
}

export interface CursorPage<T> {
  readonly data: T[];
  readonly next_page: string | null;
}

const cursorPrefix = 'page_';

/** One page by `limit` and `page`, an opaque cursor. Throws a 400 like `idPage`. */
export function cursorPage<T extends Identified>(all: readonly T[], query: URLSearchParams): CursorPage<T> {
  const limit = pageSize(query.get('limit'));
  const page = query.get('page');
  const last = page?.slice(cursorPrefix.length);
  const start = last === undefined ? 0 : positionOf(all, last, 'page') + 1;
  const data = all.slice(start, start + limit);
  const more = start + limit < all.length;
  return { data, next_page: more ? `${cursorPrefix}${data.at(-1)?.id}` : null };
}

function pageSize(written: string | null): number {
  if (written === null) return defaultPageSize;
  const size = Number(written);
  if (Number.isInteger(size) && size >= 1 && size <= largestPageSize) return size;
  throw invalidRequest(`limit: must be a whole number from 1 to ${largestPageSize}`);
}

function positionOf(all: readonly Identified[], id: string, parameter: string): number {
  const at = all.findIndex((entry) => entry.id === id);
  if (at < 0) throw invalidRequest(`${parameter}: no entry with id "${id}" in this list`);
  return at;
}
