import { type Limiter, limiters } from '../../src/capacity/peak.ts';
import type { Catalog } from '../../src/catalog/catalog.ts';
import type { RateLimitRow } from '../../src/catalog/limits.ts';
import type { Tier } from '../../src/catalog/vocabulary.ts';
import type { LimitEvidence } from '../../src/judge/limit-evidence.ts';

/** What the limits of the account say about its tier: those the organization is configured with, else the headers. */
export type ShownTier =
  /** Neither speaks of the planned model. */
  | { readonly kind: 'unseen' }
  | { readonly kind: 'tier'; readonly tier: Tier }
  /** Lower than the lowest published row in every limit: Evaluation, or a workspace with limits of its own. */
  | { readonly kind: 'below-all'; readonly lowest: Tier }
  /** Of no published tier otherwise. */
  | { readonly kind: 'none' };

/** Holds what the account shows against the documented rows of the model's class, no two of which share a figure. */
export function shownTier(evidence: LimitEvidence, catalog: Catalog): ShownTier {
  if (limiters.every((limiter) => evidence.ofOrganization[limiter] === null)) return { kind: 'unseen' };
  const rows = catalog.rateLimits.filter((row) => row.limitClass === evidence.model?.limitClass);
  const match = rows.find((row) => limiters.every((limiter) => agrees(evidence, limiter, row)));
  if (match) return { kind: 'tier', tier: match.tier };
  const lowest = rows.find((row) => row.tier === 'start');
  return lowest && limiters.every((limiter) => isBelow(evidence, limiter, lowest))
    ? { kind: 'below-all', lowest: lowest.tier }
    : { kind: 'none' };
}

/** A limiter nobody stated neither confirms nor contradicts. */
const agrees = ({ ofOrganization }: LimitEvidence, limiter: Limiter, row: RateLimitRow): boolean => {
  const limit = ofOrganization[limiter];
  return limit === null || limit.perMinute === row[limiter];
};

const isBelow = ({ ofOrganization }: LimitEvidence, limiter: Limiter, row: RateLimitRow): boolean => {
  const limit = ofOrganization[limiter];
  return limit === null || limit.perMinute < row[limiter];
};
