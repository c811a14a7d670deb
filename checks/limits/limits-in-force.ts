import { type LimitsInForce, limitsInForce } from '../../src/capacity/headroom.ts';
import { limiters } from '../../src/capacity/peak.ts';
import type { RateLimitRow } from '../../src/catalog/limits.ts';
import { documentedLimits, findModel, tierRow } from '../../src/catalog/lookup.ts';
import type { Model } from '../../src/catalog/model.ts';
import type { JudgeInput } from '../../src/judge/check.ts';
import type { Outcome } from '../../src/judge/finding.ts';
import type { Observation } from '../../src/judge/observation.ts';
import { inconclusive, notApplicable } from '../../src/judge/outcome.ts';
import { hasAnthropicOrganization, plannedPlatform } from '../platform/planned-platform.ts';
import { unansweredField } from '../unanswered-field.ts';

type Seen<K extends Observation['id']> = Extract<Observation<K>, { readonly status: 'observed' }>;

export interface LimitEvidence {
  readonly limits: LimitsInForce;
  readonly model: Model | undefined;
  /** The message whose headers were read; undefined where none came for this model's class. */
  readonly message: Seen<'tiny-message'> | undefined;
  /** The documented row the table rung was read from. */
  readonly row: RateLimitRow | undefined;
}

/** What is known of the planned model's limits: headers first, then the table of the stated tier. */
export function limitEvidence(input: Pick<JudgeInput, 'plan' | 'catalog' | 'observed'>): LimitEvidence {
  const { plan, catalog } = input;
  const platform = plannedPlatform(input);
  const model = findModel(catalog, plan.model.id);
  // Elsewhere other limits hold, so neither our headers nor Anthropic's table say anything.
  if (platform && !hasAnthropicOrganization(platform)) {
    return { limits: limitsInForce(null, null), model, message: undefined, row: undefined };
  }
  const message = messageOfClass(input, model);
  const { tier } = plan.limits;
  const row = platform && model && tier ? documentedLimits(catalog, model.limitClass, tier) : undefined;
  return { limits: limitsInForce(message?.value.limits ?? null, row ?? null), model, message, row };
}

/** Headers speak for one model class; an answer kept from an earlier plan may be of another. */
function messageOfClass(
  { plan, catalog, observed }: Pick<JudgeInput, 'plan' | 'catalog' | 'observed'>,
  model: Model | undefined,
): Seen<'tiny-message'> | undefined {
  const message = observed['tiny-message'];
  if (message?.status !== 'observed') return undefined;
  const seenModel = findModel(catalog, message.value.model);
  const same = model ? seenModel?.limitClass === model.limitClass : message.value.model === plan.model.id;
  return same && limitersSeen(message) > 0 ? message : undefined;
}

const limitersSeen = ({ value: { limits } }: Seen<'tiny-message'>): number =>
  [limits.requests, limits.inputTokens, limits.outputTokens].filter((limit) => limit !== null).length;

/** Why a limit is not known, as the outcome of the check that needed it. */
export function limitUnknown(input: Pick<JudgeInput, 'plan' | 'catalog' | 'observed'>): Outcome {
  const { plan, catalog } = input;
  const platform = plannedPlatform(input);
  if (!platform) return unansweredField('platform.path');
  if (!hasAnthropicOrganization(platform)) {
    const args = { platform: platform.name, where: platform.whereLimitsLive };
    return inconclusive('limits-elsewhere', args, { basis: 'documented' });
  }
  if (!plan.model.id) return unansweredField('model.id');
  if (!findModel(catalog, plan.model.id)) {
    return inconclusive('limits-model-unlisted', { id: plan.model.id }, { basis: 'documented' });
  }
  if (!plan.limits.tier) return unansweredField('limits.tier');
  const { name } = tierRow(catalog, plan.limits.tier);
  return inconclusive('limits-unpublished', { tier: name }, { basis: 'documented' });
}

/** Tiers are Anthropic's; undefined where the planned path has them. */
export function withoutTiers(input: Pick<JudgeInput, 'plan' | 'catalog'>): Outcome | undefined {
  const platform = plannedPlatform(input);
  if (!platform) return unansweredField('platform.path');
  if (hasAnthropicOrganization(platform)) return undefined;
  return notApplicable(
    `${platform.name} has no usage tier of Anthropic's; it is billed by ${platform.billedBy}.`,
  );
}

export const knownLimiters = ({ limits }: LimitEvidence) =>
  limiters.flatMap((limiter) => {
    const limit = limits[limiter];
    return limit ? [{ limiter, ...limit }] : [];
  });
