import type Anthropic from '@anthropic-ai/sdk';
import type { ServerTool } from './server-tool.ts';
import { contentTokens, tokensOfCharacters } from './token-estimate.ts';

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

/** Finds the same three pages for everybody; never fails. */
export const webSearch: ServerTool = {
  name: 'web_search',
  feature: 'web-search',
  isAskedFor: (words) => /search/i.test(words),
  use(_offered, { model, newId }) {
    const id = newId('srvtoolu');
    const { tokenizer } = model.behaviour;
    return {
      content: [
        { type: 'server_tool_use', id, caller, name: 'web_search', input: { query } },
        { type: 'web_search_tool_result', tool_use_id: id, caller, content: [...results] },
      ],
      outputTokens: tokensOfCharacters('web_search'.length + JSON.stringify({ query }).length, tokenizer),
      resultTokens: contentTokens(results, tokenizer),
      webSearches: 1,
      webFetches: 0,
      container: null,
    };
  },
};
