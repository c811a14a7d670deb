import type { FeaturesThinkingCodes } from '../../judge/codes/features-thinking.ts';
import { count, list } from './format.ts';
import type { Wording } from './words.ts';

type Seen = FeaturesThinkingCodes['thinking-seen'];

const requests: Readonly<Record<Seen['setting'], string>> = {
  default: 'Without a thinking field',
  adaptive: 'With adaptive thinking',
  'between-tools': 'With thinking between tools',
  enabled: 'With a thinking budget',
};

/** Empty where the whole planned budget was sent. */
const budgetSentence = ({ budgetTokens, plannedBudgetTokens }: Seen): string =>
  budgetTokens !== null && plannedBudgetTokens !== null && plannedBudgetTokens > budgetTokens
    ? ` To keep it cheap, ${count(budgetTokens)} of the planned budget of ${count(plannedBudgetTokens)} tokens were sent.`
    : '';

const textSentences: Readonly<Record<NonNullable<Seen['text']>, string>> = {
  shown: ' The text of the thinking came with the answer.',
  omitted:
    ' The text of the thinking was left out, as newer models do; a product that shows it asks for display "summarized".',
};

export const featuresThinkingWording: Wording<keyof FeaturesThinkingCodes> = {
  'thinking-switched-off': () => ({
    title: 'Thinking is planned and switched off',
    detail:
      'Thinking is among the features, but model.thinking says that the requests disable it. One of the two is not meant.',
    fix: [
      'Take thinking out of task.features, or set model.thinking to what the requests are to carry instead of disabled.',
    ],
  }),
  'thinking-budget-missing': () => ({
    title: 'Thinking is enabled without a budget',
    detail:
      'The plan sends thinking of type enabled and decided against a budget. The API takes that type only together with budget_tokens and answers 400 without.',
    fix: [
      'Set model.request.thinkingBudgetTokens, where the model takes a budget.',
      'Or set model.thinking to adaptive, and steer it by effort.',
    ],
  }),
  'thinking-budget-above-max-tokens': ({ budgetTokens, maxTokens }) => ({
    title: 'The thinking budget does not fit into max_tokens',
    detail: `The planned thinking budget of ${count(budgetTokens)} tokens is not below the planned max_tokens of ${count(maxTokens)}. Thinking and answer share max_tokens, and the API answers 400 to such a request.`,
    fix: ['Raise tokens.maxTokens to the budget and the longest answer together, or lower the budget.'],
  }),
  'thinking-setting-refused': ({ setting, takes, reason }) => ({
    title: 'The planned thinking setting is refused',
    detail: `${requests[setting]} the request was refused, while other messages of this key are answered. ${reason}`,
    fix: [
      takes.length > 0
        ? `Set model.thinking to what the model takes, ${list(takes)}, and send that.`
        : 'Set model.thinking to what the page of the model names, and send that.',
      'Check the effort, too: some settings are taken only up to a certain effort.',
    ],
  }),
  'thinking-seen': (args) => ({
    detail: `${requests[args.setting]} the puzzle was accepted and thought about${args.thinkingTokens ? `, for ${count(args.thinkingTokens)} tokens` : ''}.${budgetSentence(args)}${args.text === null ? '' : textSentences[args.text]}`,
  }),
  'thinking-held-back': () => ({
    detail:
      'Thinking between tools was accepted, and the answer began without thinking, as it should. What is thought after a tool was called was not tried.',
  }),
  'thinking-not-held-back': ({ thinkingTokens }) => ({
    title: 'The model thinks before it answers, against the setting',
    detail: `The setting that keeps thinking to the time between tools was accepted, and the model thought all the same before its answer began${thinkingTokens ? `, for ${count(thinkingTokens)} tokens` : ''}. Answers will begin later than planned.`,
    fix: [
      'Look for a proxy or gateway that changes the thinking field of requests, and check again without it.',
      'Or plan for the wait: lower the effort, and stream.',
    ],
  }),
  'thinking-not-asked-for': ({ model, ask }) => ({
    title: 'Thinking is planned and nothing asks for it',
    detail: `${model} thinks only when the request asks for it. The planned requests have no thinking field, and the puzzle was answered without thinking.`,
    fix: [
      ask === 'adaptive'
        ? 'Send thinking of type adaptive, and set model.thinking to adaptive.'
        : 'Send thinking of type enabled with budget_tokens, and set model.thinking to enabled and model.request.thinkingBudgetTokens.',
      'Or take thinking out of task.features.',
    ],
  }),
  'thinking-absent': ({ setting, effort }) => ({
    title: 'The planned thinking is accepted, and nothing was thought',
    detail: `${requests[setting]} the puzzle was accepted and answered, but neither a thinking block nor thinking tokens came back.${
      setting === 'enabled'
        ? ' A budget is a request to think, so something on the way may have taken it out.'
        : ` The model decides by itself whether to think${effort === null ? '' : `, and effort ${effort} makes it more or less willing`}.`
    }`,
    fix:
      setting === 'enabled'
        ? ['Look for a proxy or gateway that drops the thinking field, and check again without it.']
        : [
            'Try a real prompt of the product and look at output_tokens_details.thinking_tokens of its usage.',
            'If it is to think more, raise the effort.',
          ],
  }),
};
