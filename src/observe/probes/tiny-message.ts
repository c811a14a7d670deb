import { z } from 'zod';
import type { Catalog } from '../../catalog/catalog.ts';
import { findModel } from '../../catalog/lookup.ts';
import type { PriceStep } from '../../catalog/model.ts';
import { UnexpectedResponse } from '../../claude/classify-error.ts';
import { rateLimitHeaders } from '../../claude/rate-limit-headers.ts';
import type { Plan } from '../../plan/schema.ts';
import type { Probe } from '../probe.ts';

const prompt = 'Reply with OK.';
const maxTokens = 8;
/** Above what any known tokenizer makes of the prompt and the message frame around it. */
const maxInputTokens = 64;

const count = z.number().int().nonnegative();
const message = z.object({
  type: z.literal('message'),
  model: z.string().max(200),
  stop_reason: z.string().max(100).nullable(),
  usage: z.object({
    input_tokens: count,
    cache_creation_input_tokens: count.nullish(),
    cache_read_input_tokens: count.nullish(),
    output_tokens: count,
    service_tier: z.string().max(100).nullish(),
    inference_geo: z.string().max(100).nullish(),
  }),
});

/** Paid: the one call that returns organization, workspace and the limits in force. */
export const tinyMessageProbe: Probe<'tiny-message'> = {
  id: 'tiny-message',
  title: 'One tiny message: organization, workspace, latency, limits in force',
  sends: (plan) =>
    `One message of three words to ${plan.model.id ?? '(no model planned)'}, at most ${maxTokens} tokens back.`,
  inputs: (plan) => [plan.model.id],
  paths: ['claude-api'],
  needsCredential: true,
  after: [],
  requests: 1,
  worstCaseUsd: (plan, catalog) => {
    const step = dearestStep(plan, catalog);
    return (maxInputTokens * step.inputUsdPerMTok + maxTokens * step.outputUsdPerMTok) / 1e6;
  },
  blocked: (plan) => (plan.model.id ? null : 'The plan names no model to send a message to.'),
  run: async ({ plan, catalog, client, signal, clock }) => {
    const api = await client();
    const startedMs = clock();
    const { data, response, request_id, workspace_id } = await api.messages
      .create(
        { model: plan.model.id ?? '', max_tokens: maxTokens, messages: [{ role: 'user', content: prompt }] },
        { signal },
      )
      .withResponse();
    const latencyMs = Math.round(clock() - startedMs);
    const parsed = message.safeParse(data);
    if (!parsed.success)
      throw new UnexpectedResponse('the Messages API answered with something that is not a message');
    const { usage } = parsed.data;
    const step = dearestStep(plan, catalog);
    const cacheWrites = usage.cache_creation_input_tokens ?? 0;
    const cacheReads = usage.cache_read_input_tokens ?? 0;
    return {
      value: {
        model: parsed.data.model,
        organizationId: response.headers.get('anthropic-organization-id'),
        workspaceId: workspace_id ?? response.headers.get('anthropic-workspace-id'),
        latencyMs,
        limits: rateLimitHeaders(response.headers),
        usage: {
          inputTokens: usage.input_tokens,
          cacheCreationInputTokens: cacheWrites,
          cacheReadInputTokens: cacheReads,
          outputTokens: usage.output_tokens,
        },
        stopReason: parsed.data.stop_reason,
        serviceTier: usage.service_tier ?? null,
        inferenceGeo: usage.inference_geo ?? null,
        sandbox: response.headers.get('x-gonogo-sandbox') !== null,
      },
      costUsd:
        (usage.input_tokens * step.inputUsdPerMTok +
          cacheWrites * step.cacheWrite1hUsdPerMTok +
          cacheReads * step.cacheReadUsdPerMTok +
          usage.output_tokens * step.outputUsdPerMTok) /
        1e6,
      requestIds: request_id ? [request_id] : [],
    };
  },
};

/** The planned model's first price step (the prompt is tiny), or, for a model the catalog does not know, the dearest of all. */
function dearestStep(plan: Plan, catalog: Catalog): PriceStep {
  const own = findModel(catalog, plan.model.id)?.prices.steps[0];
  if (own) return own;
  const steps = catalog.models.flatMap((model) => model.prices.steps);
  return steps.reduce((dearest, step) => (step.outputUsdPerMTok > dearest.outputUsdPerMTok ? step : dearest));
}
