import type { JudgeInput } from '../../src/judge/check.ts';
import { live } from '../../src/judge/figure.ts';
import type { Outcome } from '../../src/judge/finding.ts';
import { limitEvidence } from '../../src/judge/limit-evidence.ts';
import { measuredMonth } from '../../src/judge/measured-sizes.ts';
import { fail, warn } from '../../src/judge/outcome.ts';
import { plannedPeak } from '../../src/plan/peak-traffic.ts';
import { usesFastMode } from '../../src/plan/planned-use.ts';
import { peakFigure } from './peak-figures.ts';

/**
 * Without an admin key the tokens header is what is left: it states the sum of input and output limit, or the workspace's
 * own limit where that is lower, without saying of what (https://platform.claude.com/docs/en/api/rate-limits). Null where
 * it shows no such limit, or one that the planned peak stays below.
 */
export function judgeTightest(input: JudgeInput): Outcome | null {
  const { plan, catalog, today } = input;
  const { message, model } = limitEvidence(input);
  if (!message || usesFastMode(plan, catalog)) return null;
  const { inputTokens, outputTokens, tokens } = message.value.limits;
  if (!inputTokens || !outputTokens || !tokens) return null;
  if (tokens.limit >= inputTokens.limit + outputTokens.limit) return null;
  const measured = measuredMonth(input);
  const peakOf = (limiter: 'itpm' | 'otpm') => plannedPeak(plan, catalog, limiter, measured);
  const [inwards, outwards] = [peakOf('itpm'), peakOf('otpm')];
  if (inwards.kind === 'missing' || outwards.kind === 'missing') return null;
  const above = [inwards, outwards].filter(({ perMinute }) => perMinute > tokens.limit).length;
  if (above === 0) return null;
  const args = {
    model: model?.name ?? message.value.model,
    limit: tokens.limit,
    inputPeak: inwards.perMinute,
    outputPeak: outwards.perMinute,
  };
  const figures = [
    live('Tokens of the tightest limit', tokens.limit, 'tokens/min', message),
    peakFigure('itpm', inwards, today),
    peakFigure('otpm', outwards, today),
  ];
  const evidence = { basis: 'live', figures } as const;
  return above === 2
    ? fail('tightest-limit-below-peak', args, evidence)
    : warn('tightest-limit-may-be-below-peak', args, evidence);
}
