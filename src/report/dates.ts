/** "2026-11-20T09:00:12.000Z" -> "2026-11-20 09:00 UTC"; a plain date, or anything else, stays as it is. */
export function moment(at: string): string {
  const match = /^(\d{4}-\d{2}-\d{2})T(\d{2}:\d{2})(?::[\d.]+)?Z$/.exec(at);
  return match ? `${match[1]} ${match[2]} UTC` : at;
}
