import { findModel } from '../catalog/lookup.ts';
import type { CommonPrefix } from '../cost/caching.ts';
import type { Size } from '../cost/sizes.ts';
import type { MeasuredMonth } from '../plan/workload.ts';
import type { JudgeInput } from './check.ts';
import { type Figure, measured, planned, type Unit } from './figure.ts';
import { type ObservedBy, observedBy } from './observation.ts';
import type { PrefixFamily, TrialDistribution, TrialLive, TrialSeen } from './seen/trial.ts';

/** Fewer answers tell no 95th percentile: the largest of twenty is the first that can stand for it. */
export const fewestAnswers = 20;

/**
 * Our threshold for prompts: the interval reckons with the skewness of the sample, which fewer do not show, so that a narrow
 * one says nothing; and one long request more or less moves the 95th percentile.
 */
export const enoughSamples = 30;

type Input = Pick<JudgeInput, 'plan' | 'catalog' | 'observed'>;

/** The trial that speaks for the planned model. */
export function fittingTrial({ plan, catalog, observed }: Input): ObservedBy<'trial'> | null {
  const trial = observedBy(observed, 'trial');
  if (!trial || trial.value.counted === 0) return null;
  const asked = findModel(catalog, plan.model.id)?.id ?? plan.model.id;
  const counted = findModel(catalog, trial.value.model)?.id ?? trial.value.model;
  return asked === counted ? trial : null;
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
export const fewestSamples = 20;

export function sampledPrefixes(input: Input): SampledPrefixes | null {
  const trial = fittingTrial(input);
  const seen = trial?.value.prefixes;
  const [largest, ...others] = enoughFamilies(seen ?? null);
  if (!trial || !seen || !largest) return null;
  const { counting } = trial.value;
  return {
    trial,
    analysed: seen.analysed,
    families: [largest, ...others],
    band: counting.by === 'api' ? 0 : counting.band,
  };
}

/** What stands in for the planned prefix of every request; null where too few samples were looked at. */
export function measuredPrefixes(seen: TrialSeen['prefixes']): CommonPrefix[] | null {
  const families = enoughFamilies(seen);
  return families.length === 0 ? null : families.map(commonOf);
}

const enoughFamilies = (seen: TrialSeen['prefixes']): PrefixFamily[] =>
  seen && seen.analysed >= fewestSamples ? seen.families.toSorted((a, b) => held(b) - held(a)) : [];

const held = ({ share, prefixTokens }: PrefixFamily): number => share * prefixTokens;

/**
 * What stands in for the plan: sizes the API counted of enough samples, answers where enough came back, and what the samples begin with.
 * An estimate made on this machine replaces nobody's word.
 */
export function measuredMonth(input: Input): MeasuredMonth | null {
  const trial = fittingTrial(input)?.value;
  if (trial?.counting.by !== 'api') return null;
  const prefixes = measuredPrefixes(trial.prefixes);
  const prompts = trial.counted < enoughSamples ? null : sizesOf(trial.input);
  if (!prompts) return prefixes && { ...nothingMeasured, prefixes };
  const live = trial.live && trial.live.answered >= fewestAnswers ? trial.live : null;
  const answers = live && sizesOf(live.output);
  const thinking = live?.thinking;
  return {
    input: prompts.size,
    output: answers?.size ?? null,
    // As large a part of a typical answer as thinking is of all answers: a ratio of medians would lose a few long thoughts.
    thinkingTokens:
      answers && live && thinking && live.output.mean.mean > 0
        ? (answers.size.typical * thinking.mean.mean) / live.output.mean.mean
        : null,
    toolTokens: trial.toolTokens && (trial.toolTokens.mean * trial.carry.tools) / trial.counted,
    sizes: { input: prompts.slices, output: answers?.slices ?? null },
    prefixes,
    unreadTokens: live && unreadTokens(live),
  };
}

/**
 * What each answered request wrote to the cache, where none of them read anything; null where one did, or none wrote. Inside
 * a batch reads are best effort, so there their lack says nothing.
 */
function unreadTokens({ answered, usage, via }: TrialLive): number | null {
  if (via === 'batch') return null;
  const written = usage.cacheWrite5mTokens + usage.cacheWrite1hTokens;
  return written > 0 && usage.cacheReadTokens === 0 ? written / answered : null;
}

export const nothingMeasured: MeasuredMonth = {
  input: null,
  output: null,
  thinkingTokens: null,
  sizes: null,
};

export const commonOf = ({ prefixTokens, share }: PrefixFamily): CommonPrefix => ({
  tokens: prefixTokens,
  share,
});

function sizesOf({ p50, p95, slices }: TrialDistribution) {
  const [first, ...others] = slices;
  if (first === undefined) return null;
  return { size: { typical: p50, p95 }, slices: [first, ...others] as const };
}

const sizeNames = {
  input: { typical: 'Typical prompt', p95: 'Prompt, 95th percentile' },
  output: { typical: 'Typical answer', p95: 'Answer, 95th percentile' },
} as const;

/** What figures of a trial name as their source where the sandbox answered it. */
export const sandboxTrialSource = 'trial in the sandbox';

/** A figure of the trial, dated as the trial was made. */
export const trialFigure = (name: string, value: number, unit: Unit, trial: ObservedBy<'trial'>): Figure =>
  measured(name, value, unit, {
    probe: trial.value.sandbox ? sandboxTrialSource : trial.probe,
    at: trial.value.at,
  });

/** A size as it is known best: measured by a trial, else planned; null where nobody has said. */
export function knownSize(
  input: JudgeInput,
  part: 'input' | 'output',
  key: keyof Size,
): { readonly tokens: number; readonly figure: Figure; readonly isMeasured: boolean } | null {
  const name = sizeNames[part][key];
  const fromTrial = measuredMonth(input)?.[part]?.[key];
  const trial = fittingTrial(input);
  if (fromTrial !== undefined && trial) {
    const figure = trialFigure(`${name}, by the trial`, fromTrial, 'tokens', trial);
    return { tokens: fromTrial, figure, isMeasured: true };
  }
  const tokens = input.plan.tokens[part][key];
  if (tokens == null) return null;
  const figure = planned(name, tokens, 'tokens', `tokens.${part}.${key}`, input.today);
  return { tokens, figure, isMeasured: false };
}
