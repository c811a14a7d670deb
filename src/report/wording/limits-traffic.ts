import type {
  BatchThroughput,
  DrainFound,
  HeadroomFound,
  HourAgainstLimits,
  LimitsTrafficCodes,
  RampFound,
  RetriesFound,
  SimulatedWith,
  TenantFound,
} from '../../judge/codes/limits-traffic.ts';
import { count, decimal, duration, finePercent, list, percent, times } from './format.ts';
import { askForMore, askTheTeam, units } from './limits.ts';
import type { Wording } from './words.ts';

const made = ({ from, minutes, courses }: SimulatedWith): string => {
  const traffic =
    from.kind === 'peak-hour'
      ? 'an hour of minutes as busy as the stated peak'
      : `the busiest ${minutes < 60 ? `${count(minutes)} minutes` : 'hour'} of a day of the shape ${from.shape}`;
  return `Simulated was ${traffic}, ${courses === 1 ? 'once' : `${count(courses)} times`}.`;
};

const between = ({ low, high }: { readonly low: number; readonly high: number }): string =>
  finePercent(low) === finePercent(high)
    ? finePercent(low)
    : `between ${finePercent(low)} and ${finePercent(high)}`;

function hourSentence(args: HourAgainstLimits): string {
  const { throttled, failed, peak, p99Ms, binding, attempts } = args;
  const refused =
    throttled.high === 0
      ? `None of the requests of the busiest hour, up to ${count(peak)} a minute, is refused.`
      : `Of the requests of the busiest hour, up to ${count(peak)} a minute, ${between(throttled)} are refused at least once.`;
  const bound = binding
    ? ` Most of them are refused by the limit of ${count(binding.perMinute)} ${units[binding.limiter]}.`
    : '';
  const waits =
    throttled.high > 0 ? ` Of those answered, 99 in 100 wait no longer than ${duration(p99Ms)}.` : '';
  const lost =
    failed.high > 0
      ? ` With ${count(attempts)} ${attempts === 1 ? 'try' : 'tries'} a request, ${between(failed)} are never answered.`
      : '';
  return `${made(args)} ${refused}${bound}${waits}${lost}`;
}

const askMore = (by: HourAgainstLimits['increaseBy']): string => (by === 'console' ? askForMore : askTheTeam);

const hourFixes = ({ movableShare, binding, increaseBy }: HourAgainstLimits): string[] => [
  ...(movableShare > 0
    ? [
        `Send the ${percent(movableShare)} that can wait through the Batches API, which has limits of its own.`,
      ]
    : []),
  ...(binding?.limiter === 'itpm'
    ? ['Cache the repeated prefix: reads from the cache do not count against the input limit.']
    : []),
  ...(binding?.limiter === 'otpm'
    ? ['Lower the effort or ask for shorter answers; thinking counts as output.']
    : []),
  'Put a queue in front of the calls, so that a peak is spread over some minutes.',
  askMore(increaseBy),
  'Try changes before you make them: gonogo simulate --what-if multiplier=2,cached=0.8',
];

const burstFixes = [
  'Spread bursts over some seconds: a queue with a rate of its own, or start times that differ at random.',
  'Keep retries with jitter and obey retry-after.',
];

function headroomSentence({ headroom, tightest, months, growthPerMonth }: HeadroomFound): string {
  const { median, low, high } = headroom;
  const range =
    times(low) === times(high) ? '' : ` (${times(low)} to ${times(high)} with other random numbers)`;
  const lasts =
    months === null || growthPerMonth === null
      ? ''
      : ` Growing by ${percent(growthPerMonth)} a month, the traffic uses that up after ${months === 1 ? 'a month' : `${count(months)} months`}.`;
  return `The limits carry ${times(median)} the planned traffic${range} with less than a thousandth refused; the tightest is that of ${units[tightest]}.${lasts}`;
}

const headroomFixes = ({ increaseBy }: HeadroomFound): string[] => [
  askMore(increaseBy),
  'See what caching, batches or another tier would free: gonogo simulate',
];

const assumedSentence = ({ assumed }: Pick<RampFound, 'assumed'>): string =>
  `The service's own figures are not published; taken for granted here is that a rise within ${percent(assumed.smallLoad)} of the limits is not sharp, and beyond it one of at most ${times(assumed.growth)} from day to day.`;

const sharesOf = ({ shares }: RampFound): string => list(shares.map((share) => percent(share)));

