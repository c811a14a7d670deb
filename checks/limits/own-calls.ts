import { findModel } from '../../src/catalog/lookup.ts';
import type { JudgeInput } from '../../src/judge/check.ts';
import type { BucketName } from '../../src/judge/codes/limits-bucket.ts';
import type { Observation, ObservationId, ObservedBy } from '../../src/judge/observation.ts';

/** What was taken out of each limit: requests, or tokens. */
export type Drawn = Readonly<Record<BucketName, number>>;

export const nothingDrawn: Drawn = { requests: 0, inputTokens: 0, outputTokens: 0, tokens: 0 };

/** A limit is whole again by then: what was sent before leaves no trace. */
const refillMs = 60_000;

/** What the others ask has limits of its own, or none. */
const sendsMessages: Readonly<Record<ObservationId, boolean>> = {
  credential: false,
  reach: false,
  model: false,
  'fallback-model': false,
  'token-count': false,
  trial: false,
  organization: false,
  workspaces: false,
  'api-keys': false,
  'rate-limits': false,
  'spend-limits': false,
  'month-usage': false,
  'month-cost': false,
  batches: false,
  files: false,
  'batch-run': false,
  'cloud-identity': false,
  'cloud-model': false,
  'cloud-access': false,
  'cloud-quotas': false,
  'tiny-message': true,
  parameters: true,
  stream: true,
  latency: true,
  'prompt-cache': true,
  thinking: true,
  'tool-use': true,
  'structured-output': true,
  vision: true,
  pdf: true,
  'web-search': true,
};

/**
 * The most that this poll itself can have drawn within the minute before a message: a re-check keeps the observations of
 * the run before it. Tokens are as many as what those calls cost would have bought of one kind alone.
 */
export function drawnBefore(
  message: ObservedBy<'tiny-message'>,
  { catalog, observed }: Pick<JudgeInput, 'catalog' | 'observed'>,
): Drawn {
  const sentMs = Date.parse(message.at);
  const earlier = Object.values(observed).filter(
    (row) => sendsMessages[row.id] && wasSent(row) && overlaps(row, sentMs - refillMs, sentMs),
  );
  if (earlier.length === 0) return nothingDrawn;
  const model = findModel(catalog, message.value.model);
  const steps = (model ? [model] : catalog.models).flatMap(({ prices }) => prices.steps);
  const usd = earlier.reduce((sum, { costUsd }) => sum + costUsd, 0);
  const boughtAt = (usdPerMTok: readonly number[]) => Math.ceil((usd * 1_000_000) / Math.min(...usdPerMTok));
  const inputTokens = boughtAt(steps.map(({ inputUsdPerMTok }) => inputUsdPerMTok));
  return {
    // One more: the tiny message of the earlier run, whose observation this one has replaced.
    requests: earlier.reduce((sum, { requestIds }) => sum + Math.max(1, requestIds.length), 1),
    inputTokens,
    outputTokens: boughtAt(steps.map(({ outputUsdPerMTok }) => outputUsdPerMTok)),
    // Input is the cheapest kind there is but for cache reads, which no limit counts.
    tokens: inputTokens,
  };
}

const wasSent = ({ status, requestIds }: Observation): boolean =>
  status !== 'unavailable' || requestIds.length > 0;

/** Observations are dated by their first request and may go on until the last. */
function overlaps({ at, ms }: Observation, fromMs: number, beforeMs: number): boolean {
  const startedMs = Date.parse(at);
  return startedMs < beforeMs && startedMs + ms > fromMs;
}
