import { UsageError } from '../../plan/usage-error.ts';

/** Requests, or rows of a usage export: a busy month of most teams, and 440 MB of memory. */
const mostRows = 20_000_000;

const mostDays = 31;
const msPerDay = 86_400_000;

/** Throws UsageError where a trace has as many rows as are read. */
export function refuseMore(trace: string, rows: number, what: string): void {
  if (rows < mostRows) return;
  throw new UsageError(
    `${trace} has more than ${mostRows.toLocaleString('en-US')} ${what}, which is more than are read: cut a shorter time out of it. Nothing of it was used.`,
  );
}

/** Throws UsageError where a trace, from its first to its last row in epoch milliseconds, is longer than is read, or empty. */
export function refuseLonger(trace: string, firstMs: number | undefined, lastMs: number | undefined): void {
  if (firstMs === undefined || lastMs === undefined) throw noTraffic(trace);
  if (lastMs - firstMs <= mostDays * msPerDay) return;
  throw new UsageError(
    `${trace} reaches from ${isoOf(firstMs)} to ${isoOf(lastMs)}, which is more than the ${mostDays} days that are read: cut a shorter time out of it, or mend the times. Nothing of it was used.`,
  );
}

export const noTraffic = (trace: string): UsageError =>
  new UsageError(`${trace} holds no traffic: there is nothing to simulate.`);

const isoOf = (ms: number): string => new Date(ms).toISOString();
