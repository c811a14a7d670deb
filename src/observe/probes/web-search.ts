import type Anthropic from '@anthropic-ai/sdk';
import { z } from 'zod';
import type { Catalog } from '../../catalog/catalog.ts';
import { boundedList } from '../../claude/bounded-list.ts';
import { foreignText } from '../../claude/foreign-text.ts';
import type { WebSearchSeen } from '../../judge/seen/web-search.ts';
import { usesFeature } from '../../plan/planned-use.ts';
import type { Plan } from '../../plan/schema.ts';
import { type AnsweredMessage, askMessage, paidUsd } from '../answered-message.ts';
import { callUsd, worstCallUsd } from '../call-price.ts';
import { inputTokensOf } from '../input-tokens.ts';
import { leastEffort } from '../least-effort.ts';
import { plannedModel, withoutModel } from '../planned-model.ts';
import type { Probe, ProbeContext } from '../probe.ts';
import { mostToolOverheadTokens } from '../tool-overhead.ts';

/** The first version there was: later ones may run searches from code, which is another tool with its own rules. */
const tool: Anthropic.WebSearchTool20250305 = {
  type: 'web_search_20250305',
  name: 'web_search',
  max_uses: 1,
};
/** What nobody can answer by heart, so that the model has a reason to search. */
const prompt =
  'Search the web once for the weather in Paris today, and answer with one short sentence without a list.';

const maxTokens = 384;
/** Above what any known tokenizer makes of the prompt and the tool's definition. */
const ownTokens = 128;
/**
 * An assumption of ours: the documentation gives no bound for what one search adds to the input, and a search brings
 * extracts of several pages.
 */
export const assumedMostResultTokens = 15_000;

/** The request is read before the search and again with its results. */
const mostRequestTokens = (plan: Plan, catalog: Catalog): number =>
  2 * (mostToolOverheadTokens(plan, catalog) + ownTokens);

/** Paid: whether the account may search the web, and what one search costs with the tokens it brings. */
export const webSearchProbe: Probe<'web-search'> = {
  id: 'web-search',
  title: 'One web search: whether it is allowed, and what it costs with its results',
  sends: (plan) =>
    `One message of a line to ${plannedModel(plan)} with the web search tool, for one search at most and ${maxTokens} tokens back. The search runs at Anthropic and asks for the weather in Paris.`,
  inputs: (plan) => [plan.model.id],
  paths: ['claude-api'],
  credential: 'key',
  after: ['tiny-message'],
  requests: 1,
  rounds: 1,
  concerns: (plan) => usesFeature('web-search', plan) === true,
  worstCaseUsd: (plan, catalog) =>
    worstCallUsd(
      {
        uncachedInputTokens: mostRequestTokens(plan, catalog) + assumedMostResultTokens,
        outputTokens: maxTokens,
        webSearches: tool.max_uses ?? 0,
      },
      plan,
      catalog,
    ),
  blocked: withoutModel('to let search the web'),
  run: searchOnce,
};

async function searchOnce(context: ProbeContext): Promise<WebSearchSeen> {
  const { plan, catalog } = context;
  const { message, ms } = await askMessage(context, {
    ...leastEffort(plan, catalog),
    max_tokens: maxTokens,
    tools: [tool],
    messages: [{ role: 'user', content: prompt }],
  });
  const inputTokens = inputTokensOf(message);
  const searches = message.usage.server_tool_use?.web_search_requests ?? 0;
  return {
    model: message.model,
    searches,
    result: resultIn(message),
    inputTokens,
    resultTokensAtLeast: Math.max(0, inputTokens - mostRequestTokens(plan, catalog)),
    feeUsd: callUsd({ webSearches: searches }, { geo: null, fast: false }, plan, catalog),
    tokensUsd: paidUsd({ ...message, usage: { ...message.usage, server_tool_use: null } }, plan, catalog),
    ms,
    stopReason: message.stop_reason,
  };
}

const resultBlock = z.object({
  type: z.literal('web_search_tool_result'),
  content: z.union([
    boundedList(1_000, z.unknown()).transform((pages) => ({ kind: 'pages' as const, pages: pages.length })),
    z
      .object({ type: z.literal('web_search_tool_result_error'), error_code: z.string() })
      .transform(({ error_code }) => ({ kind: 'error' as const, error: foreignText(error_code) })),
  ]),
});

/** Pages, where any search brought some: a second one is refused by `max_uses` and says nothing of the first. */
function resultIn({ content }: AnsweredMessage): WebSearchSeen['result'] {
  const results = content.flatMap((block) => resultBlock.safeParse(block).data?.content ?? []);
  return results.find(({ kind }) => kind === 'pages') ?? results[0] ?? { kind: 'none' };
}
