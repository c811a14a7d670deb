/** The smallest question there is, for probes that care about the call and not about what is said. */
export const tinyAsk = {
  max_tokens: 8,
  messages: [{ role: 'user' as const, content: 'Reply with OK.' }],
};

/** Most tokens of such a call: in, above what any known tokenizer makes of the question and the message frame around it. */
export const tinyAskMost = { uncachedInputTokens: 64, outputTokens: tinyAsk.max_tokens };
