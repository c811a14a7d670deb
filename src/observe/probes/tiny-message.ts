import { z } from 'zod';
import type { Catalog } from '../../catalog/catalog.ts';
import { findModel } from '../../catalog/lookup.ts';
import type { PriceStep } from '../../catalog/model.ts';
import { UnexpectedResponse } from '../../claude/classify-error.ts';
import { foreignId, foreignText } from '../../claude/foreign-text.ts';
import { rateLimitHeaders } from '../../claude/rate-limit-headers.ts';
import { type BilledUsage, priceRequest } from '../../cost/price.ts';
import type { Plan } from '../../plan/schema.ts';
import type { Probe } from '../probe.ts';

const prompt = 'Reply with OK.';
const maxTokens = 8;
/** Above what any known tokenizer makes of the prompt and the message frame around it. */
const maxInputTokens = 64;

/** Thousands of times what was asked for: beyond it the answer is not one to this request. */
const count = z.number().int().nonnegative().max(100_000);
const name = z.string().transform(foreignText);
const message = z.object({
  type: z.literal('message'),
  model: name,
  stop_reason: name.nullable(),
  usage: z.object({
    input_tokens: count,
    cache_creation_input_tokens: count.nullish(),
    cache_read_input_tokens: count.nullish(),
    output_tokens: count,
    service_tier: name.nullish(),
    inference_geo: name.nullish(),
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
  worstCaseUsd: (plan, catalog) =>
    priceUsd({ uncachedInputTokens: maxInputTokens, outputTokens: maxTokens }, 'us', plan, catalog),
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
      throw new UnexpectedResponse(
        'The Messages API answered with something that is not a message',
        request_id,
      );
    const { usage } = parsed.data;
    const cacheWrites = usage.cache_creation_input_tokens ?? 0;
    const cacheReads = usage.cache_read_input_tokens ?? 0;
    return {
      value: {
        model: parsed.data.model,
        organizationId: foreignId(response.headers.get('anthropic-organization-id')),
        workspaceId: foreignId(workspace_id ?? response.headers.get('anthropic-workspace-id')),
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
      costUsd: priceUsd(
        {
          uncachedInputTokens: usage.input_tokens,
          cacheWrite1hTokens: cacheWrites,
          cacheReadTokens: cacheReads,
          outputTokens: usage.output_tokens,
        },
        usage.inference_geo ?? null,
        plan,
        catalog,
      ),
      requestIds: request_id ? [request_id] : [],
    };
  },
};

/** A workspace may keep inference in the US without being asked to, which costs more on every token. */
function priceUsd(billed: Partial<BilledUsage>, geo: string | null, plan: Plan, catalog: Catalog): number {
  const usage = {
    uncachedInputTokens: 0,
    cacheWrite5mTokens: 0,
    cacheWrite1hTokens: 0,
    cacheReadTokens: 0,
    outputTokens: 0,
    webSearches: 0,
    ...billed,
  };
  return priceRequest(usage, {
    steps: steps(plan, catalog),
    batchFactor: 1,
    locationFactor: geo === 'us' ? catalog.priceModifiers.usInference : 1,
    speedFactor: 1,
    usdPerWebSearch: 0,
  }).totalUsd;
}

/** The planned model's prices, or, for a model whose price the catalog does not know, the dearest of all. */
function steps(plan: Plan, catalog: Catalog): readonly PriceStep[] {
  const own = findModel(catalog, plan.model.id)?.prices.steps ?? [];
  if (own.length > 0) return own;
  const all = catalog.models.flatMap((model) => model.prices.steps);
  const dearest = all.reduce((most, step) => (step.outputUsdPerMTok > most.outputUsdPerMTok ? step : most));
  return [{ ...dearest, upToPromptTokens: null }];
}
