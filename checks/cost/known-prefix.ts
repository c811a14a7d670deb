import { findModel, largestCacheMinimum } from '../../src/catalog/lookup.ts';
import type { CommonPrefix } from '../../src/cost/caching.ts';
import type { JudgeInput } from '../../src/judge/check.ts';
import type { PrefixFrom } from '../../src/judge/codes/cost-caching.ts';
import { type Figure, type Origin, planned } from '../../src/judge/figure.ts';
import {
  commonOf,
  type SampledPrefixes,
  sampledPrefixes,
  trialFigure,
} from '../../src/judge/measured-sizes.ts';

/** The prefix that the month is reckoned with, or that samples show. */
export interface KnownPrefix {
  /** Null: the plan says it. */
  readonly sampled: SampledPrefixes | null;
  readonly prefixes: readonly [CommonPrefix, ...CommonPrefix[]];
  readonly band: number;
}

/**
 * As a trial counted by the API found it, else as planned: what the forecast and the limits reckon with. An estimate tells
 * what the plan leaves open. Null: nobody says.
 */
export function knownPrefix(input: JudgeInput): KnownPrefix | null {
  const sampled = sampledPrefixes(input);
  const tokens = input.plan.tokens.repeatedPrefix;
  const isEstimate = sampled?.trial.value.counting.by === 'estimate';
  if (sampled && !(isEstimate && tokens != null)) return asSampled(sampled);
  return tokens == null ? null : { sampled: null, prefixes: [{ tokens, share: 1 }], band: 0 };
}

export function asSampled(sampled: SampledPrefixes): KnownPrefix {
  const [largest, ...others] = sampled.families;
  return { sampled, prefixes: [commonOf(largest), ...others.map(commonOf)], band: sampled.band };
}

/** Shortest prefix the planned model stores; the largest documented one where this model's is not documented. */
export function cacheMinimum({ plan, catalog }: JudgeInput): {
  readonly tokens: number;
  readonly isDocumented: boolean;
} {
  const documented = findModel(catalog, plan.model.id)?.behaviour.cacheMinimumTokens ?? null;
  return { tokens: documented ?? largestCacheMinimum(catalog), isDocumented: documented !== null };
}

/**
 * The API counts whole prompts; how long the part is that they share is estimated and set to the scale of the counts, off
 * which a single part may lie by that much. A bound of ours.
 */
const scaledBand = 0.1;

/** Part by which the length may be off where it is held against the shortest prefix that is stored. */
export const bandAtMinimum = ({ sampled, band }: KnownPrefix): number =>
  sampled ? Math.max(band, scaledBand) : 0;

/** True where its uncertainty leaves open whether any of them is stored. */
export function isNearMinimum(known: KnownPrefix, minimumTokens: number): boolean {
  const band = bandAtMinimum(known);
  return (
    known.prefixes.some(({ tokens }) => tokens * (1 + band) >= minimumTokens) &&
    !known.prefixes.some(({ tokens }) => tokens * (1 - band) >= minimumTokens)
  );
}

/** How findings say where prefixes come from: all that are known, or some of them. */
export const prefixFrom = (
  { sampled, prefixes, band }: KnownPrefix,
  told: readonly CommonPrefix[] = prefixes,
): PrefixFrom =>
  sampled ? { kind: 'trial', families: told.length, share: sharesOf(told), band } : { kind: 'plan' };

/** Shares of a whole may add up to a hair more. */
const sharesOf = (prefixes: readonly CommonPrefix[]): number =>
  Math.min(
    1,
    prefixes.reduce((sum, { share }) => sum + share, 0),
  );

/** What a judgement on these prefixes rests on; `otherwise` where nobody measured them. */
export const basisOf = ({ sampled }: KnownPrefix, otherwise: Origin): Origin =>
  sampled ? 'measured' : otherwise;

export function prefixFigures(
  { sampled, prefixes: [largest] }: KnownPrefix,
  today: string,
): readonly Figure[] {
  if (!sampled) return [planned('Repeated prefix', largest.tokens, 'tokens', 'tokens.repeatedPrefix', today)];
  const { trial, band } = sampled;
  const name = band > 0 ? 'Common beginning of the samples, estimated' : 'Common beginning of the samples';
  return [
    trialFigure(name, largest.tokens, 'tokens', trial),
    trialFigure('Samples that begin so', largest.share * 100, 'percent', trial),
  ];
}
