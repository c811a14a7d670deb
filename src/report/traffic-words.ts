import type { TrafficTable } from '../judge/run.ts';
import { clock, type UseChart } from './chart-use.ts';
import { list, percent, times } from './wording/format.ts';
import { units } from './wording/limits.ts';

const rows = {
  rpm: { name: 'requests', letter: 'R' },
  itpm: { name: 'input', letter: 'I' },
  otpm: { name: 'output', letter: 'O' },
} as const;

/** The planned day as a chart of its limits. */
export const trafficChart = ({ limits, refusedBy, minutesPerColumn }: TrafficTable): UseChart => ({
  rows: limits.map(({ limiter, use }) => ({ ...rows[limiter], use })),
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
    limiter ? [units[limiter]] : [],
  );
  return [
    `${span}, ${minutesPerColumn === 1 ? 'a minute' : `${minutesPerColumn} minutes`} a column: the part of each limit that the busiest minute of the column takes.`,
    first && last
      ? `Requests are refused between ${clock(first.column * minutesPerColumn)} and ${clock((last.column + 1) * minutesPerColumn)} UTC, by the limit of ${list(binding)}; the letter in the last row says which.`
      : 'No request is refused.',
    ...(headroom
      ? [
          `The limits carry ${times(headroom.median)} this traffic with less than a thousandth refused in the busiest hour.`,
        ]
      : []),
  ];
}

/** The chart in words. */
export const spokenTraffic = ({ limits, minutesPerColumn }: TrafficTable): string[] =>
  limits.map(({ limiter, use }) => {
    const most = Math.max(0, ...use);
    const from = use.indexOf(most) * minutesPerColumn;
    return `The limit of ${units[limiter]} is used most between ${clock(from)} and ${clock(from + minutesPerColumn)} UTC: ${percent(most)}.`;
  });
