import { efforts } from '../catalog/vocabulary.ts';
import { invalidRequest } from './errors.ts';
import { isNewVersion, type Rule, type RuleInput } from './request-rule.ts';
import { computerTool, serverToolVersion, strictTools } from './tool-rules.ts';
import { blocksOfNewVersion } from './version-rules.ts';

/** Fast mode is refused elsewhere; here it silently runs at standard speed and price. Source: pricing page, 2026-10-08. */
const ignoresFastMode = new Set(['claude-opus-4-6']);

const samplingFields = ['temperature', 'top_p', 'top_k'] as const;
/** What leaving the field out means; `top_k` has no default value that could be sent. */
const samplingDefaults = { temperature: 1, top_p: 1, top_k: null } as const;

const sampling: Rule = (input) => {
  const { request, model } = input;
  const sent = samplingFields.filter((field) => request[field] !== undefined);
  if (isNewVersion(input) && sent[0]) return `${sent[0]}: Extra inputs are not permitted`;
  if (model.behaviour.samplingParameters === 'ok') return null;
  const changed = sent.find((field) => request[field] !== samplingDefaults[field]);
  return changed
    ? `\`${changed}\` is not supported on this model: only its default value is accepted.`
    : null;
};

const maxTokens: Rule = ({ request, model }) => {
  const most = model.windows.maxOutputTokens;
  if (request.max_tokens === undefined || most === null || request.max_tokens <= most) return null;
  return `max_tokens: ${request.max_tokens} > ${most}, which is the maximum allowed number of output tokens for ${model.id}`;
};

const emptyContent: Rule = ({ request }) => {
  const last = request.messages.length - 1;
  const empty = request.messages.findIndex(
    (message, index) => message.content.length === 0 && !(index === last && message.role === 'assistant'),
  );
  return empty < 0
    ? null
    : `messages.${empty}: all messages must have non-empty content except for the optional final assistant message`;
};

/** A turn of server tools that was paused is sent back as it came, for the model to go on with. */
const isPausedTurn = (content: RuleInput['request']['messages'][number]['content']) =>
  typeof content !== 'string' && content.some((block) => block.type === 'server_tool_use');

const prefill: Rule = ({ request, model }) => {
  const last = request.messages.at(-1);
  if (last?.role !== 'assistant' || isPausedTurn(last.content)) return null;
  const rule = model.behaviour.prefill;
  if (rule === 'rejected') {
    return 'This model does not support assistant message prefill. The conversation must end with a user message.';
  }
  return rule === 'not-with-thinking' && request.thinking?.type === 'enabled'
    ? 'Assistant message prefill cannot be combined with thinking on this model.'
    : null;
};

const thinkingType: Rule = ({ request, model }) => {
  const { thinking } = request;
  if (!thinking) return null;
  const { budgetTokens, adaptiveThinking, thinkingDisabled, betweenTools } = model.behaviour;
  const accepted = {
    enabled: budgetTokens !== 'rejected',
    adaptive: adaptiveThinking !== 'rejected',
    disabled: thinkingDisabled !== 'rejected',
    between_tools: betweenTools !== 'rejected',
  };
  return accepted[thinking.type] ? null : `thinking.type: "${thinking.type}" is not supported on ${model.id}`;
};

const thinkingBudget: Rule = ({ request, catalog }) => {
  if (request.thinking?.type !== 'enabled') return null;
  const { budget_tokens } = request.thinking;
  const smallest = catalog.apiRules.smallestThinkingBudget.tokens;
  if (budget_tokens < smallest) return `thinking.budget_tokens: must be at least ${smallest}`;
  return request.max_tokens === undefined || budget_tokens < request.max_tokens
    ? null
    : 'thinking.budget_tokens: must be less than max_tokens';
};

const thinkingOffNeedsLowerEffort: Rule = ({ request, model }) => {
  const off = request.thinking?.type === 'disabled' || request.thinking?.type === 'between_tools';
  const effort = request.output_config?.effort;
  const highest = model.behaviour.thinkingOffUpTo;
  if (!off || !effort || !highest || efforts.indexOf(effort) <= efforts.indexOf(highest)) return null;
  return `thinking can only be turned off at effort ${highest} or below on ${model.id}`;
};

const effort: Rule = ({ request, model }) => {
  const asked = request.output_config?.effort;
  if (!asked || model.behaviour.effortLevels.includes(asked)) return null;
  return model.behaviour.effortLevels.length === 0
    ? `output_config.effort: effort is not supported on ${model.id}`
    : `output_config.effort: "${asked}" is not supported on ${model.id}`;
};

const toolChoice: Rule = ({ request, model }) => {
  const choice = request.tool_choice;
  const tools = request.tools ?? [];
  if (!choice || choice.type === 'none') return null;
  if (tools.length === 0) return 'tool_choice: may only be specified while providing tools';
  if (choice.type === 'tool' && !tools.some((tool) => tool.name === choice.name)) {
    return `tool_choice: tool "${choice.name}" not found in the provided tools`;
  }
  if (choice.type === 'auto') return null;
  const rule = model.behaviour.forcedToolChoice;
  if (rule === 'rejected') return `tool_choice: forcing a tool is not supported on ${model.id}`;
  return rule === 'not-with-thinking' && request.thinking?.type === 'enabled'
    ? 'tool_choice: thinking may not be enabled when a tool is forced'
    : null;
};

const fastMode: Rule = ({ request, model, betas }) => {
  if (request.speed !== 'fast' || ignoresFastMode.has(model.id)) return null;
  if (!model.fastMode) return `speed: fast mode is not supported on ${model.id}`;
  const { betaHeader } = model.fastMode;
  return betaHeader !== null && !betas.includes(betaHeader)
    ? `speed: fast mode on ${model.id} needs the beta header ${betaHeader}`
    : null;
};

const inferenceGeo: Rule = ({ request, model }) =>
  request.inference_geo && !model.features.supported.includes('us-inference')
    ? `inference_geo: not supported on ${model.id}`
    : null;

const mediaCount: Rule = ({ request, model }) => {
  const count = request.messages
    .flatMap((message) => (typeof message.content === 'string' ? [] : message.content))
    .filter((block) => block.type === 'image' || block.type === 'document').length;
  const most = model.windows.mediaItems;
  return count > most ? `messages: ${count} images and documents exceed the limit of ${most}` : null;
};

/** In the order they are applied; the first objection is the answer. */
const rules: readonly Rule[] = [
  emptyContent,
  sampling,
  maxTokens,
  prefill,
  thinkingType,
  thinkingBudget,
  thinkingOffNeedsLowerEffort,
  effort,
  serverToolVersion,
  computerTool,
  strictTools,
  toolChoice,
  fastMode,
  inferenceGeo,
  blocksOfNewVersion,
  mediaCount,
];

/** Throws a 400 when the model or the API version does not take the request. */
export function checkModelRules(input: RuleInput): void {
  for (const rule of rules) {
    const objection = rule(input);
    if (objection) throw invalidRequest(objection);
  }
}
