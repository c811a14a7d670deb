import {
  type ConfiguredLimits,
  configuredInForce,
  type HeaderReading,
  type LimitsInForce,
  limitsInForce,
  perLimiter,
  type Rung,
  type RungConflict,
  rungConflicts,
} from '../capacity/limits-in-force.ts';
import type { RateLimitRow } from '../catalog/limits.ts';
import { documentedLimits, findModel, hasAnthropicOrganization, platformRow } from '../catalog/lookup.ts';
import type { Model } from '../catalog/model.ts';
import { usesFastMode } from '../plan/planned-use.ts';
import type { JudgeInput } from './check.ts';
import {
  type ConfiguredGroup,
  fastLimits,
  groupOfModel,
  ordinaryLimits,
  publishedLimits,
} from './configured-limits.ts';
import type { Origin } from './figure.ts';
import type { ObservedBy } from './observation.ts';
import { type QuotaLimits, quotaLimits } from './quota-limits.ts';

type MessageObserved = ObservedBy<'tiny-message'>;
type Input = Pick<JudgeInput, 'plan' | 'catalog' | 'observed'>;

export interface LimitEvidence {
  /** Those of the planned speed: fast mode has its own, which only the Rate Limits API tells. */
  readonly limits: LimitsInForce;
  readonly fast: boolean;
  /** What the organization has at ordinary speed, whatever its workspace set: that tells the tier. */
  readonly ofOrganization: LimitsInForce;
  readonly model: Model | undefined;
  /** The group of limits an admin key showed for the planned model. */
  readonly configured: ConfiguredGroup | null;
  /** Where the headers of the message say otherwise; none in fast mode, of whose limits they say nothing. */
  readonly conflicts: readonly RungConflict[];
  /** The message whose headers were read; undefined where none came for this model's class. */
  readonly message: MessageObserved | undefined;
  /** The documented row of the stated tier. */
  readonly row: RateLimitRow | undefined;
  /** What a cloud lists that sets limits of its own; null on other paths, and while it was not asked. */
  readonly quotas: QuotaLimits | null;
}

/** The strongest contact with reality that each rung has. */
export const originOfRung = {
  workspace: 'admin',
  organization: 'admin',
  header: 'live',
  table: 'documented',
  quota: 'live',
  // Seen at the cloud, but not that it is in force.
  'default-quota': 'documented',
} as const satisfies Readonly<Record<Rung, Origin>>;

const nothing = limitsInForce(null, null, null);

/**
 * What is known of the planned model's limits: what an admin key shows, then headers, then the table of the stated tier. On
 * a cloud that sets them itself: the quotas it lists.
 */
export function limitEvidence(input: Input): LimitEvidence {
  const { plan, catalog } = input;
  const platform = plan.platform.path ? platformRow(catalog, plan.platform.path) : undefined;
  const model = findModel(catalog, plan.model.id);
  const fast = usesFastMode(plan, catalog);
  // Elsewhere other limits hold, so neither our headers nor Anthropic's table say anything.
  if (platform && !hasAnthropicOrganization(platform)) {
    const none = { configured: null, conflicts: [], message: undefined, row: undefined };
    const quotas = quotaLimits(input);
    return { limits: quotas?.limits ?? nothing, fast, ofOrganization: nothing, model, ...none, quotas };
  }
  const message = messageOfClass(input, model);
  const configured = groupOfModel(input);
  const headers = headersBeside(configured, message);
  const { tier } = plan.limits;
  const row = platform && model && tier ? documentedLimits(catalog, model.limitClass, tier) : undefined;
  const told = configured && ordinaryLimits(configured.group);
  return {
    limits: fast
      ? limitsInForce(configured && fastLimits(configured.group), null, null)
      : limitsInForce(told, headers, row ?? null),
    fast,
    ofOrganization: ofOrganization(configured && publishedLimits(configured.group), headers),
    model,
    configured,
    conflicts: !fast && told && headers ? rungConflicts(told, headers) : [],
    message,
    row,
    quotas: null,
  };
}

/** Headers of another workspace than the one whose limits were read say nothing about it. */
function headersBeside(
  configured: ConfiguredGroup | null,
  message: MessageObserved | undefined,
): HeaderReading | null {
  if (!message) return null;
  const { workspaceId, limits } = message.value;
  const workspace = configured?.seen.value.workspace;
  const apart = workspaceId && workspace?.kind === 'read' && workspace.id !== workspaceId;
  return apart ? null : limits;
}

/** The organization's own limits where they are listed, else those of the headers. */
function ofOrganization(told: ConfiguredLimits | null, headers: HeaderReading | null): LimitsInForce {
  const seen = limitsInForce(null, headers, null);
  return perLimiter((limiter) => {
    const organization = told?.[limiter]?.organization ?? null;
    return configuredInForce({ organization, workspace: null }) ?? seen[limiter];
  });
}

/** Headers speak for one model class; an answer kept from an earlier plan may be of another. */
function messageOfClass(
  { plan, catalog, observed }: Input,
  model: Model | undefined,
): MessageObserved | undefined {
  const message = observed['tiny-message'];
  if (message?.status !== 'observed') return undefined;
  const seenModel = findModel(catalog, message.value.model);
  const same = model ? seenModel?.limitClass === model.limitClass : message.value.model === plan.model.id;
  const { requests, inputTokens, outputTokens } = message.value.limits;
  return same && (requests || inputTokens || outputTokens) ? message : undefined;
}
