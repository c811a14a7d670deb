import { priceStepFor } from '../../src/cost/price.ts';
import type { JudgeInput } from '../../src/judge/check.ts';
import type { Outcome } from '../../src/judge/finding.ts';
import { fewestAnswers, fittingTrial, trialFigure } from '../../src/judge/measured-sizes.ts';
import { fail, warn } from '../../src/judge/outcome.ts';
import type { TrialLive } from '../../src/judge/seen/trial.ts';
import type { PricedModel } from '../../src/plan/priced-model.ts';

/**
 * The finding where live requests of the trial wrote to the cache and read nothing; null where they did not, or where
 * there was only one. It fails where caching is planned and enough requests went one by one; a batch promises no hits.
 */
export function writtenNeverRead(input: JudgeInput, model: PricedModel, isPlanned: boolean): Outcome | null {
  const trial = fittingTrial(input);
  const live = trial?.value.live;
  if (!trial || !live || live.answered < 2) return null;
  const { cacheWrite5mTokens, cacheWrite1hTokens, cacheReadTokens } = live.usage;
  const writtenTokens = cacheWrite5mTokens + cacheWrite1hTokens;
  if (writtenTokens === 0 || cacheReadTokens > 0) return null;
  const { via, answered } = live;
  const args = { via, answered, writtenTokens, extraUsd: extraUsd(live, model) };
  const figures = [
    trialFigure('Written to the cache by live requests', writtenTokens, 'tokens', trial),
    trialFigure('Read from the cache by live requests', 0, 'tokens', trial),
  ];
  const proves = isPlanned && via === 'messages' && answered >= fewestAnswers;
  return (proves ? fail : warn)('cache-written-never-read', args, { basis: 'measured', figures });
}

/** What the writes cost above plain input, at the price of prompts of this size. */
function extraUsd({ answered, usage, via }: TrialLive, model: PricedModel): number | null {
  const written = usage.cacheWrite5mTokens + usage.cacheWrite1hTokens;
  const step = priceStepFor(model.prices.steps, (usage.uncachedInputTokens + written) / answered);
  // The price of a batch is a matter of its own; what it cost more is not told.
  if (via === 'batch') return null;
  const surcharge =
    usage.cacheWrite5mTokens * (step.cacheWrite5mUsdPerMTok - step.inputUsdPerMTok) +
    usage.cacheWrite1hTokens * (step.cacheWrite1hUsdPerMTok - step.inputUsdPerMTok);
  return surcharge / 1_000_000;
}
