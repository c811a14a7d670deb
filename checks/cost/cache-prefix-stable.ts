import { cacheTtls } from '../../src/cost/caching.ts';
import { defineCheck, type JudgeInput } from '../../src/judge/check.ts';
import type { SampledPrefix } from '../../src/judge/codes/cost-caching.ts';
import { planned } from '../../src/judge/figure.ts';
import type { Evidence, Outcome } from '../../src/judge/finding.ts';
import {
  fewestSamples,
  fittingTrial,
  type SampledPrefixes,
  sampledPrefixes,
  trialFigure,
} from '../../src/judge/measured-sizes.ts';
import { fail, inconclusive, notApplicable, pass, warn } from '../../src/judge/outcome.ts';
import type { PrefixFamily } from '../../src/judge/seen/trial.ts';
import { type PricedModel, pricedModel } from '../../src/plan/priced-model.ts';
import { trialAtHand } from '../trial-at-hand.ts';
import { unansweredField } from '../unanswered-field.ts';
import { writtenNeverRead } from './cache-never-read.ts';
import { bestOf, withCachingMonths } from './caching-month.ts';
import {
  asSampled,
  bandAtMinimum,
  cacheMinimum,
  isNearMinimum,
  type KnownPrefix,
  knownPrefix,
  prefixFigures,
} from './known-prefix.ts';
import { priceUnknown } from './month.ts';
import { isWorthwhile } from './worthwhile.ts';

/** Our threshold: a planned prefix may be this many times longer or shorter than the samples have it. */
const tolerance = 1.25;

export default defineCheck({
  id: 'cost/cache-prefix-stable',
  subject: 'Stability of the cached prefix',
  titles: {
    passed: 'Real requests begin alike for long enough to be cached',
    failed: 'Real requests do not begin alike as the plan expects',
  },
  blocksFrom: 'critical',
  needs: ['trial'],
  guide: {
    looksAt:
      'Whether real requests begin byte for byte alike for as long as the model wants and the plan says, and whether something that varies, such as a date or an id, ends that early.',
    why: 'One byte that differs ends the prefix, and nothing says so: what stands behind it is billed in full each time. Where a breakpoint stands behind it, every request also pays for a write that nobody reads.',
    how: `Compares up to 400 random samples of the trial, in the order the API caches: tools, system prompt, messages. Groups of a twentieth and more that go on alike for 100 tokens longer are told apart. Then leaves dates, times, ids, numbers and addresses out of the comparison, to see how long the beginning would be with them behind it. A planned prefix more than ${tolerance} times longer or shorter than the largest group has it contradicts the samples; fewer than ${fewestSamples} samples tell nothing. These bounds are ours. Only places and kinds are kept, never what stands there.`,
    fix: 'Put what never changes first and byte for byte the same: tools in a fixed order, keys of JSON sorted, no date, name or id before the end of it.',
    sources: ['prompt-caching', 'pricing'],
    corrections: [
      {
        claim: 'Caching finds the longest part that two prompts share.',
        now: 'It finds whole prefixes up to a breakpoint: the first byte that differs, in tools, system prompt or messages, ends it for everything behind.',
        source: 'prompt-caching',
      },
    ],
  },
  judge(input) {
    const { plan, catalog } = input;
    const { features } = plan.task;
    const { cacheTtl } = plan.tokens;
    if (plan.traffic.requestsPerDay === 0) {
      return notApplicable('The plan counts no requests, so no prefix is sent twice.');
    }
    if (cacheTtl == null && (features == null || features.includes('prompt-caching'))) {
      return unansweredField('tokens.cacheTtl');
    }
    const isPlanned = cacheTtls.some((row) => row === cacheTtl);
    if (!plan.model.id) return unansweredField('model.id');
    const model = pricedModel(plan, catalog);
    if (!model) return priceUnknown(plan.model.id, catalog);
    const unread = writtenNeverRead(input, model, isPlanned);
    if (unread) return unread;
    return isPlanned ? judgeSamples(input, model, fail) : unlessItPays(input, model);
  },
});

/** Where caching is not planned, its prefix matters only if caching it would pay. */
function unlessItPays(input: JudgeInput, model: PricedModel): Outcome {
  const known = atBest(input);
  const minimumTokens = cacheMinimum(input).tokens;
  if (!known?.prefixes.some(({ tokens }) => tokens >= minimumTokens)) {
    return notApplicable('Caching is not planned, and nothing says that it would pay.');
  }
  return withCachingMonths(input, known, (months) =>
    isWorthwhile(bestOf(months).savingUsd, months.mediumUsd)
      ? judgeSamples(input, model, warn)
      : notApplicable('Caching is not planned, and would save too little to bother.'),
  );
}

