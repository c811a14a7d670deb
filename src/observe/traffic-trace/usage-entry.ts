import { z } from 'zod';
import { UsageError } from '../../plan/usage-error.ts';
import { firstMisfit } from '../first-misfit.ts';
import { reportCount, reportTokens } from '../month/report-tokens.ts';
import type { MinuteRow } from './minute-table.ts';
import { recordedMs } from './recorded-time.ts';

const msPerMinute = 60_000;

const span = { starting_at: z.string(), ending_at: z.string() };
const group = { model: z.string().nullish(), rbac_group_id: z.string().nullish() };
const used = { ...reportTokens, requests: reportCount.nullish() };

/** A row of the newer report (analytics/usage), and a bucket of the older ones. */
const newerEntry = z.object({ ...span, group: z.object(group), usage: z.object(used) });
const olderBucket = z.object({ ...span, results: z.array(z.object({ ...group, ...used })) });

/**
 * The rows of one entry of the Usage API, or a full sentence on what is wrong with it. Throws UsageError where entries are
 * of a kind that tells nothing of minutes. `trace`: what the file is called in messages.
 */
export function readUsageEntry(entry: unknown, trace: string): readonly MinuteRow[] | string {
  const isBucket = typeof entry === 'object' && entry !== null && 'results' in entry;
  const read = isBucket ? olderBucket.safeParse(entry) : newerEntry.safeParse(entry);
  if (!read.success) return firstMisfit(read.error);
  const startMs = recordedMs(read.data.starting_at);
  const endMs = recordedMs(read.data.ending_at);
  if (startMs === null || endMs === null)
    return `${startMs === null ? 'starting_at' : 'ending_at'} is no time such as 2026-11-20T09:00:00Z.`;
  if (endMs - startMs > msPerMinute) throw tooWide(trace, (endMs - startMs) / msPerMinute);
  if (endMs - startMs < msPerMinute || startMs % msPerMinute !== 0)
    return 'starting_at and ending_at enclose no whole minute of the clock.';
  const results = 'results' in read.data ? read.data.results : [{ ...read.data.group, ...read.data.usage }];
  if (results.some(({ rbac_group_id: id }) => id != null)) throw overlapping(trace);
  return results.map((row) => ({
    startMs,
    model: row.model?.trim() || null,
    requests: row.requests ?? null,
    counted:
      row.uncached_input_tokens +
      (row.cache_creation?.ephemeral_5m_input_tokens ?? 0) +
      (row.cache_creation?.ephemeral_1h_input_tokens ?? 0),
    cached: row.cache_read_input_tokens,
    output: row.output_tokens,
  }));
}

export const askForMinutes =
  'Ask the Usage API for minutes instead (bucket_width=1m, in the analytics report time_bucket_width=1m; a day at a time at most) and write its pages one after another into a file, or log each request with its time and tokens';

const wideNames: Readonly<Record<number, string>> = { 60: 'hours', 1440: 'days' };

const tooWide = (trace: string, minutes: number): UsageError => {
  const width = wideNames[minutes] ?? 'longer times';
  return new UsageError(
    `${trace} has totals of ${width}, and limits count by the minute: the total of a longer time says nothing about any minute of it. ${askForMinutes}. Nothing of it was used.`,
  );
};

/** Who belongs to several groups counts in each of them (SDK, BetaAnalyticsUsageGroup). */
const overlapping = (trace: string): UsageError =>
  new UsageError(
    `${trace} is grouped by rbac_group_id, and such rows count the same tokens more than once: ask without that group. Nothing of it was used.`,
  );
