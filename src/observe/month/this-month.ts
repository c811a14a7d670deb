import { ProbeUnavailable } from '../unavailable.ts';

const msPerHour = 3_600_000;
const msPerDay = 24 * msPerHour;

export interface Span {
  /** ISO date-times (UTC), the end exclusive. */
  readonly from: string;
  readonly to: string;
}

/** The calendar month (UTC) from its first moment to now. Throws ProbeUnavailable within its first hour: reports tell of whole hours. */
export function monthUntil(now: Date): Span {
  const fromMs = Date.UTC(now.getUTCFullYear(), now.getUTCMonth(), 1);
  if (now.getTime() - fromMs < msPerHour) {
    throw new ProbeUnavailable(
      'The month (UTC) began less than an hour ago, so the reports have nothing to tell yet. Run this check again in an hour.',
    );
  }
  return { from: new Date(fromMs).toISOString(), to: now.toISOString() };
}

/** ISO dates of the days that begin before `to`, from the day of `from` on. */
export function daysBetween(from: string, to: string): string[] {
  const firstMs = Math.floor(Date.parse(from) / msPerDay) * msPerDay;
  const count = Math.max(0, Math.ceil((Date.parse(to) - firstMs) / msPerDay));
  return Array.from({ length: count }, (_, day) =>
    new Date(firstMs + day * msPerDay).toISOString().slice(0, 10),
  );
}
