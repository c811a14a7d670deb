import type { Run, TrafficTable } from '../../judge/run.ts';
import { wantedHeadroom } from '../../judge/wanted-headroom.ts';
import { levelWords } from '../status-words.ts';
import { count, decimal, finePercent, percent } from '../wording/format.ts';
import { units } from '../wording/limits.ts';
import { carriesAll } from './asked.ts';
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
export function unneeded({ run, rows, growth }: RequestFacts): string {
  if (rows.every(({ ask }) => ask.kind !== 'enough'))
    return 'NOTHING TO ASK FOR: the plan sends nothing that counts against a limit.';
  const headroom = run.derived.traffic?.headroom;
  const wanted =
    growth > 1
      ? `${decimal(wantedHeadroom * growth)} times, ${wantedHeadroom} as headroom and ${decimal(growth)} for growth`
      : `${wantedHeadroom} times`;
  const why =
    headroom && carriesAll(run, growth)
      ? `in a simulated busiest hour the limits in force carry ${carried(headroom)} times the planned traffic with less than a thousandth refused; wanted is ${wanted}.`
      : `the limits in force carry as much of the planned busiest minute as is wanted, ${wanted}.`;
  return `NO INCREASE NEEDED by the figures of this plan: ${why}`;
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
  const carry = `The limits in force carry ${carried(headroom)} times the planned traffic with less than a thousandth refused in the busiest hour;`;
  if (headroom.low < wantedHeadroom)
    return [
      `${carry} wanted is ${wantedHeadroom} times, because a launch may well bring twice what was planned.`,
    ];
  return headroom.low < wantedHeadroom * growth
    ? [
        `${carry} within ${horizonMonths} months it grows ${decimal(growth)} times, and wanted is ${wantedHeadroom} times what it is then.`,
      ]
    : [];
}

/** The busiest hour against limits that whoever grants them can raise: under a workspace's own it says nothing of the others. */
export const simulatedHour = (facts: RequestFacts): BusiestHour | null =>
  isOwn(facts) ? null : busiestHour(facts.run);

const isOwn = ({ rows }: RequestFacts): boolean => rows.some(({ organization }) => organization !== null);

function hourSentence({ refused, failed, binding }: BusiestHour): string {
  const by = binding ? `, mostly by the limit of ${limitWords(binding)}` : '';
  const lost = failed > 0 ? `${by ? ',' : ''} and ${finePercent(failed)} are never answered` : '';
  return `Simulated against the limits in force, ${finePercent(refused)} of the requests of the busiest hour are refused at least once${by}${lost}.`;
}

/** "1 request a minute". */
const limitWords = ({ limiter, perMinute }: NonNullable<BusiestHour['binding']>): string =>
  `${count(perMinute)} ${perMinute === 1 ? units[limiter].replace('s a minute', ' a minute') : units[limiter]}`;

interface BusiestHour {
  readonly refused: number;
  readonly failed: number;
  readonly binding: { readonly limiter: keyof typeof units; readonly perMinute: number } | null;
}

/** What the check of the busiest hour found. A run of another version may hold arguments of another shape. */
function busiestHour({ findings }: Pick<Run, 'findings'>): BusiestHour | null {
  const finding = findings.find(({ check }) => check === 'limits/peak-traffic');
  const { throttled, failed, binding } = (finding?.args ?? {}) as Readonly<Record<string, unknown>>;
  const [refused, lost] = [medianOf(throttled), medianOf(failed)];
  if (refused === null || lost === null) return null;
  const { limiter, perMinute } = (binding ?? {}) as Readonly<Record<string, unknown>>;
  const isKnown =
    typeof limiter === 'string' && Object.hasOwn(units, limiter) && typeof perMinute === 'number';
  return {
    refused,
    failed: lost,
    binding: isKnown ? { limiter: limiter as keyof typeof units, perMinute } : null,
  };
}

function medianOf(range: unknown): number | null {
  const median = typeof range === 'object' && range !== null && 'median' in range ? range.median : null;
  return typeof median === 'number' ? median : null;
}

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
