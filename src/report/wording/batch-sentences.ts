import type { BatchThroughput } from '../../judge/codes/limits-traffic.ts';
import { count, each, span } from './format.ts';

/** Rounded down to the minute: what is said to be tolerable is. 12 digits: an hour on paper is one. */
function atMost(hours: number): string {
  const minutes = Math.floor(Number((hours * 60).toPrecision(12)));
  return minutes < 1 ? 'a minute' : span(minutes * 60);
}

export function batchSentence({
  tier,
  perDay,
  queued,
  tolerableHours,
  deadlineHours,
}: BatchThroughput): string {
  const holds = `Tier ${tier} lets ${each(queued, 'batched request')} wait at once and the plan sends ${count(perDay)} a day`;
  if (tolerableHours >= deadlineHours)
    return `${holds}: the queue keeps up even if every batch takes its ${each(deadlineHours, 'hour')}.`;
  const bound = tolerableHours * 60 < 1 ? 'every batch is done in less than' : 'no batch takes more than';
  return `${holds}: the queue keeps up as long as ${bound} ${atMost(tolerableHours)}.`;
}

export const behindSentence = ({ deadlineHours, behindPerDay }: BatchThroughput): string =>
  `Were each to take its ${each(deadlineHours, 'hour')}, ${each(behindPerDay, 'request')} would be left behind every day.`;
