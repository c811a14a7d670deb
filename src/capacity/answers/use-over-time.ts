import type { Limit } from '../simulation/limit.ts';
import type { MinuteSeries } from '../simulation/minute-series.ts';

/** Some minutes in a row. */
export interface UseColumn {
  /** Minute of the simulation in which it begins. */
  readonly minute: number;
  /** By limit: part of it that the busiest minute took, above 1 where it drew on what was held; of a limit a day, the part taken since midnight. */
  readonly use: readonly number[];
  /** Requests a limit turned down for the first time. */
  readonly throttled: number;
  /** Index of the limit that turned most tries down, or where none did, of the one used most. */
  readonly binding: number;
}

const minutesOfDay = 1_440;

/** As many columns as a chart beside names and figures has room for in 80. */
export const chartColumns = 48;

/** Lengths people count in. */
const lengths = [1, 2, 5, 10, 15, 20, 30, 60, 120, 240, 480, 720, 1_440] as const;

/** Minutes a column, so that so many of them hold the whole span. */
export const minutesPerColumn = (minutes: number, columns: number): number =>
  lengths.find((length) => Math.ceil(minutes / length) <= columns) ?? Math.ceil(minutes / columns);

/** Use of the limits from one minute to another, so many minutes a column. */
export function limitUse(
  series: MinuteSeries,
  limits: readonly Limit[],
  { from, to, perColumn }: { readonly from: number; readonly to: number; readonly perColumn: number },
): UseColumn[] {
  const columns: UseColumn[] = [];
  for (let minute = from; minute < to; minute += perColumn) {
    const end = Math.min(minute + perColumn, to);
    const use = limits.map(({ perMinute, capacity, daily }, n) => {
      const used = series.used[n] ?? new Float64Array();
      // Of a day's worth: what has been taken since midnight.
      if (daily)
        return sum(used.subarray(Math.floor((end - 1) / minutesOfDay) * minutesOfDay, end)) / capacity;
      return largest(used.subarray(minute, end)) / Math.max(perMinute, Number.MIN_VALUE);
    });
    const refused = limits.map((_, n) => sum(series.refused[n]?.subarray(minute, end) ?? new Float64Array()));
    const most = Math.max(...refused) > 0 ? refused : use;
    columns.push({
      minute,
      use,
      throttled: sum(series.throttled.subarray(minute, end)),
      binding: most.indexOf(Math.max(...most)),
    });
  }
  return columns;
}

const sum = (row: Float64Array): number => row.reduce((total, value) => total + value, 0);
const largest = (row: Float64Array): number => row.reduce((most, value) => Math.max(most, value), 0);
