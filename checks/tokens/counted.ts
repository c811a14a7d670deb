import { callFailed } from '../../src/judge/call-failed.ts';
import { defineCheck, type JudgeInput } from '../../src/judge/check.ts';
import { live, planned } from '../../src/judge/figure.ts';
import type { Outcome } from '../../src/judge/finding.ts';
import { enoughSamples, trialFigure } from '../../src/judge/measured-sizes.ts';
import type { ObservedBy } from '../../src/judge/observation.ts';
import { fail, inconclusive, pass, warn } from '../../src/judge/outcome.ts';
import { modelUnanswered, plannedModel, sameModel } from '../model/planned-model.ts';
import { trialAtHand } from '../trial-at-hand.ts';
import { unansweredField } from '../unanswered-field.ts';
import { sizeTolerance as tolerance } from './size-tolerance.ts';
import { toolOverheadFigures } from './tool-overhead.ts';

export default defineCheck({
  id: 'tokens/counted',
  subject: 'Counted prompt size',
  titles: {
    passed: 'A real prompt was counted and confirms the planned size',
    failed: 'The planned prompt size is not what a real prompt counts',
  },
  blocksFrom: 'ga',
  demands: { from: 'ga', origins: ['live', 'measured'] },
  needs: ['token-count', 'trial'],
  guide: {
    looksAt:
      'Real prompts of the team, those of a trial or the sample prompt of the plan, counted by the API with the tokenizer of the planned model, against the planned sizes.',
    why: 'Window, price and rate limits are all reckoned from the prompt size. A guessed size carries its error into every one of them.',
    how: `The token-counting endpoint is free and counts with the tokenizer of the model it is given; its result is an estimate that may differ slightly from the bill. Where a trial of ${enoughSamples} samples or more was counted, its 95th percentile is held against the planned one, the median against the typical size, and the sample prompt is not needed; what else a trial contradicts is for cost/trial to say. Of a sample prompt, a count from the typical size to the 95th percentile agrees with the plan, and so does one up to 1.25 times smaller or larger than these. Below that is a caution and above it a failure, or a caution too where no 95th percentile is planned. The factor is ours. The sample is counted without tools; where the plan has some, what the model adds for them stands beside the count. The built-in sample tells nothing about the size of your prompts and confirms nothing.`,
    fix: 'Count real requests with gonogo trial, or put a whole real prompt into tokens.samplePrompt, with system text, tools and documents, and correct the planned sizes to what it counts.',
    sources: ['token-counting', 'pricing', 'models-overview'],
    corrections: [
      {
        claim: 'Estimate tokens with tiktoken, or with four characters to a token.',
        now: 'Neither knows the tokenizer. The counter with that of the target model is an estimate too, the closest there is: 4.7 and later count about 30 percent more tokens for the same text than 4.6 and earlier.',
        source: 'pricing',
      },
    ],
  },
  judge(input) {
    const { plan, catalog, observed, today } = input;
    const model = plannedModel(input);
    if (!model) return modelUnanswered();
    const { typical, p95 } = plan.tokens.input;
    const found = trialAtHand(input);
    if (found.kind === 'counted' && found.trial.value.counted >= enoughSamples)
      return judgeTrial(found.trial, model.name, input);
    if (typical == null) {
      return unansweredField('tokens.input.typical');
    }
    const observation = observed['token-count'];
    const counted = observation?.status === 'observed' ? observation : undefined;
    if (!plan.tokens.samplePrompt) {
      return unansweredField('tokens.samplePrompt');
    }
    if (!counted) return callFailed(catalog, 'token-count', observation);
    const { inputTokens: countedTokens, sample, model: countedFor } = counted.value;
    if (!sameModel(catalog, countedFor, model.id)) {
      return inconclusive(
        'count-of-other-model',
        { counted: countedFor, model: model.name },
        { basis: 'live' },
      );
    }
    const figures = [
      planned('Typical prompt', typical, 'tokens', 'tokens.input.typical', today),
      ...(p95 == null ? [] : [planned('Prompt, 95th percentile', p95, 'tokens', 'tokens.input.p95', today)]),
      live(`Counted by ${model.name}`, countedTokens, 'tokens', counted),
      ...toolOverheadFigures(plan, catalog, model),
    ];
    const evidence = { basis: 'live', figures } as const;
    if (sample === 'built-in') return inconclusive('only-built-in-counted', { model: model.name }, evidence);
    if (p95 != null && countedTokens > p95 * tolerance) {
      return fail('count-above-p95', { model: model.name, countedTokens, p95Tokens: p95 }, evidence);
    }
    const args = { model: model.name, countedTokens, plannedTokens: typical };
    if (countedTokens < typical / tolerance) return warn('count-differs', args, evidence);
    if (countedTokens <= typical * tolerance) return pass('count-confirms-size', args, evidence);
    return p95 == null
      ? warn('count-differs', args, evidence)
      : pass('count-of-long-prompt', { ...args, p95Tokens: p95 }, evidence);
  },
});

/** Many prompts say more than one: their 95th percentile tells whether the planned sizes hold. */
function judgeTrial(trial: ObservedBy<'trial'>, model: string, { plan, today }: JudgeInput): Outcome {
  const { counted: samples, input } = trial.value;
  const { typical, p95 } = plan.tokens.input;
  const figures = [
    ...(typical == null ? [] : [planned('Typical prompt', typical, 'tokens', 'tokens.input.typical', today)]),
    ...(p95 == null ? [] : [planned('Prompt, 95th percentile', p95, 'tokens', 'tokens.input.p95', today)]),
    trialFigure('Typical prompt, by the trial', input.p50, 'tokens', trial),
    trialFigure('Prompt, 95th percentile, by the trial', input.p95, 'tokens', trial),
  ];
  const evidence = { basis: 'measured', figures } as const;
  if (p95 != null && input.p95 > p95 * tolerance) {
    const args = { model, samples, p95Tokens: input.p95, plannedTokens: p95 };
    return fail('trial-above-p95', args, evidence);
  }
  if (typical != null && input.p50 > typical * tolerance) {
    const args = {
      model,
      samples,
      typicalTokens: input.p50,
      plannedTokens: typical,
      p95Tokens: p95 ?? null,
    };
    return warn('trial-above-typical', args, evidence);
  }
  return pass(
    'trial-counted-sizes',
    { model, samples, typicalTokens: input.p50, p95Tokens: input.p95 },
    evidence,
  );
}
