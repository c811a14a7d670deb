import type Anthropic from '@anthropic-ai/sdk';
import type { Catalog } from '../../catalog/catalog.ts';
import { findModel, largestCacheMinimum } from '../../catalog/lookup.ts';
import { type CacheMissReason, type PromptCacheSeen, ttlNames } from '../../judge/seen/prompt-cache.ts';
import { usesFeature } from '../../plan/planned-use.ts';
import type { Plan } from '../../plan/schema.ts';
import { askMessage, type MessageAnswer } from '../answered-message.ts';
import { cachedPrefix, mostPrefixTokens } from '../cached-prefix.ts';
import { worstCallUsd } from '../call-price.ts';
import { plannedModel, withoutModel } from '../planned-model.ts';
import type { Probe, ProbeContext } from '../probe.ts';
import { tinyAsk } from '../tiny-ask.ts';

const firstTurn: Anthropic.MessageParam[] = tinyAsk.messages;
/** Turns are only added: other changes would be a reason for a miss themselves. */
const secondTurn: Anthropic.MessageParam[] = [
  ...firstTurn,
  { role: 'assistant', content: 'OK.' },
  { role: 'user', content: 'Once more.' },
];
/** The prefix is stored before the first token is written. */
const maxTokens = 1;
/** Above what any known tokenizer makes of the turns and the message frame around them. */
const maxTurnTokens = 32;

const plannedTtl = (plan: Plan) => (plan.tokens.cacheTtl === '1h' ? '1h' : '5m');
const minimumTokens = ({ model }: Plan, catalog: Catalog): number =>
  findModel(catalog, model.id)?.behaviour.cacheMinimumTokens ?? largestCacheMinimum(catalog);

/** Paid: whether a prefix is written to the prompt cache and read back, and if not, what the API says why. */
export const promptCacheProbe: Probe<'prompt-cache'> = {
  id: 'prompt-cache',
  title: 'One prefix sent twice: written to the prompt cache, read from it',
  sends: (plan) =>
    `Two messages to ${plannedModel(plan)}, one after the other, that begin with the same made-up text, just long enough to be cached, marked to be kept for ${ttlNames[plannedTtl(plan)]}; at most ${maxTokens} token back each.`,
  inputs: (plan) => [plan.model.id, plannedTtl(plan)],
  paths: ['claude-api'],
  credential: 'key',
  after: ['tiny-message'],
  requests: 2,
  rounds: 2,
  concerns: (plan) => usesFeature('prompt-caching', plan) === true,
  worstCaseUsd: (plan, catalog) => {
    const prefixTokens = mostPrefixTokens(minimumTokens(plan, catalog));
    // The second call reads the prefix at a fraction of this, unless caching does not work.
    const written =
      plannedTtl(plan) === '1h' ? { cacheWrite1hTokens: prefixTokens } : { cacheWrite5mTokens: prefixTokens };
    const usage = { ...written, uncachedInputTokens: maxTurnTokens, outputTokens: maxTokens };
    return 2 * worstCallUsd(usage, plan, catalog);
  },
  blocked: withoutModel('to cache a prefix for'),
  run: writeThenRead,
};

async function writeThenRead(context: ProbeContext): Promise<PromptCacheSeen> {
  const { plan, catalog } = context;
  const ttl = plannedTtl(plan);
  const least = minimumTokens(plan, catalog);
  const text = cachedPrefix(crypto.randomUUID(), least);
  const send = (messages: Anthropic.MessageParam[], previousId: string | null) =>
    askMessage(context, {
      max_tokens: maxTokens,
      system: [{ type: 'text', text, cache_control: { type: 'ephemeral', ttl } }],
      messages,
      diagnostics: { previous_message_id: previousId },
    });
  const first = await send(firstTurn, null);
  const second = await send(secondTurn, first.message.id);
  return {
    model: second.message.model,
    ttl,
    writtenFor: writtenFor(first),
    minimumTokens: least,
    first: callSeen(first),
    second: callSeen(second),
    missReason: missReason(second),
  };
}

function callSeen({ message: { usage, stop_reason }, ms }: MessageAnswer): PromptCacheSeen['first'] {
  const writtenTokens = usage.cache_creation_input_tokens ?? 0;
  const readTokens = usage.cache_read_input_tokens ?? 0;
  return {
    promptTokens: usage.input_tokens + writtenTokens + readTokens,
    writtenTokens,
    readTokens,
    ms,
    stopReason: stop_reason,
  };
}

function writtenFor({ message: { usage } }: MessageAnswer): PromptCacheSeen['writtenFor'] {
  const writtenTokens = usage.cache_creation_input_tokens ?? 0;
  if (writtenTokens === 0 || !usage.cache_creation) return null;
  return usage.cache_creation.ephemeral_5m_input_tokens >= writtenTokens ? '5m' : '1h';
}

/** Keyed by the SDK's own type, so that a reason it learns cannot be forgotten. */
const reasons: Readonly<Record<Anthropic.CacheMissReason['type'], CacheMissReason>> = {
  model_changed: 'model_changed',
  system_changed: 'system_changed',
  tools_changed: 'tools_changed',
  messages_changed: 'messages_changed',
  previous_message_not_found: 'previous_message_not_found',
  unavailable: 'unavailable',
};

function missReason({ message }: MessageAnswer): CacheMissReason | null {
  const said = message.diagnostics?.cache_miss_reason?.type;
  if (said === undefined) return null;
  return Object.values(reasons).find((reason) => reason === said) ?? 'other';
}
