import type { MessageSeen } from '../../../src/judge/observation.ts';
import type { LimitGroup } from '../../../src/judge/seen/rate-limits.ts';
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

/** Limiters of one group: what the organization has, or that and what the workspace set. */
type Limits = Readonly<Record<string, number | readonly [number | null, number | null]>>;

export const group = (kind: string, models: readonly string[] | null, limits: Limits): LimitGroup => ({
  kind,
  name: kind === 'model_group' ? `Group of ${models?.[0]}` : kind,
  models: models && [...models],
  limits: Object.entries(limits).map(([type, told]) => {
    const [organization, workspace] = typeof told === 'number' ? [told, null] : told;
    return { type, organization, workspace };
  }),
});

/** What an admin key shows for the class of Sonnet 5.5. */
export const configured = (limits: Limits, ...others: LimitGroup[]) => ({
  'rate-limits': { groups: [group('model_group', ['claude-sonnet-5-5'], limits), ...others] },
});

/** The limits of Start, or with what the workspace set of them. */
export const startLimits = (
  own: Partial<Readonly<Record<'rpm' | 'itpm' | 'otpm', number>>> = {},
): Limits => ({
  requests_per_minute: [1_000, own.rpm ?? null],
  input_tokens_per_minute_cache_aware: [2_000_000, own.itpm ?? null],
  output_tokens_per_minute: [400_000, own.otpm ?? null],
});

/** The same with prompts of 100 tokens and answers of 10, so that only requests come near a limit. */
export const live = (perMinute: number, rest: PlanInput = {}): PlanInput =>
  peak(perMinute, {
    task: { features: [] },
    tokens: { input: { typical: 100, p95: 100 }, output: { typical: 10, p95: 10 } },
    ...rest,
  });

export const officeHours = (traffic: PlanInput['traffic'], features: readonly 'batch'[] = []) =>
  live(0, {
    task: { features: [...features] },
    traffic: { requestsPerDay: 480_000, shape: 'office-hours', ...traffic },
  });
