import type { JudgeInput } from '../../src/judge/check.ts';
import type { CapScope } from '../../src/judge/codes/month.ts';
import { admin, documented, type Figure, planned } from '../../src/judge/figure.ts';
import { type ObservationId, type ObservedBy, observedBy } from '../../src/judge/observation.ts';
import { otherOrganization } from '../../src/judge/other-organization.ts';
import { adminEvidence, adminEvidenceNeeds, productWorkspaceId } from '../workspace/admin-evidence.ts';
import { moneyProbes } from './live-refusal.ts';
import { tierInForce } from './tier-in-force.ts';

/** Probes that `knownCaps` reads. */
export const capNeeds = [
  'spend-limits',
  'rate-limits',
  ...adminEvidenceNeeds,
] as const satisfies readonly ObservationId[];

/** The same, the calls that money can refuse, and what measured the month that a cap is held against. */
export const judgedCapNeeds: readonly ObservationId[] = [
  ...new Set([...moneyProbes, ...capNeeds, 'trial' as const]),
];

/** Most that may be spent in a calendar month, with where that was read. */
export interface KnownCap {
  readonly scope: CapScope;
  readonly capUsd: number;
  readonly figure: Figure;
}

/** A limit the team sets for itself. `statedUsd`: what the plan says, where the account says otherwise. */
export type OwnLimit =
  | { readonly kind: 'set'; readonly cap: KnownCap; readonly statedUsd: number | null }
  /** `said`: who says so; null: the list of the organization's limits has none. */
  | { readonly kind: 'none'; readonly said: Said | null; readonly statedUsd: number | null }
  | { readonly kind: 'unknown' };

interface Said {
  readonly by: string;
  readonly on: string;
}

export type OwnScope = Exclude<CapScope, 'usage-tier'>;

/**
 * Every cap there is on a month: of the usage tier, of the organization, of the product's workspace. What the admin key
 * reads comes before the documented cap and before the plan's answers.
 */
export function knownCaps(input: JudgeInput): readonly KnownCap[] {
  const own = (['organization', 'workspace'] as const).flatMap((scope) => {
    const limit = ownLimit(scope, input);
    return limit.kind === 'set' ? [limit.cap] : [];
  });
  const tier = tierCap(input);
  return [...(tier ? [tier] : []), ...own];
}

function tierCap(input: JudgeInput): KnownCap | null {
  const listed = listedTier(input);
  if (listed.kind === 'set') return listed.cap;
  return listed.kind === 'not-listed' ? documentedTierCap(input) : null;
}

/** What the organization's own list says of its tier. A row without an amount is no word for the documented cap. */
export type ListedTier =
  | { readonly kind: 'set'; readonly cap: KnownCap }
  | { readonly kind: 'without-amount' }
  | { readonly kind: 'not-listed' };

export function listedTier(input: JudgeInput): ListedTier {
  const listed = listedLimits(input);
  const row = listed?.value.limits.find(isMonthly('usage-tier', null));
  if (!listed || !row) return { kind: 'not-listed' };
  const { usd: capUsd } = row;
  if (capUsd === null) return { kind: 'without-amount' };
  const figure = admin('Cap of the tier', capUsd, 'USD/month', listed);
  return { kind: 'set', cap: { scope: 'usage-tier', capUsd, figure } };
}

function documentedTierCap(input: JudgeInput): KnownCap | null {
  const tier = tierInForce(input)?.row;
  if (tier?.monthlySpendCapUsd == null) return null;
  const { monthlySpendCapUsd: capUsd, provenance } = tier;
  return {
    scope: 'usage-tier',
    capUsd,
    figure: documented('Cap of the tier', capUsd, 'USD/month', provenance),
  };
}

export function ownLimit(scope: OwnScope, input: JudgeInput): OwnLimit {
  // The Default workspace takes no limit, so one that is planned for it stops nothing.
  if (scope === 'workspace' && inDefaultWorkspace(input)) return { kind: 'unknown' };
  const name = `Spend limit of the ${scope}`;
  const { plan, today } = input;
  const stated = plan.spend[`${scope}LimitUsd`] ?? null;
  const listed = listedLimits(input);
  const workspaceId = scope === 'workspace' ? productWorkspaceId(input, adminEvidence(input)) : null;
  if (listed && (scope === 'organization' || workspaceId !== null)) {
    const capUsd = listed.value.limits.find(isMonthly(scope, workspaceId))?.usd ?? null;
    if (capUsd !== null) {
      const figure = admin(name, capUsd, 'USD/month', listed);
      const statedUsd = stated === capUsd ? null : stated;
      return { kind: 'set', cap: { scope, capUsd, figure }, statedUsd };
    }
    if (!listed.value.cut) return { kind: 'none', said: null, statedUsd: stated };
  }
  if (stated !== null) {
    const figure = planned(name, stated, 'USD/month', `spend.${scope}LimitUsd`, today);
    return { kind: 'set', cap: { scope, capUsd: stated, figure }, statedUsd: null };
  }
  // Only a person can say that there is none; an empty field says that nobody looked.
  const answer = plan.answers[limitChecks[scope]];
  return answer?.says === 'no'
    ? { kind: 'none', said: { by: answer.by, on: answer.on }, statedUsd: null }
    : { kind: 'unknown' };
}

/** The check whose No, given by a person, says that there is no such limit. */
const limitChecks: Readonly<Record<OwnScope, string>> = {
  organization: 'spend/org-limit',
  workspace: 'spend/workspace-limit',
};

/** Whether the product runs in the Default workspace: as listed, else as planned. */
export function inDefaultWorkspace(input: JudgeInput): boolean {
  const evidence = adminEvidence(input);
  const defaultId = evidence.workspaces?.value.defaultId ?? null;
  const id = productWorkspaceId(input, evidence);
  return defaultId !== null && id !== null ? id === defaultId : input.plan.workspace.isDefault === true;
}

/** What the admin key read of the organization the product's key belongs to. */
function listedLimits(input: JudgeInput): ObservedBy<'spend-limits'> | null {
  return otherOrganization(input) ? null : observedBy(input.observed, 'spend-limits');
}

/** Limits of a Console organization are monthly; another period is none of a calendar month. */
const isMonthly =
  (scope: CapScope, workspaceId: string | null) =>
  (row: ObservedBy<'spend-limits'>['value']['limits'][number]): boolean =>
    row.scope === scope && row.period === 'monthly' && row.workspaceId === workspaceId;
