import { shownTier } from '../../checks/limits/shown-tier.ts';
import { findModel } from '../catalog/lookup.ts';
import { adminVariable } from '../claude/admin-client.ts';
import type { Account, AccountCap } from '../judge/account-schema.ts';
import type { JudgeInput } from '../judge/check.ts';
import { limitEvidence } from '../judge/limit-evidence.ts';
import { type Observation, type Observed, observedBy } from '../judge/observation.ts';
import type { OpenAccess } from './access.ts';
import { accountIdentity } from './account-identity.ts';
import { accountLimits } from './account-limits.ts';
import { accountCaps, accountMonth } from './account-month.ts';
import { unreadOf } from './account-unread.ts';
import { withoutFloatNoise } from './float-noise.ts';

/** No documentation gives the balance an API, or this page an address that stays. */
const creditPage = 'Console: Settings, Billing';

export interface AccountParts extends Omit<JudgeInput, 'observed' | 'today'> {
  readonly version: string;
  readonly startedAt: Date;
  readonly modelFrom: Account['model']['from'];
  readonly access: Pick<
    OpenAccess,
    'credential' | 'credentialReason' | 'adminReason' | 'rehearsalAccount' | 'sawSandbox'
  >;
  readonly budgetUsd: number;
  /** Those that have settled; in the order in which they are told of. */
  readonly observations: readonly Observation[];
}

/** Everything `gonogo account` tells, from what was observed so far. Pure but for what `sawSandbox` has seen. */
export function accountDocument(parts: AccountParts): Account {
  const { plan, catalog, access, observations } = parts;
  const at = parts.startedAt.toISOString();
  const observed = Object.fromEntries(observations.map((row) => [row.id, row])) as Observed;
  const input: JudgeInput = { plan, catalog, observed, today: at.slice(0, 10) };
  const id = plan.model.id ?? '';
  const tier = tierOf(input);
  // The cap of the tier that the limits show is told of, whichever the plan states.
  const tiered = tier ? { ...plan, limits: { ...plan.limits, tier: tier.id } } : plan;
  return withoutFloatNoise({
    schema: 'gonogo/account@1',
    tool: { name: 'gonogo', version: parts.version },
    at,
    rehearsal: access.rehearsalAccount !== null || access.sawSandbox(),
    catalogAsOf: catalog.asOf,
    path: plan.platform.path ?? 'claude-api',
    model: { id, name: findModel(catalog, id)?.name ?? id, from: parts.modelFrom },
    credential: access.credential,
    credentialReason: access.credentialReason,
    adminKey: { from: adminVariable, reason: access.adminReason },
    cloud: observedBy(observed, 'cloud-identity')?.value ?? null,
    ...accountIdentity(input),
    ...accountLimits(input),
    tier,
    month: accountMonth(input),
    caps: accountCaps({ ...input, plan: tiered }).map((cap) => inDoubt(cap, tier)),
    credit: { readable: false, page: creditPage },
    spend: {
      budgetUsd: parts.budgetUsd,
      actualUsd: observations.reduce((sum, { costUsd }) => sum + costUsd, 0),
    },
    unread: unreadOf(observations),
    asked: observations.map(({ probe, status, at: asked, ms, costUsd, requestIds, ...row }) => ({
      probe,
      status,
      at: asked,
      ms,
      costUsd,
      requestIds: [...requestIds],
      ...('cause' in row && row.cause !== undefined && { cause: row.cause }),
    })),
  });
}

function tierOf(input: JudgeInput): Account['tier'] {
  const shown = shownTier(limitEvidence(input), input.catalog);
  if (shown.kind === 'tier') return { id: shown.tier, from: 'limits' };
  const stated = input.plan.limits.tier;
  if (!stated) return null;
  return { id: stated, from: shown.kind === 'below-all' ? 'plan-in-doubt' : 'plan' };
}

/** What is left of a cap that may be another's is not said; that more than it was spent is. */
function inDoubt(cap: AccountCap, tier: Account['tier']): AccountCap {
  const doubted =
    cap.kind === 'set' &&
    cap.scope === 'usage-tier' &&
    cap.told.origin === 'documented' &&
    tier?.from === 'plan-in-doubt';
  return doubted ? { ...cap, leftUsd: null, passedAt: null } : cap;
}
