import type { AnsweredMessage } from './answered-message.ts';

/** All that a message read, cached or not. */
export const inputTokensOf = ({ usage }: AnsweredMessage): number =>
  usage.input_tokens + (usage.cache_creation_input_tokens ?? 0) + (usage.cache_read_input_tokens ?? 0);
