import type Anthropic from '@anthropic-ai/sdk';
import type { OfferedTool, ServerTool } from './server-tool.ts';
import { charactersOfTokens, contentTokens, tokensOfCharacters } from './token-estimate.ts';
import { lastWords } from './tool-call.ts';

const caller = { type: 'direct' } as const;
const page = 'This page was not fetched from anywhere. '.repeat(50);
/** Asked for where a fetch is forced and the last turn names no address. */
const unnamedUrl = 'https://example.com/sandbox';

/** Reads one invented page from the address in the last turn; fails where there is none. */
export const webFetch: ServerTool = {
  name: 'web_fetch',
  feature: 'web-fetch',
  isAskedFor: (words) => /fetch/i.test(words) && firstUrl(words) !== null,
  use(offered, { request, model, newId, now }) {
    const id = newId('srvtoolu');
    const { tokenizer } = model.behaviour;
    const url = firstUrl(lastWords(request));
    const input = { url: url ?? unnamedUrl };
    const text = page.slice(0, charactersOfTokens(most(offered), tokenizer));
    const content =
      url === null
        ? ({ type: 'web_fetch_tool_result_error', error_code: 'url_not_in_prior_context' } as const)
        : fetched(url, text, offered, now);
    return {
      content: [
        { type: 'server_tool_use', id, caller, name: 'web_fetch', input },
        { type: 'web_fetch_tool_result', tool_use_id: id, caller, content },
      ],
      outputTokens: tokensOfCharacters('web_fetch'.length + JSON.stringify(input).length, tokenizer),
      resultTokens: contentTokens(content, tokenizer),
      webSearches: 0,
      webFetches: 1,
      container: null,
    };
  },
};

function fetched(url: string, text: string, offered: OfferedTool, now: Date): Anthropic.WebFetchBlock {
  const citations = offered.citations as { enabled?: boolean } | null | undefined;
  return {
    type: 'web_fetch_result',
    url,
    retrieved_at: now.toISOString(),
    content: {
      type: 'document',
      title: 'A page of the gonogo sandbox',
      citations: citations?.enabled ? { enabled: true } : null,
      source: { type: 'text', media_type: 'text/plain', data: text },
    },
  };
}

/** Tokens a page may have. */
const most = ({ max_content_tokens }: OfferedTool) =>
  typeof max_content_tokens === 'number' ? max_content_tokens : Infinity;

/** The first address in a text, without the punctuation of the sentence around it. */
function firstUrl(words: string): string | null {
  const found = /https?:\/\/[^\s<>"'`)\]]+/i.exec(words);
  return found ? found[0].replace(/[.,;:!?]+$/, '') : null;
}
