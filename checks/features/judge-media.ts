import { findModel } from '../../src/catalog/lookup.ts';
import type { JudgeInput } from '../../src/judge/check.ts';
import { documented, type Figure, live } from '../../src/judge/figure.ts';
import type { Outcome } from '../../src/judge/finding.ts';
import type { Observation, ObservedBy } from '../../src/judge/observation.ts';
import { inconclusive, pass, warn } from '../../src/judge/outcome.ts';
import { unlessPlanned } from './planned-feature.ts';
import { withoutAnswer } from './unanswered-probe.ts';

type Seen = ObservedBy<'vision' | 'pdf'>;

/**
 * Judges what one built-in picture or document showed. That it was accepted is what a launch depends on; what the model
 * made of it is a caution at most. `name` as in "The plan does not use …".
 */
export function judgeMedia(feature: 'vision' | 'pdf', name: string, input: JudgeInput): Outcome {
  const open = unlessPlanned(feature, name, input);
  if (open) return open;
  const seen: Observation<'vision' | 'pdf'> | undefined = input.observed[feature];
  if (seen?.status !== 'observed') return withoutAnswer(feature, feature, seen, input);
  const { recognised, stopReason, inputTokens, addedTokens, sandbox } = seen.value;
  const evidence = { basis: 'live', figures: figuresOf(seen, input) } as const;
  const args = { feature, inputTokens, addedTokens };
  if (recognised) return pass('media-recognised', args, evidence);
  if (stopReason !== 'end_turn') {
    return inconclusive('feature-cut-short', { feature, stopReason: stopReason ?? 'none' }, evidence);
  }
  return sandbox ? pass('media-taken', args, evidence) : warn('media-mistaken', args, evidence);
}

function figuresOf(seen: Seen, { plan, catalog }: JudgeInput): Figure[] {
  const { inputTokens, addedTokens, ms } = seen.value;
  const windows = findModel(catalog, plan.model.id)?.windows;
  return [
    live('Input of the message', inputTokens, 'tokens', seen),
    ...(addedTokens === null ? [] : [live('Of it beyond a tiny message', addedTokens, 'tokens', seen)]),
    live('Time to the whole answer', ms, 'ms', seen),
    ...(windows
      ? [
          documented(
            'Most images and PDF pages of one request',
            windows.mediaItems,
            'count',
            windows.provenance,
          ),
        ]
      : []),
  ];
}
