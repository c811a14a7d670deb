import type { CloudQuota } from '../../../judge/seen/cloud.ts';
import { foreignText } from '../../foreign-text.ts';
import type { ArmDeployment, ArmModel, ArmUsage, RateLimit } from './arm-shapes.ts';

/**
 * What Azure calls a limit, by what it counts. On Claude the plain `token` counts input that was not read from the cache:
 * 25 units of capacity are listed as 25,000 tokens, 40 are documented as 40,000 ITPM, and output is throttled apart.
 * https://learn.microsoft.com/azure/foundry/foundry-models/concepts/claude-models-quotas-limits
 */
function countsOf(key: string): CloudQuota['counts'] | null {
  if (/output/i.test(key)) return 'output';
  if (/token/i.test(key)) return 'input';
  return /request|call/i.test(key) ? 'requests' : null;
}

const perMinute = ({ count, renewalPeriod }: RateLimit): number => (count * 60) / renewalPeriod;

/** How much of its subscription's quota a deployment may use, per minute. */
export function deploymentQuotas({ name, properties }: ArmDeployment): CloudQuota[] {
  return (properties.rateLimits ?? []).flatMap((limit) => {
    const counts = countsOf(limit.key);
    if (!counts) return [];
    return [
      {
        name: foreignText(`rateLimits ${limit.key} of the deployment ${name}`),
        code: null,
        counts,
        per: 'minute',
        endpoint: 'deployment',
        value: perMinute(limit),
        // Whoever owns the deployment sizes it, within the quota of the subscription.
        adjustable: true,
        from: 'account',
      } satisfies CloudQuota,
    ];
  });
}

/** Pools that deployments of a kind share, across regions or within a data zone. */
const endpoints: readonly (readonly [RegExp, CloudQuota['endpoint']])[] = [
  [/^Global/i, 'global'],
  [/^DataZone/i, 'multi-region'],
];
const endpointOf = (sku: string): CloudQuota['endpoint'] =>
  endpoints.find(([pattern]) => pattern.test(sku))?.[1] ?? 'regional';

/**
 * Quotas of the subscription that a deployment draws on, or, where there is none yet, every one that a new deployment of
 * the model could. They are granted in units of capacity, and turned into requests and tokens by what a unit lets through.
 */
export function subscriptionQuotas(
  deployment: ArmDeployment | null,
  offers: readonly ArmModel[],
  usages: readonly ArmUsage[],
): CloudQuota[] {
  const skus = offers
    .flatMap((offer) => offer.skus ?? [])
    .filter(({ name }) => !deployment?.sku?.name || name === deployment.sku.name);
  const seen = new Set<string>();
  return skus.flatMap((sku) => {
    const usage = usages.find(({ name }) => name.value === sku.usageName);
    if (!usage || seen.has(usage.name.value)) return [];
    seen.add(usage.name.value);
    const ofUnit = unitOf(deployment) ?? sku.rateLimits ?? [];
    // Nothing times anything is nothing: without quota no unit has to be known.
    const limits = usage.limit === 0 && ofUnit.length === 0 ? nothing : ofUnit;
    return limits.flatMap((limit) => {
      const counts = countsOf(limit.key);
      if (!counts) return [];
      return [
        {
          name: foreignText(usage.name.value),
          code: null,
          counts,
          per: 'minute',
          endpoint: endpointOf(sku.name),
          value: usage.limit * perMinute(limit),
          adjustable: true,
          from: 'account',
        } satisfies CloudQuota,
      ];
    });
  });
}

const nothing: readonly RateLimit[] = [{ key: 'request', count: 0, renewalPeriod: 60 }];

/** What one unit of capacity lets through, as the deployment in hand shows it. */
function unitOf(deployment: ArmDeployment | null): RateLimit[] | null {
  const capacity = deployment?.sku?.capacity;
  const limits = deployment?.properties.rateLimits;
  if (!capacity || !limits || limits.length === 0) return null;
  return limits.map((limit) => ({ ...limit, count: limit.count / capacity }));
}
