import type { JudgeInput } from '../../src/judge/check.ts';
import type { CapScope } from '../../src/judge/codes/month.ts';
import { documented, type Figure, planned } from '../../src/judge/figure.ts';
import { tierInForce } from './tier-in-force.ts';

/** Most that may be spent in a calendar month, with where that was read. */
export interface KnownCap {
  readonly scope: CapScope;
  readonly capUsd: number;
  readonly figure: Figure;
}

/** Every cap there is on a month: of the usage tier, of the organization, of the product's workspace. */
export function knownCaps(input: JudgeInput): readonly KnownCap[] {
  const { plan, today } = input;
  const { organizationLimitUsd, workspaceLimitUsd } = plan.spend;
  const tier = tierInForce(input)?.row;
  return [
    ...(tier?.monthlySpendCapUsd == null ? [] : [tierCap(tier.monthlySpendCapUsd, tier.provenance)]),
    ...(organizationLimitUsd == null ? [] : [ownLimit('organization', organizationLimitUsd, today)]),
    // The Default workspace takes no limit, so one that is planned for it stops nothing.
    ...(workspaceLimitUsd == null || plan.workspace.isDefault
      ? []
      : [ownLimit('workspace', workspaceLimitUsd, today)]),
  ];
}

const tierCap = (capUsd: number, provenance: Parameters<typeof documented>[3]): KnownCap => ({
  scope: 'usage-tier',
  capUsd,
  figure: documented('Cap of the tier', capUsd, 'USD/month', provenance),
});

const ownLimit = (scope: 'organization' | 'workspace', capUsd: number, today: string): KnownCap => ({
  scope,
  capUsd,
  figure: planned(`Spend limit of the ${scope}`, capUsd, 'USD/month', `spend.${scope}LimitUsd`, today),
});
