import { type LimitsInForce, limitsInForce } from '../capacity/headroom.ts';
import type { RateLimitRow } from '../catalog/limits.ts';
import { documentedLimits, findModel, hasAnthropicOrganization, platformRow } from '../catalog/lookup.ts';
import type { Model } from '../catalog/model.ts';
import type { JudgeInput } from './check.ts';
import type { ObservedBy } from './observation.ts';

type MessageObserved = ObservedBy<'tiny-message'>;

export interface LimitEvidence {
  readonly limits: LimitsInForce;
  readonly model: Model | undefined;
  /** The message whose headers were read; undefined where none came for this model's class. */
  readonly message: MessageObserved | undefined;
  /** The documented row of the stated tier. */
  readonly row: RateLimitRow | undefined;
}

/** What is known of the planned model's limits: headers first, then the table of the stated tier. */
export function limitEvidence(input: Pick<JudgeInput, 'plan' | 'catalog' | 'observed'>): LimitEvidence {
  const { plan, catalog } = input;
  const platform = plan.platform.path ? platformRow(catalog, plan.platform.path) : undefined;
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
): MessageObserved | undefined {
  const message = observed['tiny-message'];
  if (message?.status !== 'observed') return undefined;
  const seenModel = findModel(catalog, message.value.model);
  const same = model ? seenModel?.limitClass === model.limitClass : message.value.model === plan.model.id;
  const { requests, inputTokens, outputTokens } = message.value.limits;
  return same && (requests || inputTokens || outputTokens) ? message : undefined;
}
