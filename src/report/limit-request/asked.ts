import type { Catalog } from '../../catalog/catalog.ts';
import type { LimitIncrease } from '../../catalog/limit-increase.ts';
import type { Model } from '../../catalog/model.ts';
import { outputWeight } from '../../catalog/quota-names.ts';
import type { ChanceFactors } from '../../judge/carrying-limits.ts';
import type { Origin } from '../../judge/figure.ts';
import type { LimitEvidence } from '../../judge/limit-evidence.ts';
import type { LimitRow, Run } from '../../judge/run.ts';
import { wantedHeadroom } from '../../judge/wanted-headroom.ts';
import { askedFor, grownBy, type Limiter, needed, onPaper, plausible } from './how-much.ts';

export type Ask =
  | { readonly kind: 'asked'; readonly perMinute: number }
  /** What is in force carries it. */
  | { readonly kind: 'enough' }
  /** The plan sends nothing live. */
  | { readonly kind: 'nothing' }
  /** Granted in one figure with another row. */
  | { readonly kind: 'together' }
  /** The service has no such limit. */
  | { readonly kind: 'unlimited' }
  /** More than anybody would be granted: the plan is looked at first. */
  | { readonly kind: 'implausible' }
  | { readonly kind: 'unknown' };

/** A limit a minute: what is in force, what the plan needs, what to ask for. */
export interface AskedRow {
  readonly limiter: Limiter;
  readonly inForce: number | null;
  readonly origin: Origin | null;
  /** Set where the workspace holds itself to `inForce` and the organization has more. */
  readonly organization: number | null;
  readonly steady: number | null;
  readonly peak: number | null;
  /** By what it must exceed the wanted multiple of the peak for chance to be carried too; 1 where the mean suffices. */
  readonly chance: number;
  readonly ask: Ask;
}

const limiterOf = {
  Requests: 'rpm',
  'Input tokens, cache reads excluded': 'itpm',
  'Output tokens': 'otpm',
  'Input and output tokens together': 'together',
} as const satisfies Readonly<Record<LimitRow['name'], AskedRow['limiter']>>;

/** What rows are made from besides the run. */
export interface AskedFrom {
  readonly catalog: Catalog;
  readonly increase: LimitIncrease | null;
  readonly model: Model | undefined;
  readonly evidence: LimitEvidence;
  /** Null: nothing could be simulated, and the mean of the busiest minute is all there is. */
  readonly chance: ChanceFactors | null;
}

/** The limits of the run with what to ask for; where tokens are granted as one figure, a row of their sum. */
export function askedRows(run: Run, from: AskedFrom): AskedRow[] {
  const { increase, model, evidence } = from;
  const { limits, ofOrganization, fast } = evidence;
  const growth = grownBy(run.plan.traffic.growthPerMonth ?? null);
  const carried = carriesAll(run, growth);
  const most = plausible(from.catalog);
  const rows = run.derived.limits.flatMap(({ name, peak, steady, limit, limitOrigin }): AskedRow[] => {
    const limiter = limiterOf[name];
    if (limiter === 'together') return [];
    const own = limits[limiter];
    const more = fast ? null : ofOrganization[limiter];
    const isOwn = own?.rung === 'workspace' && own.perMinute === limit && more && more.perMinute > limit;
    const organization = isOwn ? more.perMinute : null;
    const chance = from.chance?.[limiter] ?? 1;
    const known = {
      limiter,
      inForce: limit,
      origin: limitOrigin,
      organization,
      steady: steady ?? null,
      peak,
      chance,
    };
    const granted = limiter === 'rpm' ? (increase?.limitsRequests ?? true) : increase?.tokens !== 'together';
    if (!granted) return [{ ...known, ask: { kind: limiter === 'rpm' ? 'unlimited' : 'together' } }];
    const available = carried ? Number.POSITIVE_INFINITY : (organization ?? limit);
    return [{ ...known, ask: ask(peak, available, growth * chance, most[limiter]) }];
  });
  return increase?.tokens === 'together'
    ? [...rows, sumRow(rows, togetherOf(run), outputWeight(increase, model) ?? 1, growth, most.together)]
    : rows;
}

/** True where the simulated hour shows that what is in force carries the wanted headroom, growth included. */
export function carriesAll({ derived: { limits, traffic } }: Run, growth: number): boolean {
  const isKnown = limits.length > 0 && limits.every(({ limit }) => limit !== null);
  return isKnown && (traffic?.headroom?.low ?? 0) >= onPaper(wantedHeadroom * growth);
}

/** Nobody asks for less than there is. */
function ask(peak: number | null, available: number | null, factor: number, most: number): Ask {
  if (peak === null) return { kind: 'unknown' };
  if (peak <= 0) return { kind: 'nothing' };
  if (available !== null && available >= needed(peak, factor)) return { kind: 'enough' };
  const perMinute = askedFor(peak, factor);
  return perMinute > most ? { kind: 'implausible' } : { kind: 'asked', perMinute };
}

const togetherOf = ({ derived }: Run): LimitRow | undefined =>
  derived.limits.find(({ name }) => name === 'Input and output tokens together');

/** Input and output as one quota counts them. */
function sumRow(
  rows: readonly AskedRow[],
  inForce: LimitRow | undefined,
  weight: number,
  growth: number,
  most: number,
): AskedRow {
  const parts = ['itpm', 'otpm'].map((limiter) => rows.find((row) => row.limiter === limiter));
  const of = (key: 'steady' | 'peak'): number | null => {
    const [input, output] = parts.map((row) => row?.[key]);
    return input == null || output == null ? null : input + weight * output;
  };
  const peak = of('peak');
  // What holds both apart holds them together: one level of their sum is empty only where one of them would be.
  const chance = Math.max(1, ...parts.map((row) => row?.chance ?? 1));
  return {
    limiter: 'together',
    inForce: inForce?.limit ?? null,
    origin: inForce?.limitOrigin ?? null,
    organization: null,
    steady: of('steady'),
    peak,
    chance,
    ask: ask(peak, inForce?.limit ?? null, growth * chance, most),
  };
}

export const peakOf = (rows: readonly AskedRow[], limiter: Limiter): number | null =>
  rows.find((row) => row.limiter === limiter)?.peak ?? null;
