import type Anthropic from '@anthropic-ai/sdk';
import type { Model } from '../catalog/model.ts';
import { bringsResult } from './tool-call.ts';
import type { MessageRequest } from './validate-request.ts';

const summary = 'The sandbox does not think; this text stands where a summary would.';

/** The block a thinking model begins with; null: it answers at once. */
export function thinkingBlock(request: MessageRequest, model: Model): Anthropic.ThinkingBlock | null {
  if (!thinks(request, model)) return null;
  return {
    type: 'thinking',
    thinking: display(request, model) === 'omitted' ? '' : summary,
    signature: Buffer.from(`gonogo sandbox, ${model.id}, ${request.messages.length} turns`).toString(
      'base64',
    ),
  };
}

/** Thinking is taken to be a quarter of an answer, within its budget. */
export function thinkingTokensOf(answerTokens: number, request: MessageRequest): number {
  const budget = request.thinking?.type === 'enabled' ? request.thinking.budget_tokens : Infinity;
  return Math.min(Math.floor(answerTokens / 4), budget);
}

function thinks(request: MessageRequest, model: Model): boolean {
  switch (request.thinking?.type) {
    case 'adaptive':
    case 'enabled':
      return true;
    case 'disabled':
      return false;
    case 'between_tools':
      return bringsResult(request);
    case undefined:
      return (
        model.behaviour.thinking === 'adaptive-always' || model.behaviour.thinking === 'adaptive-default'
      );
  }
}

/** The models that no longer take a thinking budget hide their thinking unless asked to sum it up. */
function display(request: MessageRequest, model: Model): 'summarized' | 'omitted' {
  const asked = request.thinking && 'display' in request.thinking ? (request.thinking.display ?? null) : null;
  return asked ?? (model.behaviour.budgetTokens === 'rejected' ? 'omitted' : 'summarized');
}
