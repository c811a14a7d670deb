import {
  type ConfiguredLimit,
  type ConfiguredLimits,
  configuredInForce,
  perLimiter,
} from '../capacity/limits-in-force.ts';
import type { Limiter } from '../capacity/peak.ts';
import { findModel } from '../catalog/lookup.ts';
import type { JudgeInput } from './check.ts';
import type { ObservedBy } from './observation.ts';
import { otherOrganization } from './other-organization.ts';
import type { LimitGroup } from './seen/rate-limits.ts';

type RateLimitsObserved = ObservedBy<'rate-limits'>;
type Input = Pick<JudgeInput, 'plan' | 'catalog' | 'observed'>;

/** A group of limits as the Rate Limits API lists it, with the observation it stands in. */
export interface ConfiguredGroup {
  readonly group: LimitGroup;
  readonly seen: RateLimitsObserved;
}

/** What an admin key showed of the limits, unless it is another organization's. */
export function rateLimitsSeen({ plan, observed }: Input): RateLimitsObserved | null {
  const seen = observed['rate-limits'];
  return seen?.status === 'observed' && !otherOrganization({ plan, observed }) ? seen : null;
}

/** The limits of a part of the API, e.g. `batch` or `web_search`; null where none are listed. */
export function groupOfKind(input: Input, kind: string): ConfiguredGroup | null {
  const seen = rateLimitsSeen(input);
  const group = seen?.value.groups.find((row) => row.kind === kind);
  return seen && group ? { group, seen } : null;
}

/** The group whose models hold the planned one, by its id, an alias of it, or as the plan writes it. */
export function groupOfModel(input: Input): ConfiguredGroup | null {
  const { plan, catalog } = input;
  const seen = rateLimitsSeen(input);
  const written = plan.model.id?.trim().toLowerCase();
  if (!seen || !written) return null;
  const model = findModel(catalog, written);
  const ids = new Set([written, ...(model ? [model.id, ...model.aliases] : [])]);
  const group = seen.value.groups.find(({ models }) => models?.some((id) => ids.has(id.toLowerCase())));
  return group ? { group, seen } : null;
}

/** What the service calls each limiter; of several that a group has, the one with the least in force counts. Tables count in the first. */
const ordinaryTypes: Readonly<Record<Limiter, readonly string[]>> = {
  rpm: ['requests_per_minute'],
  itpm: ['input_tokens_per_minute_cache_aware', 'input_tokens_per_minute'],
  otpm: ['output_tokens_per_minute'],
};

/** No limiter counts requests of fast mode alone, so those of the group are taken to count for them too. */
const fastTypes: Readonly<Record<Limiter, readonly string[]>> = {
  rpm: ['requests_per_minute'],
  itpm: ['fast_itpmca'],
  otpm: ['fast_otpm'],
};

const limitOf = ({ limits }: LimitGroup, types: readonly string[]): ConfiguredLimit | null => {
  const inForce = (limit: ConfiguredLimit) => configuredInForce(limit)?.perMinute ?? Number.POSITIVE_INFINITY;
  const row = types
    .flatMap((type) => limits.find((limit) => limit.type === type) ?? [])
    .reduce<ConfiguredLimit | null>(
      (least, limit) => (least && inForce(least) <= inForce(limit) ? least : limit),
      null,
    );
  return row ? { organization: row.organization, workspace: row.workspace } : null;
};

/** By the types the published tables count in, whatever else is in force. */
export const publishedLimits = (group: LimitGroup): ConfiguredLimits =>
  perLimiter((limiter) => {
    const types = ordinaryTypes[limiter];
    const published = types.find((type) => group.limits.some((limit) => limit.type === type));
    return published === undefined ? null : limitOf(group, [published]);
  });

export const ordinaryLimits = (group: LimitGroup): ConfiguredLimits =>
  perLimiter((limiter) => limitOf(group, ordinaryTypes[limiter]));

/** Null where the group lists no limit of fast mode. */
export function fastLimits(group: LimitGroup): ConfiguredLimits | null {
  const limits = perLimiter((limiter) => limitOf(group, fastTypes[limiter]));
  return limits.itpm || limits.otpm ? limits : null;
}

/** Limiters of the group that no peak is held against, e.g. tokens a day; those of fast mode concern fast mode alone. */
export function furtherLimits({ limits }: LimitGroup): LimitGroup['limits'] {
  const judged = new Set([...Object.values(ordinaryTypes), ...Object.values(fastTypes)].flat());
  return limits.filter(({ type }) => !judged.has(type));
}
