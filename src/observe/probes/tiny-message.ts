import { platformPaths } from '../../catalog/vocabulary.ts';
import { foreignId } from '../../claude/foreign-text.ts';
import { rateLimitHeaders } from '../../claude/rate-limit-headers.ts';
import { askMessage } from '../answered-message.ts';
import { worstCallUsd } from '../call-price.ts';
import { plannedModel, withoutModel } from '../planned-model.ts';
import type { Probe } from '../probe.ts';
import { tinyAsk, tinyAskMost } from '../tiny-ask.ts';

/** Paid: the one call that returns organization, workspace and the limits in force. */
export const tinyMessageProbe: Probe<'tiny-message'> = {
  id: 'tiny-message',
  title: 'One tiny message: organization, workspace, latency, limits in force',
  sends: (plan) =>
    `One message of three words to ${plannedModel(plan)}, at most ${tinyAsk.max_tokens} tokens back.`,
  inputs: (plan) => [plan.model.id, plan.platform],
  paths: platformPaths,
  credential: 'key',
  after: ['cloud-identity'],
  leaves: ({ platform }) =>
    platform.path === 'bedrock'
      ? "The first message to a model on Bedrock starts the AWS account's Marketplace subscription of it, and needs aws-marketplace:Subscribe."
      : null,
  requests: 1,
  rounds: 1,
  concerns: () => true,
  worstCaseUsd: (plan, catalog) => worstCallUsd(tinyAskMost, plan, catalog),
  blocked: withoutModel('to send a message to'),
  run: async (context) => {
    const { message, headers, workspaceId, ms } = await askMessage(context, tinyAsk);
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
