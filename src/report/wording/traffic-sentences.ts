import type {
  DrainFound,
  HeadroomFound,
  HourAgainstLimits,
  ProductBound,
  SimulatedWith,
} from '../../judge/codes/limits-traffic.ts';
import { count, each, finePercent, percent, percentBeside, span, timesBeside, wait } from './format.ts';
import { limitText } from './limits.ts';

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

const between = ({ low, high }: { readonly low: number; readonly high: number }): string =>
  finePercent(low) === finePercent(high)
    ? finePercent(low)
    : `between ${finePercent(low)} and ${finePercent(high)}`;

/** `by`: how finely the limits are enforced. */
export function hourSentence(args: HourAgainstLimits, by: 'minute' | 'second' = 'minute'): string {
  const { throttled, failed, peak, p99Ms, binding } = args;
  const where = `In the busiest hour, with up to ${each(peak, 'request')} a minute${by === 'second' ? ' and limits enforced by the second' : ''}`;
  if (throttled.high === 0) return `${where}, none is refused.${lostSentence(args)} ${made(args)}`;
  const bound = binding ? ` The limit that refuses most is that of ${limitText(binding)}.` : '';
  const waits = p99Ms > 0 ? `wait no longer than ${wait(p99Ms)}` : 'do not wait at all';
  const answered = failed.low < 1 ? ` 99 in 100 answered requests ${waits}.` : '';
  return `${where}, ${between(throttled)} are refused at least once.${bound}${answered}${lostSentence(args)} ${made(args)}`;
}

/** Nobody is given up for want of patience where the plan states none. */
function lostSentence({ failed, attempts, patienceSeconds }: HourAgainstLimits): string {
  if (failed.high === 0) return '';
  const tries = attempts === 1 ? 'a single try' : each(attempts, 'try', 'tries');
  const patience = patienceSeconds === null ? '' : ` and at most ${span(patienceSeconds)} until it is let in`;
  return ` With ${tries} for each${patience}, ${between(failed)} are never answered.`;
}

export function heldBackSentence(args: HourAgainstLimits & { readonly bound: ProductBound }): string {
  const { peak, failed, p99Ms, bound, patienceSeconds } = args;
  const { allowed, needed, answerMs } = bound;
  // Over the hour they may be few enough while a part of it brings more.
  const underWay =
    needed > allowed
      ? `about ${count(Math.ceil(needed))} would have to be under way at once, and the product allows ${count(allowed)}`
      : `about ${count(Math.ceil(needed))} are under way at once on average over the hour and more in its busiest minutes, and the product allows ${count(allowed)}`;
  const lost =
    patienceSeconds === null
      ? ''
      : `, because the product gives up what is not let in within ${span(patienceSeconds)}`;
  const waits =
    failed.high > 0
      ? ` ${capital(between(failed))} are never answered${lost}.`
      : ` 99 in 100 ${p99Ms > 0 ? `wait no longer than ${wait(p99Ms)}` : 'do not wait at all'}.`;
  return `The busiest hour brings up to ${each(peak, 'request')} a minute, and an answer takes ${wait(answerMs)}: ${underWay}.${waits} ${made(args)}`;
}

const capital = (words: string): string => words.slice(0, 1).toUpperCase() + words.slice(1);

/** Limits that carry just what is planned, or just what is wanted, are told apart from those that nearly do. */
export function headroomSentence(args: HeadroomFound): string {
  const { headroom, wanted, tightest, months, growthPerMonth } = args;
  const { median, low, high } = headroom;
  const told = (multiple: number): string => timesBeside(multiple, [1, wanted]);
  // What is less than all of it reads better as a part.
  const carried = median < 1 ? `${percentBeside(median, [1])} of` : told(median);
  const range =
    told(low) === told(high) ? '' : ` (from ${told(low)} to ${told(high)} with other random numbers)`;
  const lasts =
    months === null || growthPerMonth === null
      ? ''
      : ` At a growth of ${percent(growthPerMonth)} a month that lasts for ${monthsText(months)}.`;
  return `The limits carry ${carried} the planned traffic${range} with less than a thousandth refused; the tightest is that of ${limitText(tightest)}.${lasts}`;
}

/** Ten years are as far as anybody looks. */
const monthsText = (months: number): string =>
  months === 0 ? 'less than a month' : months >= 120 ? 'ten years or longer' : each(months, 'month');

export function drainSentence(args: DrainFound): string {
  const { outageMinutes, drainMinutes, watchedMinutes, cameMeanwhile, givenUp, patienceSeconds } = args;
  const came = `${cameMeanwhile === 0 ? 'No request comes' : cameMeanwhile === 1 ? '1 request comes' : `${count(cameMeanwhile)} requests come`} while Claude is away for ${each(outageMinutes, 'minute')} of the busiest time.`;
  const gone =
    givenUp > 0 && patienceSeconds !== null
      ? ` In all, ${givenUp === 1 ? '1 is' : `${count(givenUp)} are`} given up after waiting for ${span(patienceSeconds)} to be let in.`
      : '';
  return `${came}${gone} ${drained(drainMinutes, watchedMinutes)}${drainMinutes === null || drainMinutes >= 1 ? pace(args) : ''}`;
}

const pace = ({ bound }: DrainFound): string =>
  bound.by === 'product'
    ? ` How fast that goes is decided by the product, which lets ${each(bound.allowed, 'request')} under way at once.`
    : ` How fast that goes is decided by the limit of ${limitText(bound.limit)}.`;

function drained(minutes: number | null, watchedMinutes: number): string {
  if (minutes === null)
    return `Some still wait ${span(Math.round(watchedMinutes) * 60)} after Claude is back.`;
  if (minutes < 1) return 'Within a minute after Claude is back, nobody waits any more.';
  return `Nobody waits any more ${span(minutes * 60)} after Claude is back.`;
}
