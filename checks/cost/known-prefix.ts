import { findModel, largestCacheMinimum } from '../../src/catalog/lookup.ts';
import type { JudgeInput } from '../../src/judge/check.ts';
import type { PrefixFrom } from '../../src/judge/codes/cost-caching.ts';
import { type Figure, type Origin, planned } from '../../src/judge/figure.ts';
import { fewestAnswers, fittingTrial, trialFigure } from '../../src/judge/measured-sizes.ts';
import type { ObservedBy } from '../../src/judge/observation.ts';
import type { PrefixFamily } from '../../src/judge/seen/trial.ts';

/** A beginning that `share` of the requests have in common. */
export interface CommonPrefix {
  readonly tokens: number;
  readonly share: number;
}

/** What a trial saw at the beginning of enough samples. */
export interface SampledPrefixes {
  readonly trial: ObservedBy<'trial'>;
  readonly analysed: number;
  /** Those that hold most of the traffic's tokens first. */
  readonly families: readonly [PrefixFamily, ...PrefixFamily[]];
  /** Part by which an estimated length may be off, up or down; 0 where the API counted. */
  readonly band: number;
}

/** Fewer samples are no families: a share of a twentieth would be less than one of them. */
export const fewestSamples = fewestAnswers;

export function sampledPrefixes(input: JudgeInput): SampledPrefixes | null {
  const trial = fittingTrial(input);
  const seen = trial?.value.prefixes;
  if (!trial || !seen || seen.analysed < fewestSamples) return null;
  const [largest, ...others] = seen.families.toSorted((a, b) => held(b) - held(a));
  if (!largest) return null;
  const { counting } = trial.value;
  return {
    trial,
    analysed: seen.analysed,
    families: [largest, ...others],
    band: counting.by === 'api' ? 0 : counting.band,
  };
}

const held = ({ share, prefixTokens }: PrefixFamily): number => share * prefixTokens;

/** The prefix to reckon with: as a trial found it, else as planned. */
export interface KnownPrefix {
  readonly sampled: SampledPrefixes | null;
  readonly prefixes: readonly [CommonPrefix, ...CommonPrefix[]];
  readonly band: number;
}

/** Null: neither a trial nor the plan says it. */
export function knownPrefix(input: JudgeInput): KnownPrefix | null {
  const sampled = sampledPrefixes(input);
  if (sampled) {
    const [largest, ...others] = sampled.families;
    return { sampled, prefixes: [commonOf(largest), ...others.map(commonOf)], band: sampled.band };
  }
  const tokens = input.plan.tokens.repeatedPrefix;
  return tokens == null ? null : { sampled: null, prefixes: [{ tokens, share: 1 }], band: 0 };
}

const commonOf = ({ prefixTokens, share }: PrefixFamily): CommonPrefix => ({ tokens: prefixTokens, share });

/** Shortest prefix the planned model stores; the largest documented one where this model's is not documented. */
export function cacheMinimum({ plan, catalog }: JudgeInput): {
  readonly tokens: number;
  readonly isDocumented: boolean;
} {
  const documented = findModel(catalog, plan.model.id)?.behaviour.cacheMinimumTokens ?? null;
  return { tokens: documented ?? largestCacheMinimum(catalog), isDocumented: documented !== null };
}

/** Of the known prefixes, those that are long enough to be stored. */
export const storedPrefixes = ({ prefixes }: KnownPrefix, minimumTokens: number): readonly CommonPrefix[] =>
  prefixes.filter(({ tokens }) => tokens > 0 && tokens >= minimumTokens);

/** True where an estimate leaves open whether any of them is stored. */
export const isNearMinimum = ({ prefixes, band }: KnownPrefix, minimumTokens: number): boolean =>
  prefixes.some(({ tokens }) => tokens * (1 + band) >= minimumTokens) &&
  !prefixes.some(({ tokens }) => tokens * (1 - band) >= minimumTokens);

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
