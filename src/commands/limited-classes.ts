import {
  type LimitInForce,
  type LimitsInForce,
  limitsInForce,
  type Rung,
} from '../capacity/limits-in-force.ts';
import { type Limiter, type SimulatedLimiter as LimiterAMinute, limiters } from '../capacity/peak.ts';
import {
  type Counted,
  dayLimit,
  type Enforced,
  type Limit,
  minuteLimit,
  reserving,
} from '../capacity/simulation/limit.ts';
import type { Service } from '../capacity/simulation/service.ts';
import type { Catalog } from '../catalog/catalog.ts';
import { documentedLimits, findModel } from '../catalog/lookup.ts';
import type { Model } from '../catalog/model.ts';
import type { Tier } from '../catalog/vocabulary.ts';
import type { JudgeInput } from '../judge/check.ts';
import { limitEvidence } from '../judge/limit-evidence.ts';
import { type AnswerPace, countedBy } from '../judge/planned-scenario.ts';
import { unknownQuotas } from '../judge/quota-limits.ts';
import type { WhatIf } from './what-if.ts';

/** Models that draw on the same limits; one stream of the simulation. */
export interface LimitedClass {
  /** As a person reads them. */
  readonly models: string;
  /** One of them; undefined where the catalog knows none, so that no limit is known either. */
  readonly model: Model | undefined;
}

/** Names that a message lists; the others are counted. */
export const mostNamed = 5;

/** Those a minute, and input and output together a day. */
type SimulatedLimiter = LimiterAMinute | 'tpd';

export interface ClassLimit {
  readonly models: string;
  readonly limiter: SimulatedLimiter;
  /** A minute; of `tpd` a day. */
  readonly limit: number;
  readonly from: Rung | 'what-if';
}

/** What is known of a class: limits a minute, and input and output together a minute and a day. */
interface ClassLimits extends LimitsInForce {
  readonly tpm?: LimitInForce | null;
  /** A day. */
  readonly tpd?: LimitInForce | null;
  /** Where the cloud lists all it has: what nobody knows nonetheless. */
  readonly unknown?: readonly LimiterAMinute[];
}

/** Limits of several classes at once, and those nobody knows. */
export interface LimitedService {
  readonly service: Service;
  readonly limits: readonly ClassLimit[];
  readonly unknown: readonly Pick<ClassLimit, 'models' | 'limiter'>[];
}

export interface LimitedBy {
  readonly limitsOf: (model: Model) => ClassLimits;
  /** Limits of one's own stand before all others. */
  readonly own: Pick<WhatIf, SimulatedLimiter>;
  readonly pace: AnswerPace;
  readonly enforced: Enforced;
  /** `max_tokens` of every request, where the path reserves it against a limit of all tokens; null: it reserves nothing. */
  readonly reservedTokens: number | null;
}

/** Each class against its own limits, in the order of the classes, which is that of the streams. */
export function limitedService(classes: readonly LimitedClass[], by: LimitedBy): LimitedService {
  const limits: ClassLimit[] = [];
  const unknown: Pick<ClassLimit, 'models' | 'limiter'>[] = [];
  const streams = classes.map(({ models, model }) => {
    const from = limits.length;
    const inForce: ClassLimits = model ? by.limitsOf(model) : nothingKnown;
    const isOpen = (limiter: Limiter) => inForce.unknown?.includes(limiter) ?? true;
    for (const limiter of limiters) {
      const own = by.own[limiter];
      const told = inForce[limiter];
      if (own !== undefined) limits.push({ models, limiter, limit: own, from: 'what-if' });
      else if (told) limits.push({ models, limiter, limit: told.perMinute, from: told.rung });
      // One limit of all tokens stands for both.
      else if (isOpen(limiter) && (limiter === 'rpm' || by.own.tpm === undefined))
        unknown.push({ models, limiter });
    }
    for (const limiter of ['tpm', 'tpd'] as const) {
      const own = by.own[limiter];
      const told = inForce[limiter];
      if (own !== undefined) limits.push({ models, limiter, limit: own, from: 'what-if' });
      else if (told) limits.push({ models, limiter, limit: told.perMinute, from: told.rung });
    }
    return limits.slice(from).map((_, n) => from + n);
  });
  return {
    service: {
      limits: limits.map((limit) => limitOf(limit, by)),
      streams,
      firstTokenMs: by.pace.firstTokenMs,
      tokensPerMs: by.pace.tokensPerSecond / 1_000,
      maxTokens: by.reservedTokens ?? 0,
      outages: [],
    },
    limits,
    unknown,
  };
}

const counts = {
  ...countedBy,
  tpd: 'tokens',
} as const satisfies Record<SimulatedLimiter, Counted>;

function limitOf({ limiter, limit }: ClassLimit, { enforced, reservedTokens }: LimitedBy): Limit {
  if (limiter === 'tpd') return dayLimit(counts[limiter], limit);
  const aMinute = minuteLimit(counts[limiter], limit, enforced);
  return limiter === 'tpm' && reservedTokens !== null ? reserving(aMinute) : aMinute;
}

const nothingKnown = limitsInForce(null, null, null);

/** In force for this account, as far as the plan and what was observed tell. */
export const limitsOfAccount =
  ({
    plan,
    catalog,
    observed: { 'cloud-quotas': quotas, ...observed },
  }: Pick<JudgeInput, 'plan' | 'catalog' | 'observed'>) =>
  (model: Model): ClassLimits => {
    // A cloud lists the quotas of the model it was asked for, by the id that names its endpoint.
    const isPlanned = findModel(catalog, plan.model.id) === model;
    const evidence = limitEvidence(
      isPlanned
        ? { plan, catalog, observed: { ...observed, ...(quotas && { 'cloud-quotas': quotas }) } }
        : { plan: { ...plan, model: { ...plan.model, id: model.id } }, catalog, observed },
    );
    if (!evidence.quotas) return evidence.limits;
    const { limits, together, aDay } = evidence.quotas;
    const [cap] = aDay.filter(({ counts }) => counts === 'tokens').toSorted((a, b) => a.perDay - b.perDay);
    return {
      ...limits,
      tpm: together,
      tpd: cap ? { perMinute: cap.perDay, rung: 'quota' } : null,
      unknown: unknownQuotas(evidence.quotas),
    };
  };

/** As the documented table has them. */
export const limitsOfTier =
  (catalog: Catalog, tier: Tier) =>
  ({ limitClass }: Model): LimitsInForce =>
    limitsInForce(null, null, documentedLimits(catalog, limitClass, tier) ?? null);
