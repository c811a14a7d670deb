import type { RampFound, RampWithinDay } from '../../judge/codes/limits-traffic.ts';
import { clock } from '../chart-use.ts';
import { count, list, percent, percentBeside, times, timesBeside } from './format.ts';

type Load = Pick<RampFound, 'fullLoad' | 'assumed'>;

/** Part of what the limits carry that the full traffic takes. */
export const loadOf = ({ fullLoad, assumed }: Load): string =>
  fullLoad > 10 ? 'more than 1,000 %' : percentBeside(fullLoad, [assumed.smallLoad]);

const unpublished = 'Which rise the service takes for too sharp is not published.';

export const smallAssumed = ({ assumed }: Load): string =>
  `${unpublished} This check assumes that one within ${percent(assumed.smallLoad)} of the limits is not.`;

export const daysAssumed = ({ assumed }: Load): string =>
  `${unpublished} This check assumes that one within ${percent(assumed.smallLoad)} of the limits is not, nor one to at most ${times(assumed.growth)} the day before.`;

export const stepsAssumed = ({ assumed, shape, stepMinutes }: RampFound & RampWithinDay): string =>
  `${unpublished} This check assumes that one within ${percent(assumed.smallLoad)} of the limits is not, nor one to at most ${times(assumed.growth)} the day before or, within a day, the ${stepOf(stepMinutes)} before. How a day goes is not known but drawn from its shape, ${shape}${stepMinutes === 60 ? ', and its hours are compared by their busiest minutes' : ', whose bursts begin from nothing'}.`;

const stepOf = (minutes: 60 | 1): string => (minutes === 60 ? 'hour' : 'minute');

export const firstDays = ({ shares }: RampFound): string =>
  shares.length === 1
    ? 'The launch brings all of the traffic at once'
    : `The first days bring ${list(shares.map((share) => percent(share)))} of the traffic`;

export function sharpDay(args: RampFound & { day: number; share: number; times: number | null }): string {
  const { day, share, times: grown, assumed } = args;
  const over =
    grown === null ? ' at once' : `, ${timesBeside(grown, [assumed.growth])} that of the day before`;
  return `${nameOf(day)} brings ${percent(share)} of the traffic${over}; all of it takes ${loadOf(args)} of what the limits carry.`;
}

export function sharpHour(
  args: RampFound &
    RampWithinDay & { day: number; share: number; fromMinute: number; load: number; times: number | null },
): string {
  const { day, share, fromMinute, load, times: grown, assumed, stepMinutes } = args;
  const step = stepOf(stepMinutes);
  const over =
    grown === null ? 'from nothing' : `${timesBeside(grown, [assumed.growth])} that of the ${step} before`;
  return `From day to day the traffic rises gently, but ${nameOf(day).toLowerCase()} brings ${percent(share)} of it, and the ${step} from ${clock(fromMinute)} UTC on takes up to ${percentBeside(load, [assumed.smallLoad])} of what the limits carry, ${over}.`;
}

const nameOf = (day: number): string => (day === 0 ? 'The launch' : `Day ${count(day + 1)}`);
