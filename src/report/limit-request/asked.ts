import type { LimitIncrease } from '../../catalog/limit-increase.ts';
import type { Model } from '../../catalog/model.ts';
import { outputWeight } from '../../catalog/quota-names.ts';
import type { Origin } from '../../judge/figure.ts';
import type { LimitEvidence } from '../../judge/limit-evidence.ts';
import type { LimitRow, Run } from '../../judge/run.ts';
import { wantedHeadroom } from '../../judge/wanted-headroom.ts';

/** Limits are asked for once and have to last: growth is reckoned with for so many months. */
export const horizonMonths = 6;

/** By which the traffic is larger at the end of that time; at least 1, because what shrinks later is needed at the launch. */
export const grownBy = (growthPerMonth: number | null): number =>
  Math.max(1, (1 + (growthPerMonth ?? 0)) ** horizonMonths);

/** 12 digits drop the binary noise of what is round on paper. */
const onPaper = (amount: number): number => Number(amount.toPrecision(12));

/** A whole number of two significant digits that is no less. 4,428.9 -> 4,500; 7.2 -> 8. */
function roundedUp(amount: number): number {
  if (amount <= 0) return 0;
  const exponent = Number(amount.toExponential().split('e')[1]);
  const unit = 10 ** Math.max(0, exponent - 1);
  return Math.ceil(onPaper(amount / unit)) * unit;
}

/** What a peak needs with the headroom that is wanted, grown. */
const needed = (peak: number, growth: number): number => onPaper(peak * wantedHeadroom * growth);

export const askedFor = (peak: number, growth: number): number => roundedUp(needed(peak, growth));

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
  | { readonly kind: 'unknown' };

/** A limit a minute: what is in force, what the plan needs, what to ask for. */
export interface AskedRow {
  readonly limiter: 'rpm' | 'itpm' | 'otpm' | 'together';
  readonly inForce: number | null;
  readonly origin: Origin | null;
  /** Set where the workspace holds itself to `inForce` and the organization has more. */
  readonly organization: number | null;
  readonly steady: number | null;
  readonly peak: number | null;
  readonly ask: Ask;
}

const limiterOf = {
  Requests: 'rpm',
  'Input tokens, cache reads excluded': 'itpm',
  'Output tokens': 'otpm',
} as const satisfies Readonly<Record<LimitRow['name'], AskedRow['limiter']>>;

/** The limits of the run with what to ask for; where tokens are granted as one figure, a row of their sum. */
export function askedRows(
  run: Run,
  increase: LimitIncrease | null,
  model: Model | undefined,
  { limits, ofOrganization, fast }: LimitEvidence,
): AskedRow[] {
  const growth = grownBy(run.plan.traffic.growthPerMonth ?? null);
  const rows = run.derived.limits.map(({ name, peak, steady, limit, limitOrigin }): AskedRow => {
    const limiter = limiterOf[name];
    const own = limits[limiter];
    const more = fast ? null : ofOrganization[limiter];
    const isOwn = own?.rung === 'workspace' && own.perMinute === limit && more && more.perMinute > limit;
    const organization = isOwn ? more.perMinute : null;
    const known = {
      limiter,
      inForce: limit,
      origin: limitOrigin,
      organization,
      steady: steady ?? null,
      peak,
    };
    const granted = limiter === 'rpm' ? (increase?.limitsRequests ?? true) : increase?.tokens !== 'together';
    if (!granted) return { ...known, ask: { kind: limiter === 'rpm' ? 'unlimited' : 'together' } };
    return { ...known, ask: ask(peak, organization ?? limit, growth) };
  });
  return increase?.tokens === 'together'
    ? [...rows, sumRow(rows, outputWeight(increase, model) ?? 1, growth)]
    : rows;
}

/** Nobody asks for less than there is. */
function ask(peak: number | null, available: number | null, growth: number): Ask {
  if (peak === null) return { kind: 'unknown' };
  if (peak <= 0) return { kind: 'nothing' };
  return available !== null && available >= needed(peak, growth)
    ? { kind: 'enough' }
    : { kind: 'asked', perMinute: askedFor(peak, growth) };
}

/** Input and output as one quota counts them. */
function sumRow(rows: readonly AskedRow[], weight: number, growth: number): AskedRow {
  const of = (key: 'steady' | 'peak'): number | null => {
    const [input, output] = ['itpm', 'otpm'].map(
      (limiter) => rows.find((row) => row.limiter === limiter)?.[key],
    );
    return input == null || output == null ? null : input + weight * output;
  };
  const peak = of('peak');
  return {
    limiter: 'together',
    inForce: null,
    origin: null,
    organization: null,
    steady: of('steady'),
    peak,
    ask: ask(peak, null, growth),
  };
}

export const peakOf = (rows: readonly AskedRow[], limiter: AskedRow['limiter']): number | null =>
  rows.find((row) => row.limiter === limiter)?.peak ?? null;