/** The prefix as it would be with what varies behind it. */
function atBest(input: JudgeInput): KnownPrefix | null {
  const sampled = sampledPrefixes(input);
  if (!sampled) return knownPrefix(input);
  const known = asSampled(sampled);
  const [largest, ...others] = sampled.families.map(({ share, prefixTokens, movedPrefixTokens }) => ({
    share,
    tokens: movedPrefixTokens ?? prefixTokens,
  }));
  return largest ? { ...known, prefixes: [largest, ...others] } : known;
}

/** `failing`: what it is where the samples do not hold what caching needs; nothing fails where it is not planned. */
function judgeSamples(input: JudgeInput, model: PricedModel, failing: typeof fail): Outcome {
  const { plan, today } = input;
  const plannedTokens = plan.tokens.repeatedPrefix ?? null;
  const sampled = sampledPrefixes(input);
  if (!sampled) {
    const args = { prefixTokens: plannedTokens, reason: whyUnsampled(input) };
    return inconclusive('prefix-not-sampled', args, { basis: 'planned' });
  }
  const known = asSampled(sampled);
  const [family] = sampled.families;
  const moved = family.movedPrefixTokens;
  const evidence: Evidence = {
    basis: 'measured',
    figures: [
      ...prefixFigures(known, today),
      ...(moved === null
        ? []
        : [trialFigure('Common beginning with what varies behind it', moved, 'tokens', sampled.trial)]),
      ...(plannedTokens === null
        ? []
        : [planned('Repeated prefix', plannedTokens, 'tokens', 'tokens.repeatedPrefix', today)]),
    ],
  };
  const { tokens: minimumTokens, isDocumented } = cacheMinimum(input);
  const args = sampledArgs(model, sampled, family);
  const { prefixTokens } = family;
  const stored = prefixTokens >= minimumTokens;
  const isTooLong = plannedTokens !== null && plannedTokens > tolerance * atMost(prefixTokens, sampled);

  if (moved !== null && moved >= minimumTokens && moved > prefixTokens * tolerance) {
    const broken = { ...args, movedPrefixTokens: moved, minimumTokens, stored, plannedTokens };
    return stored && !isTooLong
      ? warn('prefix-broken-early', broken, evidence)
      : failing('prefix-broken-early', broken, evidence);
  }
  if (isNearMinimum(known, minimumTokens)) {
    const band = bandAtMinimum(known);
    return inconclusive(
      'prefix-near-minimum',
      { model: model.name, prefixTokens, minimumTokens, band, isCounted: sampled.band === 0 },
      evidence,
    );
  }
  if (!stored && !isDocumented && prefixTokens > 0) {
    const unknown = { model: model.name, prefixTokens, safeTokens: minimumTokens };
    return inconclusive('prefix-minimum-unknown', unknown, evidence);
  }
  if (!stored) return failing('no-stable-prefix', { ...args, minimumTokens }, evidence);
  if (plannedTokens !== null && isTooLong) {
    return failing('planned-prefix-differs', { ...args, plannedTokens }, evidence);
  }
  if (plannedTokens !== null && atLeast(prefixTokens, sampled) > tolerance * plannedTokens) {
    return warn('planned-prefix-differs', { ...args, plannedTokens }, evidence);
  }
  return pass('prefix-stable', { ...args, minimumTokens, plannedTokens }, evidence);
}

const atMost = (tokens: number, { band }: SampledPrefixes): number => tokens * (1 + band);
const atLeast = (tokens: number, { band }: SampledPrefixes): number => tokens * (1 - band);

const sampledArgs = (
  model: PricedModel,
  { analysed, band }: SampledPrefixes,
  { prefixTokens, share, endsIn, varies }: PrefixFamily,
): SampledPrefix => ({ model: model.name, prefixTokens, share, analysed, endsIn, varies, band });

/** Full sentence. */
function whyUnsampled(input: JudgeInput): string {
  const prefixes = fittingTrial(input)?.value.prefixes;
  if (prefixes)
    return `The trial looked at the beginning of ${prefixes.analysed} samples, and fewer than ${fewestSamples} tell nothing.`;
  const trial = trialAtHand(input);
  return trial.kind === 'missing' ? trial.reason : 'The trial did not look at how its samples begin.';
}
