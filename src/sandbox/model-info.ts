import type Anthropic from '@anthropic-ai/sdk';
import type { Model, ParameterRule, RetiredModel } from '../catalog/model.ts';
import { lifecycleStage } from './lifecycle.ts';

const unknownDate = '1970-01-01T00:00:00Z';
const midnight = (date: string) => `${date}T00:00:00Z`;
const support = (supported: boolean) => ({ supported });
const accepts = (rule: ParameterRule) => support(rule !== 'rejected');

function capabilities(model: Model): Anthropic.ModelCapabilities {
  const has = (feature: Model['features']['supported'][number]) =>
    support(model.features.supported.includes(feature));
  const effort = (level: Model['behaviour']['effortLevels'][number]) =>
    support(model.behaviour.effortLevels.includes(level));
  const { behaviour } = model;
  const webSearch = has('web-search');
  const codeExecution = has('code-execution');
  return {
    batch: has('batch'),
    citations: has('citations'),
    code_execution: codeExecution,
    context_management: {
      supported: true,
      clear_thinking_20251015: support(true),
      clear_tool_uses_20250919: support(true),
      compact_20260112: support(true),
    },
    effort: {
      supported: behaviour.effortLevels.length > 0,
      low: effort('low'),
      medium: effort('medium'),
      high: effort('high'),
      xhigh: effort('xhigh'),
      max: effort('max'),
    },
    image_input: has('vision'),
    pdf_input: has('pdf'),
    server_tools: {
      supported: webSearch.supported || codeExecution.supported,
      web_search: webSearch,
      code_execution: codeExecution,
    },
    structured_outputs: has('structured-outputs'),
    thinking: {
      supported: has('thinking').supported,
      types: {
        adaptive: accepts(behaviour.adaptiveThinking),
        between_tools: accepts(behaviour.betweenTools),
        disabled: accepts(behaviour.thinkingDisabled),
        enabled: accepts(behaviour.budgetTokens),
      },
    },
  };
}

/** A model as the Models API describes it on that day. */
export function modelInfo(model: Model, now: Date): Anthropic.ModelInfo {
  const { releasedOn, deprecatedOn, retires } = model.lifecycle;
  const stage = lifecycleStage(model, now);
  return {
    type: 'model',
    id: model.id,
    display_name: `Claude ${model.name}`,
    created_at: releasedOn ? midnight(releasedOn) : unknownDate,
    lifecycle: stage,
    deprecated_at: stage !== 'active' && deprecatedOn ? midnight(deprecatedOn) : null,
    retires_at: stage !== 'active' && retires.kind === 'on' ? midnight(retires.date) : null,
    line: model.line,
    max_input_tokens: model.windows.contextTokens,
    max_tokens: model.windows.maxOutputTokens,
    capabilities: capabilities(model),
  };
}

/** A retired model: the catalog keeps little more than its date. */
export function retiredModelInfo(model: RetiredModel): Anthropic.ModelInfo {
  return {
    type: 'model',
    id: model.id,
    display_name: model.id,
    created_at: unknownDate,
    lifecycle: 'retired',
    deprecated_at: null,
    retires_at: midnight(model.retiredOn),
    line: null,
    max_input_tokens: null,
    max_tokens: null,
    capabilities: null,
  };
}
