import { z } from 'zod';
import type { CacheTtl } from '../../cost/caching.ts';

const tokens = z.number().int().nonnegative();

/** How long a prefix is kept, as sentences say it. */
export const ttlNames: Readonly<Record<CacheTtl, string>> = { '5m': '5 minutes', '1h': 'an hour' };

/** Why a prefix was not read, as the API's diagnostics name it; "other": a name newer than this tool. */
export const cacheMissReasons = [
  'model_changed',
  'system_changed',
  'tools_changed',
  'messages_changed',
  'previous_message_not_found',
  'unavailable',
  'other',
] as const;
export type CacheMissReason = (typeof cacheMissReasons)[number];

const cachedCall = z.strictObject({
  /** The whole prompt, cached or not. */
  promptTokens: tokens,
  writtenTokens: tokens,
  readTokens: tokens,
  ms: z.number().nonnegative(),
  stopReason: z.string().max(200).nullable(),
});

/** What two calls that began with the same new text showed of the prompt cache. */
export const promptCacheSeen = z.strictObject({
  model: z.string().max(200),
  /** How long the prefix was asked to be kept. */
  ttl: z.enum(['5m', '1h']),
  /** How long the first call's usage says it is kept; null where nothing was written or it does not say. */
  writtenFor: z.enum(['5m', '1h']).nullable(),
  /** Shortest prefix the model was taken to store; the probe's is longer. */
  minimumTokens: tokens,
  first: cachedCall,
  second: cachedCall,
  /** Null: the diagnostics name no difference between the calls. */
  missReason: z.enum(cacheMissReasons).nullable(),
});

export type PromptCacheSeen = Readonly<z.output<typeof promptCacheSeen>>;
