import type Anthropic from '@anthropic-ai/sdk';
import { webSearchFee } from '../catalog/lookup.ts';
import type { Model } from '../catalog/model.ts';
import { type BilledUsage, promptTokens } from '../cost/price.ts';
import { type Answer, composeAnswer } from './answer.ts';
import { ApiFailure, invalidRequest, namedFailures } from './errors.ts';
import type { Call, Reply } from './exchange.ts';
import { checkFeatures } from './feature-access.ts';
import { withFiles } from './file-sources.ts';
import { composeStopped, isFree } from './forced-stop.ts';
import { callableModel } from './lifecycle.ts';
import type { LiveAccount } from './live-account.ts';
import { checkModelRules } from './model-rules.ts';
import { defaultGeoOf } from './organization.ts';
import type { Pace } from './pace.ts';
import type { CacheUse } from './prompt-cache.ts';
import { prefixPoints } from './prompt-prefix.ts';
import type { ClassBuckets } from './rate-limits.ts';
import { chargeUsd } from './spend.ts';
import { streamEvents } from './stream-events.ts';
import { estimatePrompt } from './token-estimate.ts';
import { parseMessageRequest } from './validate-request.ts';

export interface AnswerSettings {
  readonly seed: number;
  readonly answerTokens: number;
  /** Null: every answer is there at once. */
  readonly pace: Pace | null;
}

/** POST /v1/messages: checks in the order body, model, money, rate limits; then answers, charges and counts. */
export function createMessage(account: LiveAccount, call: Call, settings: AnswerSettings): Reply {
  const parsed = parseMessageRequest(call.body, call.betas.length > 0);
  const request = withFiles(account, call.workspaceId, parsed);
  checkFeatures(account.profile, request);
  const model = callableModel(account, request.model);
  checkModelRules({ request, model, version: call.version, betas: call.betas, catalog: account.catalog });
  const points = prefixPoints(request, model, call.workspaceId, account.catalog);
  const receivedAtMs = call.receivedAt.getTime();
  const input = billedInput(
    estimatePrompt(request, model),
    account.promptCache.use(points, model, receivedAtMs),
  );
  const window = model.windows.contextTokens;
  const windowRoomTokens = window - promptTokens(input);
  if (windowRoomTokens < 0) {
    throw invalidRequest(`prompt is too long: ${promptTokens(input)} tokens > ${window} maximum`);
  }
  const refusal = account.ledger.refusal(call.workspaceId, account.now());
  if (refusal) throw new ApiFailure(namedFailures[refusal]);
  const buckets = account.bucketsOf(model, call.workspaceId);
  admit(account, buckets, input);

  const wish = {
    seed: settings.seed,
    request,
    model,
    answerTokens: settings.answerTokens,
    windowRoomTokens,
    newId: call.newId,
    now: account.now(),
  };
  const answer = call.stop ? composeStopped(wish, call.stop) : composeAnswer(wish);
  const billed: BilledUsage = {
    ...input,
    uncachedInputTokens: input.uncachedInputTokens + answer.resultTokens,
    outputTokens: answer.outputTokens,
    webSearches: answer.webSearches,
  };
  const fast = request.speed === 'fast' && model.fastMode !== null;
  const geo = model.features.supported.includes('us-inference')
    ? (request.inference_geo ?? defaultGeoOf(account.profile, call.workspaceId))
    : null;
  const locationFactor = geo === 'us' ? account.catalog.priceModifiers.usInference : 1;
  const usdPerWebSearch = webSearchFee(account.catalog).usdPerUse;
  const free = call.stop !== null && isFree(call.stop, account.catalog);
  const costUsd = free ? 0 : chargeUsd(model, billed, { locationFactor, fast, usdPerWebSearch });
  const now = account.now();
  account.ledger.charge(costUsd, call.workspaceId, now);
  const produced = (tokens: number) => buckets?.produced(tokens, account.now().getTime());
  const begins = () => account.promptCache.answerBegins(points, model, receivedAtMs, account.now().getTime());
  if (!settings.pace) {
    begins();
    produced(answer.outputTokens);
  }

  const id = call.newId('msg');
  const message: Anthropic.Message = {
    ...toMessage(id, model, answer, toUsage(billed, answer, geo, fast)),
    diagnostics: account.cacheDiagnostics.answer(id, request, points),
  };
  return {
    headers: buckets?.headers(now.getTime()) ?? {},
    costUsd,
    ...(settings.pace && { writing: { pace: settings.pace, tokens: answer.outputTokens, produced, begins } }),
    content: request.stream
      ? { kind: 'stream', events: streamEvents(message) }
      : { kind: 'json', body: message },
  };
}

function billedInput(totalTokens: number, cache: CacheUse): BilledUsage {
  return {
    uncachedInputTokens: totalTokens - cache.readTokens - cache.write5mTokens - cache.write1hTokens,
    cacheWrite5mTokens: cache.write5mTokens,
    cacheWrite1hTokens: cache.write1hTokens,
    cacheReadTokens: cache.readTokens,
    outputTokens: 0,
    webSearches: 0,
  };
}

function admit(account: LiveAccount, buckets: ClassBuckets | null, input: BilledUsage): void {
  if (!buckets) return;
  const nowMs = account.now().getTime();
  // Cache reads are free of the input limit on every model a sandbox can serve.
  const shortfall = buckets.admit(promptTokens(input) - input.cacheReadTokens, nowMs);
  if (!shortfall) return;
  throw new ApiFailure({
    ...namedFailures['rate-limit'],
    message: `This request would exceed your ${shortfall.whose}'s rate limit of ${shortfall.limit}.`,
    retryAfterSeconds: shortfall.retryAfterSeconds,
    headers: buckets.headers(nowMs),
  });
}

function toUsage(billed: BilledUsage, answer: Answer, geo: string | null, fast: boolean): Anthropic.Usage {
  return {
    input_tokens: billed.uncachedInputTokens,
    cache_creation_input_tokens: billed.cacheWrite5mTokens + billed.cacheWrite1hTokens,
    cache_read_input_tokens: billed.cacheReadTokens,
    cache_creation: {
      ephemeral_5m_input_tokens: billed.cacheWrite5mTokens,
      ephemeral_1h_input_tokens: billed.cacheWrite1hTokens,
    },
    output_tokens: billed.outputTokens,
    output_tokens_details: { thinking_tokens: answer.thinkingTokens },
    server_tool_use:
      answer.webSearches + answer.webFetches === 0
        ? null
        : { web_search_requests: answer.webSearches, web_fetch_requests: answer.webFetches },
    service_tier: 'standard',
    inference_geo: geo,
    speed: fast ? 'fast' : 'standard',
  };
}

function toMessage(id: string, model: Model, answer: Answer, counted: Anthropic.Usage): Anthropic.Message {
  return {
    id,
    type: 'message',
    role: 'assistant',
    model: model.id,
    content: [...answer.content],
    container: answer.container,
    diagnostics: null,
    stop_reason: answer.stopReason,
    stop_sequence: answer.stopSequence,
    stop_details: answer.stopDetails,
    usage: counted,
  };
}