function drainSentence(args: DrainFound): string {
  const { outageMinutes, drainMinutes, watchedMinutes, cameMeanwhile, givenUp, patienceSeconds } = args;
  const came = `${count(cameMeanwhile)} requests come while Claude is away for ${outageMinutes} minutes of the busiest time.`;
  const gone =
    givenUp > 0 && patienceSeconds !== null
      ? ` ${count(givenUp)} are given up after ${count(patienceSeconds)} seconds.`
      : '';
  const drained =
    drainMinutes === null
      ? ` Some still wait ${count(Math.round(watchedMinutes))} minutes afterwards.`
      : ` ${drainMinutes < 1 ? 'Within a minute' : `${decimal(drainMinutes, 0, drainMinutes < 10 ? 1 : 0)} minutes`} after it, nobody waits any more.`;
  return `${came}${gone}${drained}`;
}

const drainFixes = [
  'Give requests up that nobody waits for any more, and say so to the reader.',
  'Move what can wait into batches, or ask for limits with room for twice the peak.',
];

const tenantSentence = ({ tolerable, peak }: TenantFound): string =>
  tolerable === 0
    ? `The busiest minute of ${count(peak)} requests leaves no room for one more customer.`
    : `On top of a busiest minute of ${count(peak)} requests, one more customer may send ${count(tolerable)} requests a minute before others are refused.`;

const tenantFixes = ({ tolerable }: TenantFound): string[] => [
  tolerable === 0
    ? 'Make room first: see limits/headroom.'
    : `Answer 429 yourself to a customer beyond ${count(tolerable)} requests a minute, and write the bound to traffic.tenantRequestsPerMinute.`,
  'Or take customers in turn instead of requests, so that one alone waits.',
];

const retriesSentence = ({ attempts, layers, factor, peak, limit }: RetriesFound): string =>
  `${count(attempts)} ${attempts === 1 ? 'try' : 'tries'} in ${layers === 1 ? 'one layer' : `each of ${count(layers)} layers`} make up to ${count(factor)} ${factor === 1 ? 'request' : 'requests'} of one: ${count(Math.ceil(factor * peak))} in the busiest minute, against a limit of ${count(limit)}.`;

const batchSentence = ({ tier, perDay, queued, tolerableHours, deadlineHours }: BatchThroughput): string =>
  `Tier ${tier} lets ${count(queued)} batched requests wait at once and the plan sends ${count(perDay)} a day: the queue keeps up as long as a batch takes no more than ${tolerableHours >= deadlineHours ? `its ${count(deadlineHours)} hours` : `${decimal(tolerableHours, 0, 1)} hours`}.`;

const batchFixes = [
  'Send less through batches, or spread it over more days.',
  "Ask for a higher usage tier on the Console's Rate limits page, and correct limits.tier once it is granted.",
];

