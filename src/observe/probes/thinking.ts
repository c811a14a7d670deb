import type Anthropic from '@anthropic-ai/sdk';
import type { Catalog } from '../../catalog/catalog.ts';
import { findModel } from '../../catalog/lookup.ts';
import type { Effort } from '../../catalog/vocabulary.ts';
import type { ThinkingSeen } from '../../judge/seen/thinking.ts';
import { plannedThinking, usesFeature } from '../../plan/planned-use.ts';
import type { Plan } from '../../plan/schema.ts';
import { type AnsweredMessage, askMessage } from '../answered-message.ts';
import { worstCallUsd } from '../call-price.ts';
import { plannedModel, withoutModel } from '../planned-model.ts';
import type { Probe, ProbeContext } from '../probe.ts';

const prompt =
  'A clock strikes once at one, twice at two and so on, and once at every half hour. How often does it strike between 2:15 and 9:45? Reply with the number only.';
/** Above what any known tokenizer makes of the prompt and the message frame around it. */
const maxInputTokens = 128;
/** Thinking comes first: an answer that is cut off in the middle of it has shown what is looked for. */
const maxTokensBesideBudget = 256;

type Setting = ThinkingSeen['setting'];

/** Paid: one question worth thinking about, with the planned thinking setting and effort. */
export const thinkingProbe: Probe<'thinking'> = {
  id: 'thinking',
  title: 'One small puzzle with the planned thinking: accepted, and thought about',
  sends: (plan) =>
    `One message of two lines to ${plannedModel(plan)}, with the planned thinking setting and effort; a planned thinking budget is sent as no more than the smallest one the API takes, and at most ${maxTokensBesideBudget} tokens beside it come back.`,
  inputs: (plan) => [
    plan.model.id,
    plannedThinking(plan),
    plan.model.effort,
    plan.model.request.thinkingBudgetTokens,
  ],
  paths: ['claude-api'],
  credential: 'key',
  after: ['tiny-message'],
  requests: 1,
  rounds: 1,
  concerns: (plan) => usesFeature('thinking', plan) === true && plannedThinking(plan) !== 'disabled',
  worstCaseUsd: (plan, catalog) =>
    worstCallUsd(
      { uncachedInputTokens: maxInputTokens, outputTokens: maxTokens(plan, catalog) },
      plan,
      catalog,
    ),
  blocked: (plan) => {
    const nameless = withoutModel('to let think')(plan);
    if (nameless) return nameless;
    const setting = plannedThinking(plan);
    if (setting === null) return 'The plan does not say what the requests say about thinking.';
    return setting === 'enabled' && plannedBudget(plan) === null
      ? 'The plan enables thinking with a budget and does not say which.'
      : null;
  },
  run: think,
};

const plannedBudget = ({ model }: Plan): number | null => {
  const planned = model.request.thinkingBudgetTokens;
  return typeof planned === 'number' ? planned : null;
};

/**
 * The planned budget, or the smallest the API takes where that is less: what is above it is decided by arithmetic alone
 * and would only cost. A planned budget below the smallest is sent as it is, and refused as it will be.
 */
function sentBudget(plan: Plan, catalog: Catalog): number | null {
  const planned = plannedThinking(plan) === 'enabled' ? plannedBudget(plan) : null;
  return planned === null ? null : Math.min(planned, catalog.apiRules.smallestThinkingBudget.tokens);
}

const maxTokens = (plan: Plan, catalog: Catalog): number =>
  (sentBudget(plan, catalog) ?? 0) + maxTokensBesideBudget;

/** The planned effort, unless the model takes none of that name: another check says so. */
function sentEffort({ model }: Plan, catalog: Catalog): Effort | null {
  const levels = findModel(catalog, model.id)?.behaviour.effortLevels;
  if (!model.effort || model.effort === 'none') return null;
  return !levels || levels.includes(model.effort) ? model.effort : null;
}

function thinkingField(setting: Setting, budgetTokens: number | null): Anthropic.ThinkingConfigParam | null {
  switch (setting) {
    case 'default':
      return null;
    case 'adaptive':
      return { type: 'adaptive' };
    case 'between-tools':
      return { type: 'between_tools' };
    case 'enabled':
      return { type: 'enabled', budget_tokens: budgetTokens ?? 0 };
  }
}

async function think(context: ProbeContext): Promise<ThinkingSeen> {
  const { plan, catalog } = context;
  const planned = plannedThinking(plan);
  const setting = planned === null || planned === 'disabled' ? 'default' : planned;
  const budgetTokens = sentBudget(plan, catalog);
  const effort = sentEffort(plan, catalog);
  const thinking = thinkingField(setting, budgetTokens);
  const { message, ms } = await askMessage(context, {
    max_tokens: maxTokens(plan, catalog),
    messages: [{ role: 'user', content: prompt }],
    ...(thinking && { thinking }),
    ...(effort && { output_config: { effort } }),
  });
  return {
    model: message.model,
    setting,
    budgetTokens,
    effort,
    text: thinkingText(message),
    thinkingTokens: message.usage.output_tokens_details?.thinking_tokens ?? null,
    outputTokens: message.usage.output_tokens,
    stopReason: message.stop_reason,
    ms,
  };
}

/** Redacted thinking is there, too, and cannot be read. */
function thinkingText({ content }: AnsweredMessage): ThinkingSeen['text'] {
  const blocks = content.filter(({ type }) => type === 'thinking' || type === 'redacted_thinking');
  if (blocks.length === 0) return null;
  const readable = blocks.some(({ thinking }) => typeof thinking === 'string' && thinking !== '');
  return readable ? 'shown' : 'omitted';
}
