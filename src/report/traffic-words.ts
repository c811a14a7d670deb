import type { TrafficTable } from '../judge/run.ts';
import { wantedHeadroom } from '../judge/wanted-headroom.ts';
import { clock, spokenRows, type UseChart } from './chart-use.ts';
import { limiterSigns, limiterWords } from './limiter-words.ts';
import { each, list, timesBeside } from './wording/format.ts';

/** The planned day as a chart of its limits. */
export const trafficChart = ({ limits, refusedBy, minutesPerColumn }: TrafficTable): UseChart => ({
  rows: limits.map(({ limiter, use }) => ({ ...limiterSigns[limiter], use })),
  refusedBy,
  startMinute: 0,
  minutesPerColumn,
});

/** What the chart shows, and how to read it. */
export function trafficSentences({
  shape,
  minutesPerColumn,
  headroom,
  limits,
  refusedBy,
}: TrafficTable): string[] {
  const span = shape === null ? 'An hour at the planned peak' : `A simulated day of the shape ${shape}`;
  const refusing = refusedBy.flatMap((row, column) => (row === null ? [] : [{ row, column }]));
  const [first, last] = [refusing[0], refusing.at(-1)];
  const binding = [...new Set(refusing.map(({ row }) => limits[row]?.limiter))].flatMap((limiter) =>
    limiter ? [limiterWords[limiter]] : [],
  );
  return [
    `${span}, ${minutesPerColumn === 1 ? 'a minute' : each(minutesPerColumn, 'minute')} a column: the part of each limit that the busiest minute of the column takes, the largest at the end of the row.`,
    first && last
      ? `Requests are refused between ${clock(first.column * minutesPerColumn)} and ${clock((last.column + 1) * minutesPerColumn)} UTC, by the limit of ${list(binding)}; the letter in the last row says which.`
      : 'No request is refused.',
    ...(headroom
      ? [
          `The limits carry ${timesBeside(headroom.median, [1, wantedHeadroom])} this traffic with less than a thousandth refused in the busiest hour.`,
        ]
      : []),
  ];
}

/** The chart in words. */
export const spokenTraffic = (traffic: TrafficTable): string[] =>
  spokenRows(
    trafficChart(traffic),
    traffic.limits.map(({ limiter }) => limiterWords[limiter]),
  );
