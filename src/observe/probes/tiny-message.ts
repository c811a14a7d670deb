import { foreignId } from '../../claude/foreign-text.ts';
import { rateLimitHeaders } from '../../claude/rate-limit-headers.ts';
import { askMessage } from '../answered-message.ts';
import { worstCallUsd } from '../call-price.ts';
import type { Probe } from '../probe.ts';

const prompt = 'Reply with OK.';
const maxTokens = 8;
/** Above what any known tokenizer makes of the prompt and the message frame around it. */
const maxInputTokens = 64;

/** Paid: the one call that returns organization, workspace and the limits in force. */
export const tinyMessageProbe: Probe<'tiny-message'> = {
  id: 'tiny-message',
  title: 'One tiny message: organization, workspace, latency, limits in force',
  sends: (plan) =>
    `One message of three words to ${plan.model.id ?? '(no model planned)'}, at most ${maxTokens} tokens back.`,
  inputs: (plan) => [plan.model.id],
  paths: ['claude-api'],
  credential: 'key',
  after: [],
  requests: 1,
  rounds: 1,
  concerns: () => true,
  worstCaseUsd: (plan, catalog) =>
    worstCallUsd({ uncachedInputTokens: maxInputTokens, outputTokens: maxTokens }, plan, catalog),
  blocked: (plan) => (plan.model.id ? null : 'The plan names no model to send a message to.'),
  run: async (context) => {
    const { message, headers, workspaceId, ms } = await askMessage(context, {
      max_tokens: maxTokens,
      messages: [{ role: 'user', content: prompt }],
    });
    const { usage } = message;
    return {
      model: message.model,
      organizationId: foreignId(headers.get('anthropic-organization-id')),
      workspaceId: foreignId(workspaceId),
      latencyMs: ms,
      limits: rateLimitHeaders(headers),
      usage: {
        inputTokens: usage.input_tokens,
        cacheCreationInputTokens: usage.cache_creation_input_tokens ?? 0,
        cacheReadInputTokens: usage.cache_read_input_tokens ?? 0,
        outputTokens: usage.output_tokens,
      },
      stopReason: message.stop_reason,
      serviceTier: usage.service_tier ?? null,
      inferenceGeo: usage.inference_geo ?? null,
      sandbox: headers.get('x-gonogo-sandbox') !== null,
    };
  },
};
