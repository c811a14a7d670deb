import type { Feature } from '../../src/catalog/vocabulary.ts';
import type { JudgeInput } from '../../src/judge/check.ts';
import type { Contradiction } from '../../src/judge/codes/cost-trial.ts';
import { fewestAnswers } from '../../src/judge/measured-sizes.ts';
import type { TrialDistribution, TrialSeen } from '../../src/judge/seen/trial.ts';
import { sentAsTools } from '../../src/plan/tool-tokens.ts';
import { plannedModel } from '../model/planned-model.ts';
import { contextWindow } from '../tokens/model-limits.ts';
import { sizeTolerance } from '../tokens/size-tolerance.ts';

/**
 * Where the samples and the plan disagree. Sizes are compared where there are enough of them to tell; what a sample
 * carries, or that one is too long for the model, one sample proves.
 */
export function contradictionsOf(
  trial: TrialSeen,
  input: JudgeInput,
  enoughSamples: number,
): readonly Contradiction[] {
  const { live } = trial;
  return [
    ...(trial.counted >= enoughSamples ? sizesOff('input', trial.input, input) : []),
    ...(live && live.answered >= fewestAnswers ? sizesOff('output', live.output, input) : []),
    ...featuresUnnamed(trial, input),
    ...beyondWindow(trial, input),
  ];
}

/** True for what makes the launch dearer, slower or impossible; a plan that is too large errs on the safe side. */
export const isGrave = (row: Contradiction): boolean =>
  row.kind !== 'size' || row.measuredTokens > row.plannedTokens;

function sizesOff(
  part: 'input' | 'output',
  { p50, p95 }: TrialDistribution,
  { plan }: JudgeInput,
): readonly Contradiction[] {
  const measured = { typical: p50, p95 };
  return (['typical', 'p95'] as const).flatMap((size) => {
    const plannedTokens = plan.tokens[part][size];
    const measuredTokens = measured[size];
    if (plannedTokens == null || isNear(measuredTokens, plannedTokens)) return [];
    return [{ kind: 'size', part, size, plannedTokens, measuredTokens }];
  });
}

const isNear = (measured: number, planned: number): boolean =>
  measured <= planned * sizeTolerance && measured >= planned / sizeTolerance;

/** What samples carry, the feature to name for it, and those that stand for it too. */
const carriers = [
  { carries: 'images', in: 'images', feature: 'vision', also: ['computer-use'] },
  { carries: 'documents', in: 'documents', feature: 'pdf', also: ['citations'] },
  { carries: 'tools', in: 'tools', feature: 'tool-use', also: sentAsTools },
  { carries: 'cache_control', in: 'cacheControl', feature: 'prompt-caching', also: [] },
] as const satisfies readonly {
  readonly carries: Extract<Contradiction, { readonly kind: 'feature' }>['carries'];
  readonly in: keyof TrialSeen['carry'];
  readonly feature: Feature;
  readonly also: readonly Feature[];
}[];

function featuresUnnamed({ carry, counted }: TrialSeen, { plan }: JudgeInput): readonly Contradiction[] {
  const { features } = plan.task;
  if (features == null) return [];
  const cachesAnyhow = plan.tokens.cacheTtl === '5m' || plan.tokens.cacheTtl === '1h';
  return carriers.flatMap(({ carries, in: carried, feature, also }) => {
    const named = [feature, ...also].some((row) => features.includes(row));
    if (carry[carried] === 0 || named || (feature === 'prompt-caching' && cachesAnyhow)) return [];
    return [{ kind: 'feature', carries, feature, samples: carry[carried], of: counted }];
  });
}

function beyondWindow({ input: prompts }: TrialSeen, input: JudgeInput): readonly Contradiction[] {
  const model = plannedModel(input);
  const window = model && contextWindow(model);
  if (!window || prompts.max <= window.tokens) return [];
  return [{ kind: 'window', longestTokens: prompts.max, windowTokens: window.tokens }];
}
