import type Anthropic from '@anthropic-ai/sdk';
import type { Model } from '../catalog/model.ts';
import { type Answer, composeAnswer } from './answer.ts';
import { ApiFailure, invalidRequest, namedFailures } from './errors.ts';
import type { Call, Reply } from './exchange.ts';
import { callableModel } from './lifecycle.ts';
import type { LiveAccount } from './live-account.ts';
import { checkModelRules } from './model-rules.ts';
import type { ClassBuckets } from './rate-limits.ts';
import { type BilledTokens, priceUsd } from './spend.ts';
import { streamEvents } from './stream-events.ts';
import { estimatePrompt } from './token-estimate.ts';
import { type MessageRequest, parseMessageRequest } from './validate-request.ts';

export interface AnswerSettings {
  readonly seed: number;
  readonly answerTokens: number;
}

/** POST /v1/messages: checks in the order body, model, money, rate limits; then answers, charges and counts. */
export function createMessage(account: LiveAccount, call: Call, settings: AnswerSettings): Reply {
  const request = parseMessageRequest(call.body, call.betas.length > 0);
  const model = callableModel(account, request.model);
  checkModelRules({ request, model, version: call.version, betas: call.betas });
  const promptTokens = estimatePrompt(request, model);
  const window = model.windows.contextTokens;
  if (promptTokens > window)
    throw invalidRequest(`prompt is too long: ${promptTokens} tokens > ${window} maximum`);
  const refusal = account.ledger.refusal(account.now());
  if (refusal) throw new ApiFailure(namedFailures[refusal]);

  // No prompt cache is kept, so everything is uncached input.
  const input = { uncached: promptTokens, cacheWrite5m: 0, cacheWrite1h: 0, cacheRead: 0 };
  const buckets = account.bucketsOf(model);
  admit(account, buckets, input);
  const answer = composeAnswer({
    seed: settings.seed,
    prompt: JSON.stringify(request.messages),
    model,
    answerTokens: settings.answerTokens,
    maxTokens: request.max_tokens,
    windowRoomTokens: window - promptTokens,
    stopSequences: request.stop_sequences ?? [],
  });
  const tokens: BilledTokens = { ...input, output: answer.outputTokens };
  const speed = request.speed === 'fast' && model.fastMode ? 'fast' : 'standard';
  const geoFactor = request.inference_geo === 'us' ? account.catalog.priceModifiers.usInference : 1;
  const costUsd = priceUsd(model, tokens, { geoFactor, speed });
  const now = account.now();
  account.ledger.charge(costUsd, now);
  buckets?.produced(answer.outputTokens, now.getTime());

  const message = toMessage(call.newId('msg'), model, answer, usage(tokens, request, model, speed));
  return {
    headers: buckets?.headers(now.getTime()) ?? {},
    costUsd,
    content: request.stream
      ? { kind: 'stream', events: streamEvents(message) }
      : { kind: 'json', body: message },
  };
}

function admit(
  account: LiveAccount,
  buckets: ClassBuckets | null,
  input: Omit<BilledTokens, 'output'>,
): void {
  if (!buckets) return;
  const nowMs = account.now().getTime();
  // Cache reads are free of the input limit on every model of the catalog.
  const shortfall = buckets.admit(input.uncached + input.cacheWrite5m + input.cacheWrite1h, nowMs);
  if (!shortfall) return;
  throw new ApiFailure({
    ...namedFailures['rate-limit'],
    message: `This request would exceed your organization's rate limit of ${shortfall.limit}.`,
    retryAfterSeconds: shortfall.retryAfterSeconds,
    headers: buckets.headers(nowMs),
  });
}

function usage(
  tokens: BilledTokens,
  request: MessageRequest,
  model: Model,
  speed: 'standard' | 'fast',
): Anthropic.Usage {
  return {
    input_tokens: tokens.uncached,
    cache_creation_input_tokens: tokens.cacheWrite5m + tokens.cacheWrite1h,
    cache_read_input_tokens: tokens.cacheRead,
    cache_creation: {
      ephemeral_5m_input_tokens: tokens.cacheWrite5m,
      ephemeral_1h_input_tokens: tokens.cacheWrite1h,
    },
    output_tokens: tokens.output,
    output_tokens_details: { thinking_tokens: 0 },
    server_tool_use: null,
    service_tier: 'standard',
    inference_geo: model.features.supported.includes('us-inference')
      ? (request.inference_geo ?? 'global')
      : null,
    speed,
  };
}

function toMessage(id: string, model: Model, answer: Answer, counted: Anthropic.Usage): Anthropic.Message {
  return {
    id,
    type: 'message',
    role: 'assistant',
    model: model.id,
    content: answer.text === '' ? [] : [{ type: 'text', text: answer.text, citations: null }],
    container: null,
    diagnostics: null,
    stop_reason: answer.stopReason,
    stop_sequence: answer.stopSequence,
    stop_details: null,
    usage: counted,
  };
}
