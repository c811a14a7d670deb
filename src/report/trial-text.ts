import type { TrialSeen } from '../judge/seen/trial.ts';
import { count, usd } from './wording/format.ts';

/** What a trial measured, as plain text. */
export function trialText({ counted, model, input, perRequestUsd }: TrialSeen): string {
  const lines = [
    `${count(counted)} samples, counted for ${model}`,
    `Prompt: median ${count(input.p50)}, p95 ${count(input.p95)} tokens`,
    ...(perRequestUsd
      ? [`One request: ${usd(perRequestUsd.mean)} (${usd(perRequestUsd.low)} to ${usd(perRequestUsd.high)})`]
      : []),
  ];
  return `${lines.join('\n')}\n`;
}
