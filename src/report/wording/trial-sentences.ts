import type { Contradiction, CountedTrial, TrialDoubt } from '../../judge/codes/cost-trial.ts';
import { usdPerRequest } from '../figure-text.ts';
import { count, list, percent } from './format.ts';

export const countCommand = 'gonogo trial SAMPLES.jsonl';
export const answerCommand = (answers: number): string => `${countCommand} --live ${answers}`;

export const samplesOf = (counted: number): string =>
  counted === 1 ? '1 sample' : `${count(counted)} samples`;
export const answersOf = (answered: number): string =>
  answered === 1 ? '1 answer' : `${count(answered)} answers`;

export function trialSentence({ model, counted, on, input, output, perRequestUsd }: CountedTrial): string {
  const answer = output
    ? `, and a typical answer ${count(output.typical)} (95th percentile ${count(output.p95)})`
    : '';
  const cost = perRequestUsd
    ? ` One request costs ${usdPerRequest(perRequestUsd.mean)} on average, ${usdPerRequest(perRequestUsd.low)} to ${usdPerRequest(perRequestUsd.high)} at 95 %.`
    : '';
  return `Of ${samplesOf(counted)} counted for ${model} on ${on}, a typical prompt has ${count(input.typical)} tokens (95th percentile ${count(input.p95)})${answer}.${cost}`;
}

const parts = { input: 'prompt', output: 'answer' } as const;
const sizes = { typical: 'typical', p95: '95th-percentile' } as const;

export function contradiction(row: Contradiction): string {
  switch (row.kind) {
    case 'size':
      return `A ${sizes[row.size]} ${parts[row.part]} has ${count(row.measuredTokens)} tokens, and ${count(row.plannedTokens)} are planned.`;
    case 'feature':
      return `${count(row.samples)} of ${samplesOf(row.of)} ${row.samples === 1 ? 'carries' : 'carry'} ${row.carries}, and ${row.feature} is not among the planned features.`;
    case 'window':
      return `The longest sample has ${count(row.longestTokens)} tokens, more than the context window of ${count(row.windowTokens)}, and would be rejected.`;
  }
}

/** What to set for each, the sizes of a part together: a typical size above its p95 is no valid plan. */
export function corrections(
  rows: readonly Contradiction[],
  { input, output }: Pick<CountedTrial, 'input' | 'output'>,
): readonly string[] {
  const measured = { input, output };
  const sized = (['input', 'output'] as const).flatMap((part) => {
    const size = measured[part];
    if (!size || !rows.some((row) => row.kind === 'size' && row.part === part)) return [];
    return [
      `Set tokens.${part}.typical to ${count(size.typical)} and tokens.${part}.p95 to ${count(size.p95)}, or collect samples that stand for what will be sent.`,
    ];
  });
  const features = rows.flatMap((row) => (row.kind === 'feature' ? [row.feature] : []));
  const windows = rows.flatMap((row) =>
    row.kind === 'window' ? [row.longestTokens - row.windowTokens] : [],
  );
  return [
    ...windows.map(
      (tokens) => `Cut at least ${count(tokens)} tokens from the longest prompts before the call.`,
    ),
    ...sized,
    ...(features.length > 0
      ? [`Add ${list(features)} to task.features, so that what they cost and need is checked too.`]
      : []),
  ];
}

export function doubt(row: TrialDoubt): string {
  switch (row.kind) {
    case 'old':
      return `The trial was made ${count(row.days)} days ago; after ${count(row.limitDays)} the requests have probably changed.`;
    case 'few-samples':
      return `It rests on ${samplesOf(row.counted)}, fewer than the ${count(row.enough)} from which sizes can be told.`;
    case 'few-answers':
      return row.answered === 0
        ? 'No sample was answered, so the answers, which cost most per token, are still the guess of the plan.'
        : `Only ${answersOf(row.answered)} came back, fewer than the ${count(row.enough)} that tell a 95th percentile, so the answers are still the guess of the plan.`;
    case 'wide-interval':
      return `The mean ${row.mean === 'cost' ? 'cost of a request' : 'size of a prompt'} is known to ± ${percent(row.halfWidth)} only; up to ${percent(row.limit)} is taken as sure.`;
  }
}

export function stepOn(row: TrialDoubt): string {
  switch (row.kind) {
    case 'old':
      return `Collect requests of this month and run ${countCommand} again.`;
    case 'few-samples':
      return `Add at least ${samplesOf(row.enough - row.counted)} and run ${countCommand} again.`;
    case 'few-answers':
      return `Run ${answerCommand(50)} to let 50 of the samples be answered, within a budget that is shown first.`;
    case 'wide-interval':
      return `${row.adding === 'answers' ? `Have ${answersOf(row.more)} more` : `Count ${samplesOf(row.more)} more`}; that about halves the interval.`;
  }
}
