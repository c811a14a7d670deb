import type {
  DrainFound,
  HeadroomFound,
  HourAgainstLimits,
  ProductBound,
  RampFound,
  SimulatedWith,
} from '../../judge/codes/limits-traffic.ts';
import { count, decimal, duration, finePercent, list, percent, times } from './format.ts';
import { units } from './limits.ts';

const made = ({ from, minutes, courses }: SimulatedWith): string => {
  const traffic =
    from.kind === 'peak-hour'
      ? minutes < 60
        ? `${count(minutes)} ${minutes === 1 ? 'minute' : 'minutes'} as busy as the stated peak ${minutes === 1 ? 'was' : 'were'}`
        : 'An hour as busy as the stated peak was'
      : minutes < 60
        ? minutes === 1
          ? `The busiest minute of a day of the shape ${from.shape} was`
          : `The busiest ${count(minutes)} minutes of a day of the shape ${from.shape} were`
        : `The busiest hour of a day of the shape ${from.shape} was`;
  return `${traffic} simulated ${courses === 1 ? 'once' : `${count(courses)} times`}.`;
};

export const requests = (number: number): string =>
  number === 1 ? '1 request' : `${count(number)} requests`;

const between = ({ low, high }: { readonly low: number; readonly high: number }): string =>
  finePercent(low) === finePercent(high)
    ? finePercent(low)
    : `between ${finePercent(low)} and ${finePercent(high)}`;

/** `by`: how finely the limits are enforced. */
export function hourSentence(args: HourAgainstLimits, by: 'minute' | 'second' = 'minute'): string {
  const { throttled, failed, peak, p99Ms, binding, attempts } = args;
  const where = `In the busiest hour, with up to ${requests(peak)} a minute${by === 'second' ? ' and limits enforced by the second' : ''}`;
  if (throttled.high === 0) return `${where}, none is refused. ${made(args)}`;
  const bound = binding
    ? ` The limit that refuses most is that of ${count(binding.perMinute)} ${units[binding.limiter]}.`
    : '';
  const waits = p99Ms > 0 ? `wait no longer than ${duration(p99Ms)}` : 'do not wait at all';
  const answered = failed.low < 1 ? ` 99 in 100 answered requests ${waits}.` : '';
  const lost =
    failed.high > 0
      ? ` With ${attempts === 1 ? 'a single try' : `${count(attempts)} tries`} each, ${between(failed)} are never answered.`
      : '';
  return `${where}, ${between(throttled)} are refused at least once.${bound}${answered}${lost} ${made(args)}`;
}

export function heldBackSentence(args: HourAgainstLimits & { readonly bound: ProductBound }): string {
  const { peak, failed, p99Ms, bound } = args;
  const { allowed, needed, answerMs } = bound;
  const waits =
    failed.high > 0
      ? ` ${capital(between(failed))} are never answered.`
      : ` 99 in 100 wait no longer than ${duration(p99Ms)}.`;
  return `The busiest hour brings up to ${requests(peak)} a minute, and an answer takes ${duration(answerMs)}: about ${count(Math.ceil(needed))} would have to be under way at once, and the product allows ${count(allowed)}.${waits} ${made(args)}`;
}

const capital = (words: string): string => words.slice(0, 1).toUpperCase() + words.slice(1);

/** What is less than all of it reads better as a part. */
const carried = (multiple: number): string =>
  multiple < 1 ? `${finePercent(multiple)} of` : times(multiple);

export function headroomSentence({ headroom, tightest, months, growthPerMonth }: HeadroomFound): string {
  const { median, low, high } = headroom;
  const range =
    carried(low) === carried(high) ? '' : ` (from ${times(low)} to ${times(high)} with other random numbers)`;
  const lasts =
    months === null || growthPerMonth === null
      ? ''
      : ` At a growth of ${percent(growthPerMonth)} a month that lasts for ${months === 0 ? 'less than a month' : months === 1 ? 'a month' : `${count(months)} months`}.`;
  return `The limits carry ${carried(median)} the planned traffic${range} with less than a thousandth refused; the tightest is that of ${units[tightest]}.${lasts}`;
}

export const assumedSentence = ({ assumed }: Pick<RampFound, 'assumed'>): string =>
  `The service publishes no figures for it. This check assumes that a rise within ${percent(assumed.smallLoad)} of the limits is not sharp, nor one to at most ${times(assumed.growth)} the day before; how traffic rises within a day is not looked at.`;

export const firstDays = ({ shares }: RampFound): string =>
  shares.length === 1
    ? 'The launch brings all of the traffic at once'
    : `The first days bring ${list(shares.map((share) => percent(share)))} of the traffic`;

export function drainSentence(args: DrainFound): string {
  const { outageMinutes, drainMinutes, watchedMinutes, cameMeanwhile, givenUp, patienceSeconds } = args;
  const came = `${cameMeanwhile === 0 ? 'No request comes' : cameMeanwhile === 1 ? '1 request comes' : `${count(cameMeanwhile)} requests come`} while Claude is away for ${outageMinutes} minutes of the busiest time.`;
  const gone =
    givenUp > 0 && patienceSeconds !== null
      ? ` In all, ${givenUp === 1 ? '1 is' : `${count(givenUp)} are`} given up after waiting for ${patienceSeconds === 1 ? 'a second' : `${count(patienceSeconds)} seconds`}.`
      : '';
  return `${came}${gone} ${drained(drainMinutes, watchedMinutes)}`;
}

function drained(minutes: number | null, watchedMinutes: number): string {
  if (minutes === null)
    return `${count(Math.round(watchedMinutes))} minutes after Claude is back, some still wait.`;
  if (minutes < 1) return 'Within a minute after Claude is back, nobody waits any more.';
  const told = decimal(minutes, 0, minutes < 10 ? 1 : 0);
  return `${told} ${told === '1' ? 'minute' : 'minutes'} after Claude is back, nobody waits any more.`;
}
