import { findModel } from '../../catalog/lookup.ts';
import { type LiveUsage, liveUsd, type Prices } from './live-price.ts';
import { serverUse } from './live-tools.ts';
import type { SampleBody } from './sample.ts';

/** Taken where neither a sample nor the plan says how long an answer may be. */
const assumedMaxTokens = 4_096;
/** Counts of the API are documented as estimates that may differ slightly; by how much is not, so this is ours. */
const countSlack = 1.05;

/** Where the `max_tokens` of a request comes from. */
export type MaxTokensFrom = 'sample' | 'plan' | 'assumed';

/** What one request costs. */
export type LiveBound =
  | {
      readonly kind: 'bounded';
      /** Sent with the request. */
      readonly maxTokens: number;
      readonly maxTokensFrom: MaxTokensFrom;
      /** Most it can cost, in USD. */
      readonly worstUsd: number;
      /** With an answer of the planned length and nothing cached; null where no length is planned. */
      readonly expectedUsd: number | null;
    }
  /** Full sentence: it is not sent, because nothing bounds what it would cost. */
  | { readonly kind: 'unbounded'; readonly reason: string };

/** Fields with which the API bills more than the answer itself, and what they do. */
const unboundedFields = {
  fallbacks: 'It names models to fall back to, which have prices of their own.',
  context_management: 'It lets the API edit its context, which can be billed beside the answer.',
  mcp_servers: 'It calls MCP servers, and nothing in the request bounds what they bring.',
} as const;

/**
 * Most that a sample can cost where and how the trial sends it: all of its prompt in the dearest kind it may be billed
 * as, an answer as long as it may be, inference in the US, and every use of a server tool it allows. `tokens`: its prompt as
 * the API counted it, for without the API nothing is sent.
 */
export function boundOf(body: SampleBody, tokens: number, prices: Prices): LiveBound {
  const unbounded = (reason: string): LiveBound => ({ kind: 'unbounded', reason });
  for (const [field, reason] of Object.entries(unboundedFields)) if (field in body) return unbounded(reason);
  const server = serverUse(body);
  if (server.kind === 'unbounded') return server;
  const answer = sentMaxTokens(body, prices);
  if (!answer) return unbounded('Its max_tokens is not a whole number, so nothing bounds what it costs.');
  const tooLong = aboveOutputLimit(answer, prices);
  if (tooLong) return unbounded(tooLong);
  const { maxTokens, maxTokensFrom } = answer;
  const prompt = Math.ceil(tokens * countSlack);
  // Every use of a server tool lets the model read the prompt, its own words and all results so far once more.
  const read = (server.uses + 1) * prompt + server.uses * (maxTokens + server.resultTokens);
  const worst = { ...usageOf(read, maxTokens, hasCacheMark(body)), webSearches: server.searches };
  const fast = body.speed === 'fast';
  const typical = prices.plan.tokens.output.typical;
  const expected = typical == null ? null : usageOf(tokens, Math.min(typical, maxTokens), false);
  const geo = body.inference_geo ?? null;
  return {
    kind: 'bounded',
    maxTokens,
    maxTokensFrom,
    worstUsd: liveUsd(worst, { geo: 'us', fast }, prices),
    expectedUsd: expected && liveUsd(expected, { geo, fast }, prices),
  };
}

/** What a sample is sent with; null where its own is no number that bounds anything. */
export function sentMaxTokens(
  { max_tokens }: SampleBody,
  { plan }: Pick<Prices, 'plan'>,
): { readonly maxTokens: number; readonly maxTokensFrom: MaxTokensFrom } | null {
  if (max_tokens == null) {
    const planned = plan.tokens.maxTokens;
    return planned == null
      ? { maxTokens: assumedMaxTokens, maxTokensFrom: 'assumed' }
      : { maxTokens: planned, maxTokensFrom: 'plan' };
  }
  return Number.isSafeInteger(max_tokens) && max_tokens >= 0
    ? { maxTokens: max_tokens, maxTokensFrom: 'sample' }
    : null;
}

const whose: Readonly<Record<MaxTokensFrom, string>> = {
  sample: 'Its max_tokens',
  plan: "The plan's max_tokens, which stands in for its own,",
  assumed: 'The max_tokens that is taken for it',
};

/**
 * A full sentence where the API would refuse so long an answer; null where it takes it, or its limit is not documented. The
 * larger limit of batches needs a beta header, which a trial does not send.
 */
function aboveOutputLimit(
  { maxTokens, maxTokensFrom }: { readonly maxTokens: number; readonly maxTokensFrom: MaxTokensFrom },
  { plan, catalog }: Prices,
): string | null {
  const model = findModel(catalog, plan.model.id);
  const limit = model?.windows.maxOutputTokens ?? null;
  if (!model || limit === null || maxTokens <= limit) return null;
  const [asked, most] = [maxTokens, limit].map((tokens) => tokens.toLocaleString('en-US'));
  return `${whose[maxTokensFrom]} is ${asked}, and ${model.name} answers with ${most} tokens at most.`;
}

/** Whether any part of a request is marked to be cached. */
const hasCacheMark = (body: SampleBody): boolean => /"cache_control":(?!null)/.test(JSON.stringify(body));

/** What is marked to be cached may be billed as written for an hour, the dearest kind there is. */
const usageOf = (input: number, output: number, marked: boolean): LiveUsage => ({
  uncachedInputTokens: marked ? 0 : input,
  cacheWrite5mTokens: 0,
  cacheWrite1hTokens: marked ? input : 0,
  cacheReadTokens: 0,
  outputTokens: output,
  webSearches: 0,
});
