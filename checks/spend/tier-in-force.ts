import type { TierRow } from '../../src/catalog/limits.ts';
import { tierRow } from '../../src/catalog/lookup.ts';
import type { JudgeInput } from '../../src/judge/check.ts';
import { limitEvidence } from '../../src/judge/limit-evidence.ts';
import { type ShownTier, shownTier } from '../limits/shown-tier.ts';

/** The tier to judge money by. */
export interface TierInForce {
  readonly row: TierRow;
  /** The tier that the plan names instead; null where both agree. */
  readonly stated: TierRow | null;
  readonly shown: ShownTier['kind'];
}

/** The tier that the account's own limits show, else the one the plan names; undefined while the plan names none. */
export function tierInForce(input: JudgeInput): TierInForce | undefined {
  const { plan, catalog } = input;
  if (!plan.limits.tier) return undefined;
  const stated = tierRow(catalog, plan.limits.tier);
  const shown = shownTier(limitEvidence(input), catalog);
  if (shown.kind !== 'tier' || shown.tier === stated.tier)
    return { row: stated, stated: null, shown: shown.kind };
  return { row: tierRow(catalog, shown.tier), stated, shown: shown.kind };
}
