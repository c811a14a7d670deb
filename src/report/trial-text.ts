import type { TrialSeen } from '../judge/seen/trial.ts';
import { shareNotSampled } from '../judge/share-not-sampled.ts';
import { count, usd } from './wording/format.ts';

/** What a trial measured, as plain text. */
export function trialText(trial: TrialSeen): string {
  const { counted, model, input, perRequestUsd } = trial;
  const lines = [
    `${count(counted)} samples, counted for ${model}`,
    `Prompt: median ${count(input.p50)}, p95 ${count(input.p95)} tokens`,
    ...(perRequestUsd
      ? [`One request: ${usd(perRequestUsd.mean)} (${usd(perRequestUsd.low)} to ${usd(perRequestUsd.high)})`]
      : []),
    `No figure here speaks for a kind of request that the samples have none of: one rarer than one request in ${count(Math.round(1 / shareNotSampled(trial)))} may be missing from ${count(counted)}.`,
  ];
  return `${lines.join('\n')}\n`;
}
