import type { SimulationDocument } from '../judge/simulation-schema.ts';
import { clock } from './chart-use.ts';
import { count, duration } from './wording/format.ts';

type SimulatedTraffic = SimulationDocument['traffic'];

const msPerMinute = 60_000;
const minutesOfDay = 1_440;

/** A recording of more than one day: a time of day alone says nothing. */
export const hasSeveralDays = ({ startsAt, minutes }: SimulatedTraffic): boolean =>
  startsAt !== null && minutes > minutesOfDay;

/** "2026-11-19" */
export const dateOf = ({ startsAt }: SimulatedTraffic, minute: number): string =>
  new Date(Date.parse(startsAt ?? '1970-01-01T00:00:00Z') + minute * msPerMinute).toISOString().slice(0, 10);

/** "14:03", with its date where the recording has several. */
export const timeIn = (traffic: SimulatedTraffic, minute: number): string =>
  hasSeveralDays(traffic) ? `${dateOf(traffic, minute)} ${clock(minute)}` : clock(minute);

/** "at 14:03 UTC" or "on 2026-11-19 at 14:03 UTC"; of planned hours of no day, after how long. */
export function momentIn({ traffic }: Pick<SimulationDocument, 'traffic'>, minute: number): string {
  if (traffic.from === 'plan' && traffic.shape === null) return `after ${sinceBegin(minute)}`;
  if (hasSeveralDays(traffic)) return `on ${dateOf(traffic, minute)} at ${clock(minute)} UTC`;
  return `at ${clock(minute)} UTC`;
}

const sinceBegin = (minute: number): string =>
  minute < 2 ? duration(minute * msPerMinute) : `${count(Math.floor(minute))} minutes`;

export const spanMinutes = ({ firstAt, lastAt }: SimulatedTraffic): number =>
  firstAt === null || lastAt === null ? 0 : (Date.parse(lastAt) - Date.parse(firstAt)) / msPerMinute;

/** "from 2026-11-19 09:00 to 10:30 UTC" */
export function recordedSpan({ firstAt, lastAt }: SimulatedTraffic): string {
  if (firstAt === null || lastAt === null) return '';
  const [first, last] = [firstAt, lastAt].map((at) => ({ date: at.slice(0, 10), time: at.slice(11, 16) }));
  if (!first || !last) return '';
  if (first.date !== last.date) return `from ${first.date} ${first.time} to ${last.date} ${last.time} UTC`;
  return first.time === last.time
    ? `on ${first.date} at ${first.time} UTC`
    : `on ${first.date} from ${first.time} to ${last.time} UTC`;
}
