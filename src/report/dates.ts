import { decimal } from './wording/format.ts';

/** "2026-11-20T09:00:12.000Z" -> "2026-11-20 09:00 UTC"; a plain date, or anything else, stays as it is. */
export function moment(at: string): string {
  const match = /^(\d{4}-\d{2}-\d{2})T(\d{2}:\d{2})(?::[\d.]+)?Z$/.exec(at);
  return match ? `${match[1]} ${match[2]} UTC` : at;
}

/** Length of a run as people say it. 4200 -> "4.2 s", 95000 -> "95 s". */
export function duration(ms: number): string {
  if (ms < 1_000) return `${Math.max(0, Math.round(ms))} ms`;
  return `${decimal(ms / 1_000, 0, ms < 10_000 ? 1 : 0)} s`;
}
