import type { SimulationDocument } from '../judge/simulation-schema.ts';
import { launchSentences } from './simulation-launch.ts';
import { limiterWords } from './simulation-limits.ts';
import { type Range, ranged, rounded } from './simulation-range.ts';
import { momentIn, recordedSpan, spanMinutes } from './simulation-time.ts';
import { count, decimal, duration, each, finePercent, list, percent, times, wait } from './wording/format.ts';

/** What the whole traffic meets, in two or three sentences. */
export function verdictSentences(document: SimulationDocument): string[] {
  const { traffic, courses, all, limits, whatIf, unknown } = document;
  const changes = Object.entries(whatIf).map(([key, value]) => `${key}=${value}`);
  const span =
    traffic.from === 'trace'
      ? `${inAll(traffic.requests)} ${traffic.estimated ? 'by their tokens, as large as planned,' : 'recorded'} ${recordedSpan(traffic)}`
      : traffic.shape === null
        ? `${traffic.minutes === 60 ? 'An hour' : `${count(traffic.minutes / 60)} hours`} at the planned peak, ${inAll(traffic.requests)}`
        : `A day of the shape ${traffic.shape}, ${inAll(traffic.requests)}`;
  const stand =
    traffic.standsFor > 1 ? `, one simulated request for every ${decimal(traffic.standsFor, 0, 1)}` : '';
  const how = `${span}, simulated ${courses === 1 ? 'once' : `${count(courses)} times with other random numbers`}${stand}.${traffic.coarse ? ' So few leave more to chance than there is: of all of them as many or fewer are refused.' : ''}`;
  const asked = changes.length > 0 ? [`What if: ${changes.join(', ')}.`] : [];
  const unheld = unknown.length > 0 ? [unheldSentence(unknown)] : [];
  if (all.throttled.high === 0) return [...asked, how, ...unheld, ...unrefused(document)];
  const first =
    all.firstThrottledMinute === null ? '' : `, the first ${momentIn(document, all.firstThrottledMinute)}`;
  return [
    ...asked,
    how,
    ...unheld,
    `${capital(ranged(all.throttled, finePercent))} of the requests are refused at least once${first}, ${blame(limits)}. ${capital(ranged(all.failed, finePercent))} are never answered.`,
    ...(worthBlaming <= dailyShare(limits)
      ? ['What a limit a day refuses is not let in before midnight (UTC), however often it is tried.']
      : []),
    ...held(document),
  ];
}

/** A limit that turned down less of them is not worth its place in a sentence. */
const worthBlaming = 0.1;

/** Which limits turn requests down. */
function blame(limits: SimulationDocument['limits']): string {
  const several = new Set(limits.map(({ models }) => models)).size > 1;
  const [most, ...others] = limits
    .toSorted((a, b) => b.throttledShare - a.throttledShare)
    .filter(({ throttledShare }, place) => place === 0 || throttledShare >= worthBlaming);
  if (!most) return 'by nobody';
  const named = ({ limit, limiter, models }: typeof most) =>
    `${count(limit)} ${limiterWords[limiter]}${several ? ` (${models})` : ''}`;
  if (others.length === 0)
    return `${most.throttledShare === 1 ? 'all' : 'mostly'} by the limit of ${named(most)}`;
  return list(
    [most, ...others].map(
      (row, place) =>
        `${percent(row.throttledShare)}${place === 0 ? ' of them by the limit of' : ' by that of'} ${named(row)}`,
    ),
  );
}

const dailyShare = (limits: SimulationDocument['limits']): number =>
  Math.max(
    0,
    ...limits.filter(({ limiter }) => limiter === 'tpd').map(({ throttledShare }) => throttledShare),
  );

/** Below this share, the client's own bound is not what holds the traffic back. */
const worthHolding = 0.001;

/** With a bound of the client's own, limits see no more than it lets go, and refuse less of more traffic. */
function held({ all, client }: SimulationDocument): string[] {
  if (client.concurrency === null || all.heldByClient.median < worthHolding) return [];
  return [
    `What binds as well is the client's own bound of ${count(client.concurrency)} under way at once: ${ranged(all.heldByClient, finePercent)} wait in the product, or are given up there, though no limit refused them; up to ${ranged(all.queued, rounded)} wait at a time. More traffic makes this queue longer, while limits refuse no larger share of it.`,
  ];
}

/** What no limit refuses may still wait for its turn in the product until nobody waits any more. */
function unrefused({ all, client }: SimulationDocument): string[] {
  if (all.failed.high === 0 && all.delayed.high === 0) return ['No request is refused.'];
  const never =
    all.failed.high > 0 ? `, and ${ranged(all.failed, finePercent)} of the requests are never answered` : '';
  return [
    `No limit refuses a request, but with ${client.concurrency === null ? 'its own bounds' : `${count(client.concurrency)} under way at once`} the product keeps ${ranged(all.delayed, finePercent)} waiting, up to ${ranged(all.queued, rounded)} at a time${never}: the client's own bound is what binds.`,
  ];
}

const unheldSentence = (unknown: SimulationDocument['unknown']): string =>
  `No limit is known of ${list([...new Set(unknown.map(({ models }) => models || 'requests without a model'))])} for ${list([...new Set(unknown.map(({ limiter }) => limiterWords[limiter]))])}: nothing was held against it.`;

const inAll = (requests: number): string => {
  const whole = Math.max(1, Math.round(requests));
  return whole === 1 ? '1 request' : `${count(whole)} requests`;
};

const capital = (words: string): string => words.slice(0, 1).toUpperCase() + words.slice(1);

