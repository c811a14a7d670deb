export type TraceFormat = 'request lines' | 'usage pages' | 'csv';

/** First fields of a page of the Usage API, and of its entries. */
const beginsUsage =
  /^\[?\s*\{\s*"(data|has_more|next_page|data_refreshed_at|starting_at|ending_at|results|group)"\s*:/;

/** What the beginning of a file holds, without a byte order mark. */
export function formatOf(head: Buffer): TraceFormat {
  const text = head.toString('utf8').trimStart();
  if (!/^[[{]/.test(text)) return 'csv';
  return isUsage(text) ? 'usage pages' : 'request lines';
}

function isUsage(text: string): boolean {
  let line: unknown;
  try {
    line = JSON.parse(text.split('\n', 1)[0] ?? '');
  } catch {
    // Spread over lines, or longer than what was read of it.
    return beginsUsage.test(text);
  }
  const first: unknown = Array.isArray(line) ? line[0] : line;
  if (typeof first !== 'object' || first === null) return false;
  return 'starting_at' in first || ('data' in first && Array.isArray(first.data));
}
