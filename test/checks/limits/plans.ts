import type { MessageSeen } from '../../../src/judge/observation.ts';
import type { PlanInput } from '../../../src/plan/schema.ts';

/** Sonnet 5.5 on the Claude API: Start 1,000 / 2M / 400K, Build 5,000 / 5M / 1M, Scale 10,000 / 10M / 2M a minute. */
export const onTier = (tier: NonNullable<PlanInput['limits']>['tier'], rest: PlanInput = {}): PlanInput => ({
  platform: { path: 'claude-api' },
  model: { id: 'claude-sonnet-5-5' },
  ...(tier !== undefined && { limits: { tier } }),
  ...rest,
});

const header = (limit: number) => ({ limit, remaining: limit, resetsAt: null });

/** Rate-limit headers of one answer; null: the header did not come. */
export const headers = (
  rpm: number | null,
  itpm: number | null,
  otpm: number | null,
): { limits: MessageSeen['limits'] } => ({
  limits: {
    requests: rpm === null ? null : header(rpm),
    inputTokens: itpm === null ? null : header(itpm),
    outputTokens: otpm === null ? null : header(otpm),
    tokens: null,
  },
});

/** On tier Start, with that many requests in the busiest minute. */
export const peak = (perMinute: number, rest: PlanInput = {}): PlanInput =>
  onTier('start', { traffic: { peakRequestsPerMinute: perMinute }, ...rest });