/** Headroom, waiting, concurrency, outage and the heaviest customer. */
export function answerSentences(document: SimulationDocument): string[] {
  const { all, busiestHour, headroom, outage, heaviestTenant } = document;
  return [
    ...(headroom
      ? [
          `Headroom: the limits carry ${ranged(headroom, multiples)} this traffic with less than a thousandth refused.`,
        ]
      : []),
    ...(busiestHour
      ? [
          `Busiest ${busiestHour.minutes === 60 ? 'hour' : `${count(busiestHour.minutes)} minutes`}: ${ranged(busiestHour.throttled, finePercent)} refused at least once, ${ranged(busiestHour.delayed, finePercent)} answered late, ${ranged(busiestHour.failed, finePercent)} never.`,
          `Waiting there: half within ${ranged(busiestHour.delayMs.p50, wait)}, 95 in 100 within ${ranged(busiestHour.delayMs.p95, wait)}, 99 in 100 within ${ranged(busiestHour.delayMs.p99, wait)}.`,
        ]
      : []),
    `At once: up to ${ranged(all.concurrency, rounded)} under way; the busiest minute brings ${ranged(all.mostRequestsAMinute, rounded)}.`,
    ...(outage ? [outageSentence(outage)] : noOutage(document)),
    ...(heaviestTenant === null
      ? []
      : [
          `One more customer may send ${ranged(heaviestTenant, (value) => count(Math.floor(value)))} requests a minute on top of the busiest minutes before others are refused.`,
        ]),
  ];
}

/** Of what is planned there is always enough, where anything is sent. */
const noOutage = ({ traffic }: SimulationDocument): string[] =>
  traffic.from === 'plan' || traffic.requests === 0
    ? []
    : ['What would follow an outage cannot be told: the recording is shorter than an hour.'];

/** Close to one, a hundredth decides. */
const multiples = (value: number): string => (value < 2 ? `${decimal(value, 0, 2)}×` : times(value));

function outageSentence({
  outageMinutes,
  drainMinutes,
  watchedMinutes,
  cameMeanwhile,
  givenUp,
}: NonNullable<SimulationDocument['outage']>): string {
  const came = `After ${count(outageMinutes)} minutes without Claude at the busiest time, in which ${rounded(cameMeanwhile)} requests come`;
  const gone = givenUp >= 1 ? `; ${rounded(givenUp)} are given up for want of patience` : '';
  return drainMinutes === null
    ? `${came}, some still wait ${rounded(watchedMinutes)} minutes later${gone}.`
    : `${came}, nobody waits any more after ${drainMinutes.high < 1 ? 'a minute' : `${ranged(drainMinutes, (value) => decimal(value, 0, value < 10 ? 1 : 0))} minutes`}${gone}.`;
}

/** Caching, batches, tiers and the days of the launch. */
export function changeSentences({
  relief,
  tiers,
  launch,
  launchRuns,
  headroom,
}: SimulationDocument): string[] {
  const { caching, batching } = relief;
  const of = (range: Range | null) => (range ? ranged(range, multiples) : 'no bound');
  const carrying = tiers.filter(({ carries }) => carries).map(({ name }) => name);
  return [
    ...(caching
      ? [
          `Caching: with reads from the cache the limits carry ${of(caching.with)}, without ${of(caching.without)}.`,
        ]
      : []),
    ...(batching
      ? [
          `Batches: with the ${percent(batching.share)} that can wait sent as batches the limits carry ${of(batching.with)}, with all sent live ${of(batching.without)}.`,
        ]
      : []),
    ...(tiers.length > 0
      ? [
          `Tiers by the documented table: ${tiers
            .map(
              ({ name, headroom: room, throttled }) =>
                `${name} carries ${room ? ranged(room, multiples) : 'any multiple'}${throttled.median > 0 ? ` (${finePercent(throttled.median)} of the busiest hour refused)` : ''}`,
            )
            .join('; ')}.${carrying.length === 0 ? ' None of them carries the traffic.' : ''}`,
        ]
      : []),
    ...launchSentences(launch, launchRuns),
    ...(headroom && headroom.high < 1
      ? [
          'Try a change before it is made, for instance --what-if cached=0.8,batched=0.3 or another tier or quota.',
        ]
      : []),
  ];
}

/** How the simulation was made, and what nobody could tell it. */
export function madeSentences({ service, client, traffic, limits }: SimulationDocument): string[] {
  const { enforced, firstTokenMs, tokensPerSecond, pace } = service;
  const { concurrency, attempts, patienceSeconds } = client;
  return [
    `Each limit refills without a break and holds ${enforced === 'minute' ? "a minute's" : "a second's"} worth; output counts as it is written, ${pace === 'live' ? 'as a streamed answer of this account showed' : 'which we take to be'} from ${duration(firstTokenMs)} on at ${count(Math.round(tokensPerSecond))} tokens a second.`,
    `The client has ${concurrency === null ? 'any number of requests' : each(concurrency, 'request')} under way, tries each ${attempts === 1 ? 'once' : `${count(attempts)} times`}${patienceSeconds === null ? ' and waits as long as it is asked to' : `, waits as long as it is asked to and gives up what was not let in after ${count(patienceSeconds)} seconds`}.`,
    ...(traffic.from === 'trace' && traffic.requests > 0
      ? [
          'More or less than what was recorded is sent as more or fewer of the same requests in the same moments.',
        ]
      : []),
    ...(traffic.from === 'trace' && spanMinutes(traffic) < 60
      ? [
          `The recording is of ${wait(spanMinutes(traffic) * 60_000)} and was run from full limits, as if nothing had been sent before: what was used up by then would have left less.`,
        ]
      : []),
    ...(limits.some(({ from }) => from === 'table')
      ? [
          'Limits by the documented table: what this account really has was not seen. "gonogo run" with a key keeps its real limits for the next simulation.',
        ]
      : []),
    'Other traffic of the organization, and limits on growth, whose figures are not published, are not in it.',
  ];
}
