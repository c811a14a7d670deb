import type { JudgeInput } from '../src/judge/check.ts';
import { fittingTrial } from '../src/judge/measured-sizes.ts';
import { type ObservedBy, observedBy } from '../src/judge/observation.ts';

/** What of the team's own requests there is to judge by. */
export type TrialAtHand =
  /** The API counted it, for the planned model. */
  | { readonly kind: 'counted'; readonly trial: ObservedBy<'trial'> }
  | { readonly kind: 'estimated'; readonly trial: ObservedBy<'trial'>; readonly band: number }
  /** The sandbox answered it, and a real account answers this poll. */
  | { readonly kind: 'rehearsed'; readonly trial: ObservedBy<'trial'> }
  /** `reason`: full sentence. */
  | { readonly kind: 'missing'; readonly reason: string };

export function trialAtHand(input: JudgeInput): TrialAtHand {
  const { observed } = input;
  const trial = fittingTrial(input);
  if (!trial) return { kind: 'missing', reason: whyMissing(input) };
  const { counting, sandbox } = trial.value;
  if (counting.by === 'estimate') return { kind: 'estimated', trial, band: counting.band };
  const answersForReal = observedBy(observed, 'tiny-message')?.value.sandbox === false;
  return sandbox && answersForReal ? { kind: 'rehearsed', trial } : { kind: 'counted', trial };
}

function whyMissing({ observed }: JudgeInput): string {
  const observation = observed.trial;
  if (!observation) return 'Nobody has looked for one yet.';
  if (observation.status !== 'observed') return observation.reason;
  const { counted, model } = observation.value;
  return counted === 0 ? 'The last one held no usable sample.' : `The last one was counted for ${model}.`;
}
