import type { TokensCodes } from '../../judge/codes/tokens.ts';
import { count, percent } from './format.ts';
import { countCommand } from './trial-sentences.ts';
import type { Wording } from './words.ts';

const moreThan = (counted: number, planned: number): string =>
  planned === 0
    ? `${count(counted)} tokens more`
    : `${percent(Math.abs(counted - planned) / planned)} ${counted > planned ? 'more' : 'less'}`;

export const tokensWording: Wording<keyof TokensCodes> = {
  'input-fits-window': ({ model, inputTokens, windowTokens }) => ({
    detail: `Your p95 input of ${count(inputTokens)} tokens and its answer fit the ${count(windowTokens)}-token window of ${model}.`,
  }),
  'input-exceeds-window': ({ model, inputTokens, windowTokens }) => ({
    detail: `Your p95 input of ${count(inputTokens)} tokens does not fit the ${count(windowTokens)}-token window of ${model}.`,
    fix: [
      `Cut at least ${count(inputTokens - windowTokens)} tokens from the longest prompts: retrieve less, trim history, split documents.`,
      'Or choose a model with a larger window and check its price.',
    ],
  }),
  'answer-exceeds-window': ({ model, inputTokens, answerTokens, windowTokens, answer }) => ({
    title: 'Long answers do not fit the context window beside the prompt',
    detail: `Your p95 input of ${count(inputTokens)} tokens and ${answer === 'p95' ? 'a p95 answer' : 'max_tokens'} of ${count(answerTokens)} pass the ${count(windowTokens)}-token window of ${model} by ${count(inputTokens + answerTokens - windowTokens)} tokens. The request is accepted, and a long answer then ends early with stop reason model_context_window_exceeded.`,
    fix: [
      `Keep the prompt below ${count(Math.max(0, windowTokens - answerTokens))} tokens, or lower max_tokens to what answers really need.`,
      'Handle stop reason model_context_window_exceeded in the code.',
    ],
  }),
  'longest-exceeds-window': ({ model, inputTokens, windowTokens, longestTokens, samples }) => ({
    title: 'The longest prompts do not fit the context window',
    detail: `The p95 input of ${count(inputTokens)} tokens fits the ${count(windowTokens)}-token window of ${model}; the longest of ${count(samples)} samples has ${count(longestTokens)} and does not. Such a request answers an error, and how many of yours are as long is not known: at least one sample is.`,
    fix: [
      'Look for the longest samples of the trial, and cap or split such prompts before the call.',
      `Run ${countCommand} again on the capped requests; cost/trial fails as long as one does not fit.`,
    ],
    next: countCommand,
  }),
  'window-nearly-full': ({ model, inputTokens, windowTokens }) => ({
    title: 'The longest prompts nearly fill the context window',
    detail: `Your p95 input of ${count(inputTokens)} tokens fills ${percent(inputTokens / windowTokens)} of the ${count(windowTokens)}-token window of ${model}, and one prompt in twenty is longer still.`,
    fix: [
      'Measure the longest real prompts and cap them before the call.',
      'Trim or compact long conversations before they reach the window.',
    ],
  }),
  'window-unknown': ({ model }) => ({
    detail: `Neither the Models API nor the catalog gives the context window of ${model}.`,
    fix: ['Look the window up on the page of the model, and send the longest real prompt once.'],
  }),

  'max-output-fits': ({ model, maxTokens, p95Tokens }) => ({
    detail: `max_tokens of ${count(maxTokens)} is within the output limit of ${model} and leaves room above the p95 answer of ${count(p95Tokens)} tokens.`,
  }),
  'max-tokens-above-model-limit': ({ model, maxTokens, limitTokens }) => ({
    title: 'The planned max_tokens is above the limit of the model',
    detail: `max_tokens of ${count(maxTokens)} is above the ${count(limitTokens)} tokens ${model} can write, so every request would answer 400.`,
    fix: [
      `Set max_tokens to ${count(limitTokens)} or less.`,
      'Split longer work over several requests, or choose a model with a higher limit.',
    ],
  }),
  'max-tokens-needs-batch-header': ({ model, maxTokens, limitTokens, header }) => ({
    title: 'The planned max_tokens needs a beta header of batches',
    detail: `max_tokens of ${count(maxTokens)} is above the ${count(limitTokens)} tokens ${model} writes ordinarily; in batches it is taken only with beta header ${header}.`,
    fix: [`Send the batches with beta header ${header}, and try one small batch with it before launch.`],
  }),
  'answers-cut-off': ({ p95Tokens, maxTokens, roomTokens }) => ({
    detail: `The p95 answer has ${count(p95Tokens)} tokens and max_tokens is ${count(maxTokens)}, so more than one answer in twenty would be cut off.`,
    fix: [
      `Set max_tokens to at least ${count(roomTokens)}, thinking included.`,
      'Or ask for shorter answers, and handle stop reason max_tokens.',
    ],
  }),
  'max-tokens-tight': ({ p95Tokens, maxTokens, headroom, roomTokens }) => ({
    title: 'The planned max_tokens leaves little room for long answers',
    detail: `max_tokens of ${count(maxTokens)} leaves less than ${percent(headroom)} above the p95 answer of ${count(p95Tokens)} tokens, and one answer in twenty is longer.`,
    fix: [`Set max_tokens to at least ${count(roomTokens)}; only tokens that are written are paid for.`],
  }),
  'max-tokens-small-for-thinking': ({ model, maxTokens, roomTokens }) => ({
    title: 'Thinking may use up the planned max_tokens',
    detail: `${model} thinks as planned, and thinking counts inside max_tokens; ${count(maxTokens)} tokens can be used up before the answer begins.`,
    fix: [
      `Set max_tokens to ${count(roomTokens)} or more, or show with real requests that thinking stays short.`,
      'Lower the effort where short answers matter.',
    ],
  }),
  'output-limit-unknown': ({ model }) => ({
    detail: `Neither the Models API nor the catalog gives the output limit of ${model}.`,
    fix: ['Look the limit up on the page of the model, and send one request with the planned max_tokens.'],
  }),

  'streaming-planned': ({ maxTokens }) => ({
    detail: `The requests stream, so max_tokens of ${count(maxTokens)} may take as long as it needs.`,
  }),
  'streaming-not-required': ({ maxTokens, boundTokens }) => ({
    detail: `max_tokens of ${count(maxTokens)} is within the ${count(boundTokens)} tokens the SDK sends without streaming.`,
  }),
  'streaming-required': ({ maxTokens, boundTokens }) => ({
    detail: `Without streaming the SDK throws before it sends a request with max_tokens of ${count(maxTokens)}; its bound is ${count(boundTokens)}.`,
    fix: [
      'Stream the requests, and handle errors that arrive in the stream after HTTP 200.',
      `Or lower max_tokens to ${count(boundTokens)}, or send the work as batches.`,
      'An explicit timeout also lifts the bound, and leaves long idle connections that networks drop.',
    ],
  }),
  'people-wait-for-whole-answer': ({ typicalTokens }) => ({
    title: 'People wait for the whole answer',
    detail: `A typical answer has ${count(typicalTokens)} tokens, and without streaming a person sees nothing until the last of them is written.`,
    fix: ['Stream the answers, so that the first words show at once.'],
  }),

  'count-confirms-size': ({ model, countedTokens, plannedTokens }) => ({
    detail: `${model} counts ${count(countedTokens)} tokens in your sample prompt, which confirms the planned typical size of ${count(plannedTokens)}.`,
  }),
  'count-of-long-prompt': ({ model, countedTokens, plannedTokens, p95Tokens }) => ({
    title: 'A real prompt was counted and lies within the planned sizes',
    detail: `${model} counts ${count(countedTokens)} tokens in your sample prompt, between the planned typical size of ${count(plannedTokens)} and the 95th percentile of ${count(p95Tokens)}, or close to it. It is one of your longer prompts, so the typical size was not confirmed.`,
  }),
  'count-differs': ({ model, countedTokens, plannedTokens }) => ({
    title: `A real prompt counts ${countedTokens > plannedTokens ? 'more' : 'fewer'} tokens than planned`,
    detail: `${model} counts ${count(countedTokens)} tokens in your sample prompt, ${moreThan(countedTokens, plannedTokens)} than the planned typical size of ${count(plannedTokens)}.`,
    fix: [
      'If the sample is a typical whole prompt, set tokens.input.typical to what was counted.',
      'If it is not, replace tokens.samplePrompt with one that is: system text, tools, history and documents included.',
    ],
  }),
  'count-above-p95': ({ model, countedTokens, p95Tokens }) => ({
    title: 'A real prompt counts more tokens than the largest planned',
    detail: `${model} counts ${count(countedTokens)} tokens in your sample prompt, ${moreThan(countedTokens, p95Tokens)} than the planned 95th percentile of ${count(p95Tokens)}; the planned sizes are too small.`,
    fix: [
      'Count several real prompts, and set tokens.input.typical and tokens.input.p95 from them.',
      'Then look at window, limits and cost again: all of them were reckoned from the smaller size.',
    ],
  }),
  'trial-counted-sizes': ({ model, samples, typicalTokens, p95Tokens }) => ({
    title: 'Real prompts were counted and stay within the planned sizes',
    detail: `${model} counts ${count(typicalTokens)} tokens in a typical prompt of your trial and ${count(p95Tokens)} at the 95th percentile of ${samples === 1 ? 'its one sample' : `its ${count(samples)} samples`}. Nothing is guessed about the prompt any more.`,
  }),
  'trial-above-p95': ({ model, samples, p95Tokens, plannedTokens }) => ({
    title: 'Real prompts count more tokens than the largest planned',
    detail: `${model} counts ${count(p95Tokens)} tokens at the 95th percentile of your trial (${count(samples)} ${samples === 1 ? 'sample' : 'samples'}), ${moreThan(p95Tokens, plannedTokens)} than the planned ${count(plannedTokens)}; the planned sizes are too small.`,
    fix: [
      `Set tokens.input.p95 to ${count(p95Tokens)}, or keep prompts from growing so long.`,
      'Then look at window, limits and cost again.',
    ],
  }),
  'trial-above-typical': ({ model, samples, typicalTokens, plannedTokens, p95Tokens }) => ({
    title: 'Real prompts count more tokens than planned',
    detail: `${model} counts ${count(typicalTokens)} tokens in a typical prompt of your trial (${count(samples)} ${samples === 1 ? 'sample' : 'samples'}), ${moreThan(typicalTokens, plannedTokens)} than the planned ${count(plannedTokens)}, and ${p95Tokens == null ? 'the plan names no 95th percentile' : `only the planned 95th percentile of ${count(p95Tokens)} holds`}.`,
    fix: ['Set tokens.input.typical and tokens.input.p95 to what the trial counted.'],
  }),
  'count-of-other-model': ({ counted, model }) => ({
    detail: `The last count was made with the tokenizer of ${counted}, and the plan now names ${model}.`,
    fix: ['Run this check again, so that the sample is counted for the planned model.'],
  }),
  'only-built-in-counted': ({ model }) => ({
    detail: `Only the built-in sentence was counted with the tokenizer of ${model}; it says nothing about the size of your prompts.`,
    fix: ['Run this check again now that the plan holds a sample prompt of yours.'],
  }),
};
