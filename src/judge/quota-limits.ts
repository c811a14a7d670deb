import {
  type LimitInForce,
  type LimitsInForce,
  limitsInForce,
  perLimiter,
} from '../capacity/limits-in-force.ts';
import type { Limiter } from '../capacity/peak.ts';
import type { Counted } from '../capacity/simulation/limit.ts';
import { limitIncrease } from '../catalog/lookup.ts';
import { pathModelId } from '../catalog/path-model-id.ts';
import { endpointKind } from '../catalog/quota-names.ts';
import type { JudgeInput } from './check.ts';
import { type ObservedBy, observedBy } from './observation.ts';
import type { CloudQuota } from './seen/cloud.ts';

type Input = Pick<JudgeInput, 'plan' | 'catalog' | 'observed'>;

/** So much a day, and no more until midnight. */
export interface DayCap {
  readonly counts: Counted;
  readonly perDay: number;
  /** As the cloud writes it. */
  readonly name: string;
}

/** The quotas of a cloud that the planned requests draw on. */
export interface QuotaLimits {
  readonly seen: ObservedBy<'cloud-quotas'>;
  /** The endpoint that the planned requests go to; null: every one draws on the same quotas. */
  readonly endpoint: CloudQuota['endpoint'] | null;
  readonly drawn: readonly CloudQuota[];
  readonly limits: LimitsInForce;
  /** Input and output tokens together a minute; null: the cloud has no such quota. */
  readonly together: LimitInForce | null;
  readonly aDay: readonly DayCap[];
}

/** Null where no cloud was asked for quotas, or brought none. */
export function quotaLimits(input: Input): QuotaLimits | null {
  const { plan, catalog, observed } = input;
  const { path, region, deployment } = plan.platform;
  const seen = observedBy(observed, 'cloud-quotas');
  if (!path || path === 'claude-api' || !seen) return null;
  const endpoint = endpointKind(limitIncrease(catalog, path), {
    model: undefined,
    writtenModel: deployment ?? pathModelId(catalog, path, plan.model.id ?? null),
    region: region ?? null,
  });
  const drawn = seen.value.quotas.filter((quota) => endpoint === null || quota.endpoint === endpoint);
  const least = (counts: Counted): LimitInForce | null => {
    const [lowest] = drawn
      .filter((quota) => quota.counts === counts && quota.per === 'minute')
      .toSorted((a, b) => a.value - b.value);
    return lowest
      ? { perMinute: lowest.value, rung: lowest.from === 'account' ? 'quota' : 'default-quota' }
      : null;
  };
  return {
    seen,
    endpoint,
    drawn,
    limits: drawn.length === 0 ? nothing : perLimiter((limiter) => least(quotaCounts[limiter])),
    together: least('tokens'),
    aDay: drawn
      .filter(({ per }) => per === 'day')
      .map(({ counts, value, name }) => ({ counts, perDay: value, name })),
  };
}

const nothing = limitsInForce(null, null, null);

const quotaCounts = { rpm: 'requests', itpm: 'input', otpm: 'output' } as const satisfies Record<
  Limiter,
  Counted
>;

/**
 * Limiters of which nothing is known although the quotas were read. A cloud lists every quota it has, so what it does not
 * list holds nobody up, unless the credential may not ask for all of them; but tokens are always counted somehow.
 */
export const unknownQuotas = ({ limits, together, seen }: QuotaLimits): readonly Limiter[] => {
  const tokens = together ? [] : (['itpm', 'otpm'] as const).filter((limiter) => !limits[limiter]);
  return !limits.rpm && seen.value.denied.length > 0 ? ['rpm', ...tokens] : tokens;
};
