import { proportion } from '../../src/cost/proportion.ts';
import { defineCheck, type JudgeInput } from '../../src/judge/check.ts';
import type { CutAnswers } from '../../src/judge/codes/cost-trial.ts';
import { type Figure, planned, simulated } from '../../src/judge/figure.ts';
import { fewestAnswers, knownSize, trialFigure } from '../../src/judge/measured-sizes.ts';
import type { ObservedBy } from '../../src/judge/observation.ts';
import { fail, inconclusive, pass, warn } from '../../src/judge/outcome.ts';
import { requestPricing } from '../../src/plan/request-pricing.ts';
import { onlyBatches } from '../../src/plan/waiting.ts';
import { modelUnanswered, plannedModel } from '../model/planned-model.ts';
import { smallForThinkingTokens } from '../tokens/max-output.ts';
import { trialAtHand } from '../trial-at-hand.ts';
import { unansweredField } from '../unanswered-field.ts';
import { forecastSource } from './month.ts';

/** Our threshold: above this share of all answers, cutting off is no accident. */
const toleratedShare = 0.01;
/** Our threshold: an answer that runs on may then cost this many times as much as a long one. */
const farAbove = 10;

export default defineCheck({
  id: 'cost/max-tokens-realistic',
  subject: 'Room for real answers',
  titles: {
    passed: 'Real answers fit into max_tokens, and none can run far beyond them',
    failed: 'Real answers are cut off by max_tokens',
  },
  blocksFrom: 'ga',
  needs: ['trial'],
  guide: {
    looksAt:
      'How many answers of the trial ended because max_tokens was reached, whether the samples carry the planned max_tokens, and what an answer may cost that runs on until it is reached.',
    why: 'An answer that is cut off is paid for in full and then asked for again. A max_tokens far above what answers need lets a single runaway answer cost as much as many ordinary ones.',
    how: `Takes the 95 percent interval of the share of cut answers: all of it above ${toleratedShare * 100} percent, with at least ${fewestAnswers} answers, is a failure; one cut answer is a caution; none at all passes, and the upper limit is said. The largest max_tokens of the samples is held against the planned one. More than ${farAbove} times the 95th-percentile answer is a caution, though never up to ${smallForThinkingTokens.toLocaleString('en-US')} tokens, which leave room for thinking. These bounds are ours. Without answers of a trial only the plan is compared; whether planned answers fit is for tokens/max-output to say.`,
    fix: 'Set max_tokens by kind of call, above the longest answers that real requests need with thinking included; stop runaway answers with clear instructions and spend limits.',
    sources: ['stop-reasons', 'thinking', 'rate-limits'],
    corrections: [
      {
        claim: 'A large max_tokens is dear, because it is reserved or billed.',
        now: 'Only tokens that are written are billed, and on the Claude API only they count against the output limit. It costs something only when an answer runs on.',
        source: 'rate-limits',
      },
    ],
  },
  judge(input) {
    const { plan } = input;
    const model = plannedModel(input);
    if (!model) return modelUnanswered();
    const found = trialAtHand(input);
    const trial = found.kind === 'counted' ? found.trial : null;
    const { maxTokens } = plan.tokens;
    const cut = trial && cutAnswers(trial, model.name);
    const figures = [...(trial ? trialFigures(trial) : []), ...planFigures(input)];
    const evidence = { basis: cut ? 'measured' : 'planned', figures } as const;
    const stated = trial?.value.maxTokens;
    // Where nobody states one, the trial assumed one to bound its price, and reaching that proves nothing.
    if (cut && cut.hits > 0 && (stated || maxTokens != null)) {
      return cut.answered >= fewestAnswers && cut.low > toleratedShare
        ? fail('answers-hit-max-tokens', cut, evidence)
        : warn('some-answers-hit-max-tokens', cut, evidence);
    }
    if (maxTokens == null) return { ...unansweredField('tokens.maxTokens'), figures };
    if (trial && stated && stated.max !== maxTokens) {
      const args = { maxTokens, sentTokens: stated.max, stating: stated.count, counted: trial.value.counted };
      return warn('max-tokens-not-as-sent', args, { basis: 'measured', figures });
    }
    const answer = knownSize(input, 'output', 'p95');
    if (!answer) return { ...unansweredField('tokens.output.p95'), figures };
    const { tokens: p95Tokens, isMeasured } = answer;
    if (p95Tokens > maxTokens) {
      const check = 'tokens/max-output';
      return inconclusive('max-tokens-below-answers', { maxTokens, p95Tokens, check }, evidence);
    }
    if (maxTokens > Math.max(farAbove * p95Tokens, smallForThinkingTokens)) {
      const [worstUsd, p95Usd] = [maxTokens, p95Tokens].map((tokens) => answerUsd(tokens, input));
      const args = { model: model.name, maxTokens, p95Tokens, factor: farAbove, isMeasured };
      return warn(
        'max-tokens-far-above-answers',
        { ...args, worstUsd: worstUsd ?? null, p95Usd: p95Usd ?? null },
        { ...evidence, figures: [...figures, ...worstFigure(worstUsd, input)] },
      );
    }
    return cut && cut.answered >= fewestAnswers
      ? pass('max-tokens-holds', { ...cut, maxTokens, p95Tokens }, evidence)
      : pass('max-tokens-holds-by-plan', { maxTokens, p95Tokens }, evidence);
  },
});

/** Null where no answer came back. */
function cutAnswers({ value: { live, maxTokens } }: ObservedBy<'trial'>, model: string): CutAnswers | null {
  if (!live || live.answered === 0) return null;
  const { hitMaxTokens: hits, answered } = live;
  const { low, high } = proportion(Math.min(hits, answered), answered);
  return { model, hits, answered, low, high, tolerated: toleratedShare, sentTokens: maxTokens?.max ?? null };
}

/** Output of one answer of so many tokens after a long prompt, sent live unless everything is batched. */
function answerUsd(tokens: number, input: JudgeInput): number | null {
  const { plan, catalog } = input;
  const live = onlyBatches(plan) ? plan : { ...plan, traffic: { ...plan.traffic, batchableShare: 0 } };
  const promptTokens = knownSize(input, 'input', 'p95')?.tokens ?? 0;
  return requestPricing(live, catalog)?.costOf(promptTokens, tokens).outputUsd ?? null;
}

const worstFigure = (usd: number | null | undefined, { today }: JudgeInput): readonly Figure[] =>
  usd == null ? [] : [simulated('Output of an answer of max_tokens', usd, 'USD', forecastSource, today)];

function trialFigures(trial: ObservedBy<'trial'>): readonly Figure[] {
  const { live, maxTokens } = trial.value;
  return [
    ...(live
      ? [
          trialFigure('Samples answered', live.answered, 'count', trial),
          trialFigure('Answers that reached max_tokens', live.hitMaxTokens, 'count', trial),
        ]
      : []),
    ...(maxTokens ? [trialFigure('Largest max_tokens of the samples', maxTokens.max, 'tokens', trial)] : []),
  ];
}

function planFigures(input: JudgeInput): readonly Figure[] {
  const { maxTokens } = input.plan.tokens;
  const answer = knownSize(input, 'output', 'p95');
  return [
    ...(maxTokens == null
      ? []
      : [planned('max_tokens', maxTokens, 'tokens', 'tokens.maxTokens', input.today)]),
    ...(answer ? [answer.figure] : []),
  ];
}