export const limitsTrafficWording: Wording<keyof LimitsTrafficCodes> = {
  'traffic-fits': (args) => ({ detail: hourSentence(args) }),
  'traffic-touches-limit': (args) => ({
    title: 'The busiest hour touches the limits',
    detail: hourSentence(args),
    fix: hourFixes(args),
  }),
  'traffic-above-limit': (args) => ({ detail: hourSentence(args), fix: hourFixes(args) }),
  'traffic-may-exceed-limit': (args) => ({
    title: 'Whether the limits carry the busiest hour hangs on chance',
    detail: hourSentence(args),
    fix: hourFixes(args),
  }),
  'traffic-limits-partly-known': ({ unknown, ...args }) => ({
    title: 'The busiest hour fits the limits that are known',
    detail: `${hourSentence(args)} Nobody knows the limit of ${list(unknown.map((limiter) => units[limiter]))}.`,
    fix: ["Compare with the Console's Rate limits page and state the tier in limits.tier."],
  }),

  'bursts-fit': (args) => ({
    detail: `Limits were enforced by the second. ${hourSentence(args)}`,
  }),
  'bursts-wait': (args) => ({
    title: 'Bursts wait where limits are enforced by the second',
    detail: `Were each limit enforced by the second, bursts would be refused and answered when they are tried again. ${hourSentence(args)}`,
    fix: burstFixes,
  }),
  'bursts-may-be-lost': (args) => ({
    title: 'Bursts may be lost where limits are enforced by the second',
    detail: `Were each limit enforced by the second, some requests would never be answered; whether the service is as strict as that, only it can tell. ${hourSentence(args)}`,
    fix: burstFixes,
  }),

  'headroom-enough': (args) => ({ detail: headroomSentence(args) }),
  'headroom-small': (args) => ({
    title:
      args.headroom.high < 1
        ? 'The limits do not carry the planned traffic'
        : `The limits do not carry ${times(args.wanted)} the planned traffic`,
    detail: headroomSentence(args),
    fix: headroomFixes(args),
  }),
  'headroom-uncertain': (args) => ({
    title: `Whether the limits carry ${times(args.wanted)} the planned traffic hangs on chance`,
    detail: headroomSentence(args),
    fix: headroomFixes(args),
  }),
  'headroom-partly-known': ({ unknown, ...args }) => ({
    title: 'The limits that are known leave enough headroom',
    detail: `${headroomSentence(args)} Nobody knows the limit of ${list(unknown.map((limiter) => units[limiter]))}.`,
    fix: ["Compare with the Console's Rate limits page and state the tier in limits.tier."],
  }),

  'ramp-small': (args) => ({
    detail: `The full traffic takes ${percent(args.fullLoad)} of what the limits carry, too little for a rise to count. ${assumedSentence(args)}`,
  }),
  'ramp-gradual': (args) => ({
    detail: `The first days bring ${sharesOf(args)} of the traffic, which takes ${percent(args.fullLoad)} of what the limits carry. ${assumedSentence(args)}`,
  }),
  'ramp-sharp': ({ day, share, times: grown, ...args }) => ({
    title: 'Whether the rise is too sharp, only the service can tell',
    detail: `${day === 0 ? 'The launch' : `Day ${count(day + 1)}`} brings ${percent(share)} of the traffic${grown === null ? ' at once' : `, ${times(grown)} the day before`}; all of it takes ${percent(args.fullLoad)} of what the limits carry. ${assumedSentence(args)}`,
    fix: [
      'Let people in by smaller shares: begin within a tenth of the limits and at most double from day to day; write the shares to traffic.launchShares.',
      'Treat 429 with the code ramp_limit_exceeded as a sign to wait as long as retry-after says.',
      'Tell the account team of a launch that cannot be spread.',
    ],
  }),

  'outage-drains': (args) => ({ detail: drainSentence(args) }),
  'outage-drains-slowly': (args) => ({ detail: drainSentence(args), fix: drainFixes }),
  'outage-never-drains': (args) => ({
    title: 'What waits during an outage is not worked off for hours',
    detail: drainSentence(args),
    fix: drainFixes,
  }),

  'tenant-bounded': (args) => ({
    detail: `${tenantSentence(args)} The product lets one send ${count(Number(args.allowed))}.`,
  }),
  'tenant-unbounded': (args) => ({
    title: 'Nothing bounds what one customer sends',
    detail: `${tenantSentence(args)} Nothing keeps one from sending more.`,
    fix: tenantFixes(args),
  }),
  'tenant-too-heavy': (args) => ({
    detail: `${tenantSentence(args)} The product lets one send ${count(Number(args.allowed))}.`,
    fix: tenantFixes(args),
  }),

  'retries-fit': (args) => ({ detail: retriesSentence(args) }),
  'retries-above-limit': (args) => ({
    title: 'Retries of the busiest minute go beyond the request limit',
    detail: `${retriesSentence(args)} The SDK waits as long as retry-after says, which spreads them.`,
    fix: ['Bound how many requests are under way, so that what is refused waits its turn.'],
  }),
  'retries-multiply': (args) => ({
    detail: retriesSentence(args),
    fix: [
      'Let one layer alone try again, best the one that reads retry-after: maxRetries 0 in the SDK, or none in the queue.',
      'Bound all tries of a request by one deadline.',
    ],
  }),

  'batches-keep-up': (args) => ({ detail: batchSentence(args) }),
  'batches-need-speed': (args) => ({
    title: 'Batches keep up only while they are faster than promised',
    detail: `${batchSentence(args)} Were each to take its ${count(args.deadlineHours)} hours, ${count(args.behindPerDay)} requests would be left behind every day.`,
    fix: batchFixes,
  }),
  'batches-fall-behind': (args) => ({
    detail: `${batchSentence(args)} Were each to take its ${count(args.deadlineHours)} hours, ${count(args.behindPerDay)} requests would be left behind every day.`,
    fix: batchFixes,
  }),
};
