import { type LimitsInForce, limitsInForce } from '../capacity/limits-in-force.ts';
import { limiters } from '../capacity/peak.ts';
import type { Enforced } from '../capacity/simulation/limit.ts';
import type { Service } from '../capacity/simulation/service.ts';
import type { Catalog } from '../catalog/catalog.ts';
import { documentedLimits } from '../catalog/lookup.ts';
import type { Model } from '../catalog/model.ts';
import type { Tier } from '../catalog/vocabulary.ts';
import type { JudgeInput } from '../judge/check.ts';
import { limitEvidence } from '../judge/limit-evidence.ts';
import { type AnswerPace, type NamedLimit, serviceOf } from '../judge/planned-scenario.ts';

/** Models that draw on the same limits; one stream of the simulation. */
export interface LimitedClass {
  /** As a person reads them. */
  readonly models: string;
  /** One of them; undefined where the catalog knows none, so that no limit is known either. */
  readonly model: Model | undefined;
}

export interface ClassLimit extends NamedLimit {
  readonly models: string;
}

/** Limits of several classes at once, and those nobody knows. */
export interface LimitedService {
  readonly service: Service;
  readonly limits: readonly ClassLimit[];
  readonly unknown: readonly Pick<ClassLimit, 'models' | 'limiter'>[];
}

/** Each class against its own limits, in the order of the classes, which is that of the streams. */
export function limitedService(
  classes: readonly LimitedClass[],
  limitsOf: (model: Model) => LimitsInForce,
  pace: AnswerPace,
  enforced: Enforced,
): LimitedService {
  const limits: ClassLimit[] = [];
  const unknown: Pick<ClassLimit, 'models' | 'limiter'>[] = [];
  const streams = classes.map(({ models, model }) => {
    const inForce = model ? limitsOf(model) : nothingKnown;
    return limiters.flatMap((limiter) => {
      const limit = inForce[limiter];
      if (!limit) {
        unknown.push({ models, limiter });
        return [];
      }
      limits.push({ models, limiter, ...limit });
      return [limits.length - 1];
    });
  });
  return { service: { ...serviceOf(limits, pace, enforced), streams }, limits, unknown };
}

const nothingKnown = limitsInForce(null, null, null);

/** In force for this account, as far as the plan and what was observed tell. */
export const limitsOfAccount =
  ({ plan, catalog, observed }: Pick<JudgeInput, 'plan' | 'catalog' | 'observed'>) =>
  (model: Model): LimitsInForce =>
    limitEvidence({ plan: { ...plan, model: { ...plan.model, id: model.id } }, catalog, observed }).limits;

/** As the documented table has them. */
export const limitsOfTier =
  (catalog: Catalog, tier: Tier) =>
  ({ limitClass }: Model): LimitsInForce =>
    limitsInForce(null, null, documentedLimits(catalog, limitClass, tier) ?? null);
