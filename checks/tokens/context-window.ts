import { defineCheck } from '../../src/judge/check.ts';
import { planned } from '../../src/judge/figure.ts';
import { fittingTrial, knownSize, trialFigure } from '../../src/judge/measured-sizes.ts';
import { fail, inconclusive, pass, warn } from '../../src/judge/outcome.ts';
import { modelNotInCatalog, modelUnanswered, plannedModel } from '../model/planned-model.ts';
import { unansweredField } from '../unanswered-field.ts';
import { contextWindow, outputLimit } from './model-limits.ts';

/** Our threshold: a 95th percentile says nothing about the largest prompts, so a tenth of the window stays free. */
const comfortableShare = 0.9;

export default defineCheck({
  id: 'tokens/context-window',
  subject: 'Context window',
  titles: {
    passed: 'Planned prompts and answers fit the context window',
    failed: 'Planned prompts do not fit the context window',
  },
  blocksFrom: 'beta',
  needs: ['model', 'trial'],
  guide: {
    looksAt:
      'The 95th-percentile prompt and max_tokens together, against the context window of the planned model.',
    why: 'A prompt longer than the window is rejected. A prompt that fits but leaves too little room is accepted by models from 4.5 on, and the answer then breaks off with stop reason model_context_window_exceeded.',
    how: 'The window comes from the Models API, or from the catalog where it was not asked. Without max_tokens the 95th-percentile answer is used. One prompt in twenty is longer than the 95th percentile, so a prompt above 90 percent of the window is a caution; that threshold is ours. A sample of a counted trial that is longer than the window is a caution here, because nobody knows how many more are, and a failure of cost/trial.',
    fix: 'Shorten or split the prompts, trim or compact long conversations, retrieve less, or choose a model with a larger window. Fable 5.2 and Mythos 5.2 answer 400 to a history that was edited: begin a new conversation with a summary there.',
    sources: ['context-windows', 'models-overview', 'stop-reasons', 'fable-5-2'],
    corrections: [
      {
        claim:
          'A window of one million tokens exists on Sonnet 4 only, and prompts above 200,000 tokens cost more.',
        now: 'Sonnet 4 is retired; one million is the ordinary window from 4.6 on at one flat price. Only Haiku 5.5 has a second price, above 100,000 prompt tokens.',
        source: 'pricing',
      },
    ],
  },
  judge(input) {
    const { plan, today } = input;
    const model = plannedModel(input);
    if (!model) return modelUnanswered();
    const window = contextWindow(model);
    if (!window) {
      if (!model.live) return modelNotInCatalog(model);
      return inconclusive('window-unknown', { model: model.name }, { basis: 'live' });
    }
    const { maxTokens } = plan.tokens;
    const prompt = knownSize(input, 'input', 'p95');
    if (!prompt) return unansweredField('tokens.input.p95');
    const answered = knownSize(input, 'output', 'p95');
    const inputTokens = prompt.tokens;
    const answerTokens = maxTokens ?? answered?.tokens ?? null;
    const answer = maxTokens == null ? 'p95' : 'max_tokens';
    const sizes = { model: model.name, inputTokens, windowTokens: window.tokens };
    const evidence = {
      basis: window.basis,
      figures: [
        prompt.figure,
        ...(maxTokens == null
          ? answered
            ? [answered.figure]
            : []
          : [planned('Room for the answer', maxTokens, 'tokens', 'tokens.maxTokens', today)]),
        window.figure,
      ],
    } as const;

    if (inputTokens > window.tokens) return fail('input-exceeds-window', sizes, evidence);
    // The longest answer the model can give fits too: then the planned one does, whatever it is.
    const fitsAnyway = inputTokens + (outputLimit(model)?.tokens ?? window.tokens) <= window.tokens;
    if (answerTokens === null && !fitsAnyway) {
      return unansweredField('tokens.maxTokens');
    }
    const longest = prompt.isMeasured ? fittingTrial(input) : null;
    if (longest && longest.value.input.max > window.tokens) {
      const { counted: samples, input: prompts } = longest.value;
      const figure = trialFigure('Longest prompt, by the trial', prompts.max, 'tokens', longest);
      const figures = [figure, ...evidence.figures];
      return warn(
        'longest-exceeds-window',
        { ...sizes, longestTokens: prompts.max, samples },
        { ...evidence, figures },
      );
    }
    if (answerTokens !== null && inputTokens + answerTokens > window.tokens) {
      return warn('answer-exceeds-window', { ...sizes, answerTokens, answer }, evidence);
    }
    if (inputTokens > window.tokens * comfortableShare) return warn('window-nearly-full', sizes, evidence);
    return pass('input-fits-window', sizes, evidence);
  },
});
