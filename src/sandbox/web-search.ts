import type Anthropic from '@anthropic-ai/sdk';
import type { Model } from '../catalog/model.ts';
import { contentTokens, tokensOfCharacters } from './token-estimate.ts';
import { bringsResult, lastWords, toolCall } from './tool-call.ts';
import type { MessageRequest } from './validate-request.ts';

/** One search and what it found. */
export interface Search {
  readonly content: readonly [Anthropic.ServerToolUseBlock, Anthropic.WebSearchToolResultBlock];
  /** Written by the model: the query. */
  readonly outputTokens: number;
  /** Read by the model within the same request, as in every later turn that carries the results. */
  readonly resultTokens: number;
}

const query = 'gonogo sandbox';
const caller = { type: 'direct' } as const;
const results: readonly Anthropic.WebSearchResultBlock[] = [1, 2, 3].map((number) => ({
  type: 'web_search_result',
  url: `https://example.com/sandbox/${number}`,
  title: `Page ${number} of the gonogo sandbox`,
  page_age: null,
  encrypted_content: Buffer.from(`Page ${number} was not fetched from anywhere. `.repeat(20)).toString(
    'base64',
  ),
}));

/**
 * The search the sandbox makes before it answers; null: none. It searches once when it is made to, and with `auto`
 * when the last turn speaks of searching. Web search never fails here.
 */
export function webSearch(
  request: MessageRequest,
  model: Model,
  newId: (prefix: string) => string,
): Search | null {
  if (!searches(request, model)) return null;
  const id = newId('srvtoolu');
  const { tokenizer } = model.behaviour;
  return {
    content: [
      { type: 'server_tool_use', id, caller, name: 'web_search', input: { query } },
      { type: 'web_search_tool_result', tool_use_id: id, caller, content: [...results] },
    ],
    outputTokens: tokensOfCharacters('web_search'.length + JSON.stringify({ query }).length, tokenizer),
    resultTokens: contentTokens(results, tokenizer),
  };
}

function searches(request: MessageRequest, model: Model): boolean {
  const offered = (request.tools ?? []).some((tool) => tool.type?.startsWith('web_search_'));
  if (!offered || !model.features.supported.includes('web-search') || toolCall(request)) return false;
  const choice = request.tool_choice ?? { type: 'auto' };
  if (choice.type === 'tool') return choice.name === 'web_search';
  if (choice.type === 'auto') return !bringsResult(request) && /search/i.test(lastWords(request));
  return choice.type === 'any';
}
