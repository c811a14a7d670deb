import { foreignText } from '../../claude/foreign-text.ts';
import { assumedMostResultTokens } from '../probes/web-search.ts';
import type { SampleBody } from './sample.ts';

/** What tools that run on Anthropic's side can add to one request. */
export type ServerUse =
  | {
      readonly kind: 'bounded';
      /** Calls of such tools, and how many of them are web searches. */
      readonly uses: number;
      readonly searches: number;
      /** Read by the model, all results together. */
      readonly resultTokens: number;
    }
  /** Full sentence. */
  | { readonly kind: 'unbounded'; readonly reason: string };

/** Anthropic's own tools that run on the caller's side: they cost the tokens of their definition, which are counted. */
const clientTools = /^(custom$|bash_|text_editor_|computer_|browser_|memory_)/;

/** The bound of all server tools a request carries; unbounded with the first that has none. */
export function serverUse({ tools }: SampleBody): ServerUse {
  const sum = { uses: 0, searches: 0, resultTokens: 0 };
  for (const tool of Array.isArray(tools) ? (tools as readonly unknown[]) : []) {
    const { type, max_uses, max_content_tokens } = fieldsOf(tool);
    if (typeof type !== 'string' || clientTools.test(type)) continue;
    const name = foreignText(type);
    const search = type.startsWith('web_search_');
    if (!search && !type.startsWith('web_fetch_'))
      return unbounded(
        `Its tool ${name} runs at Anthropic, and nothing in the request bounds what it costs.`,
      );
    if (!isCount(max_uses))
      return unbounded(`Its tool ${name} states no max_uses, so nothing bounds what it costs.`);
    if (!search && !isCount(max_content_tokens))
      return unbounded(`Its tool ${name} states no max_content_tokens, so nothing bounds what it costs.`);
    sum.uses += max_uses;
    sum.searches += search ? max_uses : 0;
    sum.resultTokens += max_uses * (search ? assumedMostResultTokens : Number(max_content_tokens));
  }
  return { kind: 'bounded', ...sum };
}

const unbounded = (reason: string): ServerUse => ({ kind: 'unbounded', reason });

const fieldsOf = (tool: unknown): Readonly<Record<string, unknown>> =>
  typeof tool === 'object' && tool !== null ? (tool as Record<string, unknown>) : {};

const isCount = (value: unknown): value is number => Number.isSafeInteger(value) && Number(value) >= 0;
