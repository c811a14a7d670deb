import type { LimiterName } from '../../judge/codes/limits.ts';
import type { LimitsTrafficCodes, RetriesFound, TenantFound } from '../../judge/codes/limits-traffic.ts';
import { batchSentence, behindSentence } from './batch-sentences.ts';
import { count, each, list, many, times } from './format.ts';
import { units } from './limits.ts';
import {
  daysAssumed,
  firstDays,
  loadOf,
  sharpDay,
  sharpHour,
  smallAssumed,
  stepsAssumed,
} from './rise-sentences.ts';
import { burstFixes, drainFixes, headroomFixes, hourFixes } from './traffic-advice.ts';
import { drainSentence, headroomSentence, heldBackSentence, hourSentence } from './traffic-sentences.ts';
import type { Wording } from './words.ts';

const unknownLimits = (unknown: readonly LimiterName[]): string =>
  `Nobody knows the ${unknown.length === 1 ? 'limit' : 'limits'} of ${list(unknown.map((limiter) => units[limiter]))}.`;

const rampFixes = [
  'Treat 429 with the code ramp_limit_exceeded as a sign to wait as long as retry-after says.',
  'Tell the account team of a launch that cannot be spread.',
];

const tenantSentence = ({ tolerable, peak }: TenantFound): string =>
  tolerable === 0
    ? `The busiest minute of ${each(peak, 'request')} leaves no room for one more customer.`
    : `On top of a busiest minute of ${each(peak, 'request')}, one more customer may send ${each(tolerable, 'request')} a minute before others are refused.`;

const allowedSentence = ({ allowed }: TenantFound): string =>
  `The product lets one customer send ${each(Number(allowed), 'request')} a minute.`;

const tenantFixes = ({ tolerable }: TenantFound): string[] => [
  tolerable === 0
    ? 'Make room first, as limits/headroom says.'
    : `Answer 429 yourself to a customer beyond ${each(tolerable, 'request')} a minute, and write the bound to traffic.tenantRequestsPerMinute.`,
  'Or serve customers in turn instead of requests as they come, so that only the heavy one waits.',
];

const retriesSentence = ({ attempts, layers, factor, peak, limit }: RetriesFound): string =>
  `${each(attempts, 'try', 'tries')} in ${layers === 1 ? 'one layer' : `each of ${count(layers)} layers`} can make ${factor > 1e6 ? 'more than a million' : count(factor)} requests of one, so that ${many(Math.ceil(factor * peak))} can come in the busiest minute against a limit of ${count(limit)}.`;

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
  'traffic-held-back': (args) => ({
    title: "The product's own bound holds requests of the busiest hour back",
    detail: heldBackSentence(args),
    fix: [
      `Let more requests under way at once, ${count(2 * Math.ceil(args.bound.needed))} say, and write the number to client.concurrency.`,
      'Send what can wait at another time or through batches.',
    ],
  }),
  'traffic-larger-than-limit': ({ larger: { tokens, limit }, ...args }) => ({
    title: 'Whether prompts above the whole limit are let in, only the service can tell',
    detail: `${hourSentence(args)} One prompt in twenty takes ${count(tokens)} input tokens or more of a limit of ${count(limit)} a minute. No page says whether such a request is ever let in; here a full limit lets it in, and pays back what it lacked.`,
    fix: [
      'Shorten or split the longest prompts, cache what they repeat, or request a higher input limit.',
      'Send one such prompt before the launch, while nothing else is sent.',
    ],
  }),
  'traffic-limits-partly-known': ({ unknown, ...args }) => ({
    title: 'The busiest hour fits the limits that are known',
    detail: `${hourSentence(args)} ${unknownLimits(unknown)}`,
    fix: ["Compare with the Console's Rate limits page and state the tier in limits.tier."],
  }),

  'simulated-in-part': ({ unknown }) => ({
    title: 'Not all limits are known',
    detail: `Nothing speaks against it as far as limits are known, but nobody knows the limit of ${list(unknown.map((limiter) => units[limiter]))}.`,
    fix: ["Compare with the Console's Rate limits page and state the tier in limits.tier."],
  }),

  'bursts-fit': (args) => ({ detail: hourSentence(args, 'second') }),
  'bursts-wait': (args) => ({
    title: 'Bursts wait where limits are enforced by the second',
    detail: hourSentence(args, 'second'),
    fix: burstFixes(args),
  }),
  'bursts-may-be-lost': (args) => ({
    title: 'Bursts may be lost where limits are enforced by the second',
    detail: `${hourSentence(args, 'second')} Whether the service is as strict as that, only it can tell.`,
    fix: burstFixes(args),
  }),

  'headroom-enough': (args) => ({ detail: headroomSentence(args) }),
  'headroom-small': (args) => ({
    ...(args.headroom.high < 1 && { title: 'The limits do not carry the planned traffic' }),
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
    detail: `${headroomSentence(args)} ${unknownLimits(unknown)}`,
    fix: ["Compare with the Console's Rate limits page and state the tier in limits.tier."],
  }),

  'ramp-small': (args) => ({
    detail: `The full traffic takes ${loadOf(args)} of what the limits carry, too little for a rise to count. ${smallAssumed(args)}`,
  }),
  'ramp-gradual': (args) => ({
    detail: `${firstDays(args)}, which takes ${loadOf(args)} of what the limits carry. ${stepsAssumed(args)}`,
  }),
  'ramp-sharp': (args) => ({
    title: 'Whether the rise is too sharp, only the service can tell',
    detail: `${sharpDay(args)} ${daysAssumed(args)}`,
    fix: [
      'Let people in by smaller shares: begin within a tenth of the limits and at most double from day to day; write the shares to traffic.launchShares.',
      ...rampFixes,
    ],
  }),
  'ramp-sharp-within-day': (args) => ({
    title: 'Whether the rise within a day is too sharp, only the service can tell',
    detail: `${sharpHour(args)} ${stepsAssumed(args)}`,
    fix: [
      args.stepMinutes === 1
        ? 'Start jobs one after another instead of all at once, or make bursts longer with a queue that speeds up slowly.'
        : 'Let people in by waves over some hours, or put a queue in front of the calls that speeds up slowly.',
      'Correct traffic.shape where a day goes otherwise.',
      ...rampFixes,
    ],
  }),

  'outage-drains': (args) => ({ detail: drainSentence(args) }),
  'outage-drains-slowly': (args) => ({ detail: drainSentence(args), fix: drainFixes(args) }),
  'outage-given-up': (args) => ({
    title: 'What comes during an outage is given up, not worked off',
    detail: `${drainSentence(args)} Decide what becomes of them: a message to the reader, a job for later, or a batch.`,
  }),
  'outage-never-drains': (args) => ({
    title: 'What waits during an outage is not worked off for more than an hour',
    detail: drainSentence(args),
    fix: drainFixes(args),
  }),

  'tenant-bounded': (args) => ({
    detail: `${tenantSentence(args)} ${allowedSentence(args)}`,
  }),
  'tenant-unbounded': (args) => ({
    title: 'Nothing bounds what one customer sends',
    detail: `${tenantSentence(args)} Nothing keeps a customer from sending more.`,
    fix: tenantFixes(args),
  }),
  'tenant-too-heavy': (args) => ({
    detail: `${tenantSentence(args)} ${allowedSentence(args)}`,
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
    detail: `${batchSentence(args)} ${behindSentence(args)}`,
    fix: batchFixes,
  }),
  'batches-fall-behind': (args) => ({
    detail: `${batchSentence(args)} ${behindSentence(args)}`,
    fix: batchFixes,
  }),
};
