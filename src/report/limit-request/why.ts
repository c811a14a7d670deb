import type { Run } from '../../judge/run.ts';
import { wantedHeadroom } from '../../judge/wanted-headroom.ts';
import { levelWords } from '../status-words.ts';
import { count, decimal, finePercent, percent } from '../wording/format.ts';
import { units } from '../wording/limits.ts';
import type { RequestFacts } from './facts.ts';
import { bullet, type Page, section } from './page.ts';
import { batchedShare, cachedPrefix } from './sizes.ts';

/** What was found, and what hangs on it. */
export const why = (facts: RequestFacts, page: Page): string[] =>
  section(
    'Why it is needed',
    [...found(facts), stake(facts.run)].flatMap((text) => bullet(text, page)),
  );

/** What the team does already to need less. */
export const savings = (facts: RequestFacts, page: Page): string[] =>
  section(
    'What already keeps the need small',
    saved(facts).flatMap((text) => bullet(text, page)),
  );

function found(facts: RequestFacts): string[] {
  const hour = simulatedHour(facts);
  const headroom = hour && facts.run.derived.traffic?.headroom;
  return [
    ...(hour ? [hourSentence(hour)] : []),
    ...(headroom
      ? [
          `The limits in force carry ${decimal(headroom.median, 0, 1)} times the planned traffic with less than a thousandth refused in the busiest hour; wanted is ${wantedHeadroom} times, because a launch may well bring twice what was planned.`,
        ]
      : []),
  ];
}

/** The busiest hour against limits that whoever grants them can raise: under a workspace's own it says nothing of the others. */
export const simulatedHour = ({ run, rows }: RequestFacts): BusiestHour | null =>
  rows.some(({ organization }) => organization !== null) ? null : busiestHour(run);

function hourSentence({ refused, failed, binding }: BusiestHour): string {
  if (refused === 0)
    return 'Simulated against the limits in force, no request of the busiest hour is refused.';
  const by = binding ? `, mostly by the limit of ${count(binding.perMinute)} ${units[binding.limiter]}` : '';
  const lost = failed > 0 ? `${by ? ',' : ''} and ${finePercent(failed)} are never answered` : '';
  return `Simulated against the limits in force, ${finePercent(refused)} of the requests of the busiest hour are refused at least once${by}${lost}.`;
}

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
  return `At stake is ${levelWords[level]}${plan.launchDate ? ` on ${plan.launchDate}` : ''}${usersPerMonth == null ? '' : ` for about ${count(usersPerMonth)} people a month`}.${patience == null ? '' : ` An answer is waited for ${count(patience)} seconds at most.`}`;
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
      ? [`At most ${count(concurrency)} requests are under way at once.`]
      : []),
    ...(typeof tenant === 'number'
      ? [`One customer may send ${count(tenant)} requests a minute at most.`]
      : []),
    ...(shares && shares.length > 1
      ? [`People are let in by shares, over ${count(shares.length)} days.`]
      : []),
  ];
}
