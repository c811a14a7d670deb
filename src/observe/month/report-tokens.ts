import { z } from 'zod';

export const reportCount = z.number().int().nonnegative().max(1e15);

/** Tokens as the usage reports of the API count them, the newer ones and the older. */
export const reportTokens = {
  uncached_input_tokens: reportCount,
  cache_creation: z
    .object({ ephemeral_5m_input_tokens: reportCount, ephemeral_1h_input_tokens: reportCount })
    .nullish(),
  cache_read_input_tokens: reportCount,
  output_tokens: reportCount,
  server_tool_use: z.object({ web_search_requests: reportCount.nullish() }).nullish(),
};
