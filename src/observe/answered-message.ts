import type Anthropic from '@anthropic-ai/sdk';
import { z } from 'zod';
import { isBilledRefusal } from '../catalog/lookup.ts';
import { boundedList } from '../claude/bounded-list.ts';
import { UnexpectedResponse } from '../claude/classify-error.ts';
import { foreignText } from '../claude/foreign-text.ts';
import type { BilledUsage } from '../cost/price.ts';
import { callUsd } from './call-price.ts';
import { requestModel } from './planned-model.ts';
import type { ProbeContext } from './probe.ts';

const name = z.string().transform(foreignText);

/** What an answer says it used; no count of tokens or searches may be larger than these. */
export function usageUpTo(mostTokens: number, mostSearches: number) {
  const count = z.number().int().nonnegative().max(mostTokens);
  return z.object({
    input_tokens: count,
    cache_creation_input_tokens: count.nullish(),
    cache_read_input_tokens: count.nullish(),
    cache_creation: z.object({ ephemeral_5m_input_tokens: count }).nullish(),
    output_tokens: count,
    output_tokens_details: z.object({ thinking_tokens: count.nullish() }).nullish(),
    server_tool_use: z
      .object({ web_search_requests: z.number().int().nonnegative().max(mostSearches).nullish() })
      .nullish(),
    service_tier: name.nullish(),
    inference_geo: name.nullish(),
    speed: name.nullish(),
  });
}

/** Thousands of times what any probe asks for: beyond it the answer is not one to its request. */
const mostTokens = 100_000;
/** No probe allows more than one. */
const mostSearches = 100;
const usage = usageUpTo(mostTokens, mostSearches);

const block = z
  .looseObject({ type: z.string().max(100) })
  .refine(({ type, text }) => type !== 'text' || typeof text === 'string');

/** What the end of a streamed message says about it. */
export const messageEnd = z.object({
  stop_reason: name.nullable(),
  stop_details: z.looseObject({ category: name.nullish() }).nullish(),
});

const message = messageEnd.extend({
  id: z.string().max(200),
  type: z.literal('message'),
  model: name,
  content: boundedList(1_000, block),
  diagnostics: z.object({ cache_miss_reason: z.object({ type: name }).nullish() }).nullish(),
  usage,
});

/** As the events of a stream tell it: the first what came in, the last what went out. */
export const partOf = ({ shape }: typeof usage) =>
  z.object({
    ...shape,
    input_tokens: shape.input_tokens.nullish(),
    output_tokens: shape.output_tokens.nullish(),
  });
export const partOfUsage = partOf(usage);

/** The beginning of a streamed message. */
export const begunMessage = message.extend({ usage: partOfUsage });

/** A message as far as probes read it: names are cleaned, content blocks are still foreign. */
export type AnsweredMessage = z.output<typeof message>;
type AnsweredUsage = AnsweredMessage['usage'];

export interface MessageAnswer {
  readonly message: AnsweredMessage;
  readonly headers: Headers;
  readonly requestId: string | null;
  readonly workspaceId: string | null;
  /** From the request to the whole answer. */
  readonly ms: number;
}

/** The texts of an answer's text blocks, as they came. */
export const rawTexts = ({ content }: AnsweredMessage): string[] =>
  content.flatMap(({ type, text }) => (type === 'text' && typeof text === 'string' ? [text] : []));

/** The text of an answer's text blocks, cleaned. */
export const textOf = (answered: AnsweredMessage): string => rawTexts(answered).map(foreignText).join('');

type Ask = Omit<Anthropic.MessageCreateParamsNonStreaming, 'model'>;

/**
 * Sends one message to the planned model when its turn has come, and books what it cost. Throws what the SDK throws, or
 * UnexpectedResponse where the answer is no message.
 */
export async function askMessage(...sent: Parameters<typeof askAtOnce>): Promise<MessageAnswer> {
  await sent[0].turn();
  return askAtOnce(...sent);
}

/** The same for who has waited for the turn already. */
export async function askAtOnce(
  { plan, catalog, client, clock, signal, receipt }: ProbeContext,
  ask: Ask,
  headers: Readonly<Record<string, string>> = {},
): Promise<MessageAnswer> {
  const api = await client();
  const startedMs = clock();
  const { data, response, request_id, workspace_id } = await api.messages
    .create({ model: requestModel(plan, catalog) ?? '', ...ask }, { signal, headers })
    .withResponse();
  const ms = Math.round(clock() - startedMs);
  const answered = readMessage(data, request_id);
  receipt.add(request_id, paidUsd(answered, plan, catalog));
  return {
    message: answered,
    headers: response.headers,
    requestId: request_id ?? null,
    workspaceId: workspace_id ?? response.headers.get('anthropic-workspace-id'),
    ms,
  };
}

/** Throws UnexpectedResponse where what came with status 200 is no message. */
export function readMessage(data: unknown, requestId: string | null | undefined): AnsweredMessage {
  const parsed = message.safeParse(data);
  if (parsed.success) return parsed.data;
  throw new UnexpectedResponse('The Messages API answered with something that is not a message', requestId);
}

/** What the answered call cost, in USD. */
export function paidUsd(
  answered: Pick<AnsweredMessage, 'stop_reason' | 'stop_details' | 'usage'>,
  plan: ProbeContext['plan'],
  catalog: ProbeContext['catalog'],
): number {
  const { stop_reason, stop_details, usage: used } = answered;
  const saidNothing = stop_reason === 'refusal' && used.output_tokens === 0;
  if (saidNothing && !isBilledRefusal(catalog, stop_details?.category ?? null)) return 0;
  const served = { geo: used.inference_geo ?? null, fast: used.speed === 'fast' };
  return callUsd(billedUsage(used), served, plan, catalog);
}

/** Writes whose lifetime is not stated are taken for the dearer kind. */
export function billedUsage(used: AnsweredUsage): BilledUsage {
  const writes = used.cache_creation_input_tokens ?? 0;
  const short = Math.min(writes, used.cache_creation?.ephemeral_5m_input_tokens ?? 0);
  return {
    uncachedInputTokens: used.input_tokens,
    cacheWrite5mTokens: short,
    cacheWrite1hTokens: writes - short,
    cacheReadTokens: used.cache_read_input_tokens ?? 0,
    outputTokens: used.output_tokens,
    webSearches: used.server_tool_use?.web_search_requests ?? 0,
  };
}
