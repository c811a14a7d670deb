import type { Run, TrafficTable } from '../../judge/run.ts';
import { wantedHeadroom } from '../../judge/wanted-headroom.ts';
import { levelWords } from '../status-words.ts';
import { count, decimal, finePercent, percent } from '../wording/format.ts';
import { units } from '../wording/limits.ts';
import { carriesAll } from './asked.ts';
import { type BusiestHour, isOwn, simulatedHour } from './busiest-hour.ts';
import { needsNothing, type RequestFacts } from './facts.ts';
import { horizonMonths } from './how-much.ts';
import { bullet, numbered, type Page, section } from './page.ts';
import { batchedShare, cachedPrefix } from './sizes.ts';

/** What was found, and what hangs on it; nothing where nothing is needed. */
export const why = (facts: RequestFacts, page: Page): string[] =>
  needsNothing(facts)
    ? []
    : section(
        'Why it is needed',
        [...found(facts), stake(facts.run)].flatMap((text) => bullet(text, page)),
      );

/** What the team does already to need less; nothing where nothing is needed. */
export const savings = (facts: RequestFacts, page: Page): string[] =>
  needsNothing(facts)
    ? []
    : section(
        'What already keeps the need small',
        saved(facts).flatMap((text) => bullet(text, page)),
      );

/** Why nothing is asked for. */
export function unneeded(facts: RequestFacts): string {
  const { rows, growth } = facts;
  if (rows.every(({ ask }) => ask.kind !== 'enough'))
    return 'NOTHING TO ASK FOR: the plan sends nothing that counts against a limit.';
  const wanted =
    growth > 1
      ? `${decimal(wantedHeadroom * growth)} times, ${wantedHeadroom} as headroom and ${decimal(growth)} for growth`
      : `${wantedHeadroom} times`;
  return `NO INCREASE NEEDED by the figures of this plan: ${enough(facts, wanted)}`;
}

function enough(facts: RequestFacts, wanted: string): string {
  const { run, growth } = facts;
  const headroom = run.derived.traffic?.headroom;
  if (headroom && carriesAll(run, growth))
    return `in a simulated busiest hour the limits in force carry ${carried(headroom)} times the planned traffic with less than a thousandth refused; wanted is ${wanted}.`;
  return isOwn(facts)
    ? `the limits of the organization carry as much of the planned busiest minute as is wanted, ${wanted}. What the workspace holds itself to is another matter, below.`
    : `the limits in force carry as much of the planned busiest minute as is wanted, ${wanted}.`;
}

/** Multiples that are carried, rounded down: what falls short of a bound is not said to reach it. */
function carried({ low, high }: NonNullable<TrafficTable['headroom']>): string {
  const [from, to] = [low, high].map((times) => {
    const parts = times < 10 ? 100 : 1;
    return decimal(Math.floor(Number((times * parts).toPrecision(12))) / parts);
  });
  return from === to ? `${from}` : `${from} to ${to}`;
}

/** Only what speaks for an increase. */
function found(facts: RequestFacts): string[] {
  const hour = simulatedHour(facts);
  const headroom = isOwn(facts) ? null : facts.run.derived.traffic?.headroom;
  return [
    ...(hour && hour.refused > 0 ? [hourSentence(hour)] : []),
    ...(headroom ? headroomSentences(headroom, facts) : []),
  ];
}

function headroomSentences(headroom: NonNullable<TrafficTable['headroom']>, { growth }: RequestFacts) {
  const carry = `The limits in force carry ${carried(headroom)} times the planned traffic with less than a thousandth refused in the busiest hour.`;
  if (headroom.low < wantedHeadroom)
    return [
      `${carry} They should carry ${wantedHeadroom} times, because a launch may well bring twice what was planned.`,
    ];
  return headroom.low < wantedHeadroom * growth
    ? [
        `${carry} It grows ${decimal(growth)} times within ${horizonMonths} months, and they should carry ${wantedHeadroom} times what comes then.`,
      ]
    : [];
}

function hourSentence({ refused, failed, binding }: BusiestHour): string {
  const by = binding ? `, mostly by the limit of ${limitWords(binding)}` : '';
  const lost = failed > 0 ? `${by ? ',' : ''} and ${finePercent(failed)} are never answered` : '';
  return `Simulated against the limits in force, ${finePercent(refused)} of the requests of the busiest hour are refused at least once${by}${lost}.`;
}

/** "1 request a minute". */
const limitWords = ({ limiter, perMinute }: NonNullable<BusiestHour['binding']>): string =>
  `${count(perMinute)} ${perMinute === 1 ? units[limiter].replace('s a minute', ' a minute') : units[limiter]}`;

function stake({ plan, level }: Run): string {
  const { usersPerMonth } = plan.traffic;
  const patience = plan.task.patienceSeconds;
  return `At stake is ${levelWords[level]}${plan.launchDate ? ` on ${plan.launchDate}` : ''}${usersPerMonth == null ? '' : ` for about ${numbered(usersPerMonth, 'person', 'people')} a month`}.${patience == null ? '' : ` Nobody waits longer than ${numbered(patience, 'second')} for an answer.`}`;
}

/** Only what the plan says is done. */
function saved(facts: RequestFacts): string[] {
  const { client, traffic } = facts.run.plan;
  const prefix = cachedPrefix(facts);
  const share = batchedShare(facts);
  const { attempts, retryLayers: layers, concurrency } = client;
  const { tenantRequestsPerMinute: tenant, launchShares: shares } = traffic;
  return [
    ...(prefix ? [`The ${count(prefix.tokens)} tokens that prompts begin with are cached.`] : []),
    ...(share !== null && share > 0
      ? [`${percent(share)} of the requests are batched and need none of these limits.`]
      : []),
    ...(attempts != null
      ? [
          `A request is tried ${attempts === 1 ? 'once' : `${count(attempts)} times at most`}${layers == null || layers === 1 ? '' : ` by each of ${count(layers)} layers`}.`,
        ]
      : []),
    ...(typeof concurrency === 'number'
      ? [`At most ${numbered(concurrency, 'request')} ${concurrency === 1 ? 'is' : 'are'} under way at once.`]
      : []),
    ...(typeof tenant === 'number' && tenant > 0
      ? [`One customer may send ${numbered(tenant, 'request')} a minute at most.`]
      : []),
    ...(shares && shares.length > 1
      ? [`People are let in by shares, over ${count(shares.length)} days.`]
      : []),
  ];
}
