import type Anthropic from '@anthropic-ai/sdk';
import { tierRow } from '../catalog/lookup.ts';
import { takeRequest } from './endpoint-limit.ts';
import { ApiFailure, namedFailures } from './errors.ts';
import { type Call, freeJson, type Reply, type Route } from './exchange.ts';
import type { LiveAccount } from './live-account.ts';
import { madeAt } from './organization.ts';
import { cursorPage } from './paging.ts';
import { spendLimitOf } from './workspace-limits.ts';

type SpendLimit = Anthropic.Beta.Organization.BetaSpendLimit;
type Scope = SpendLimit['scope'];

const readsHeader = 'spend-limit-reads-2026-09-26';

/** The spend limits of a month. An early-access preview: 403 unless the profile is in it, 404 without its beta header. */
export function spendLimitRoutes(account: LiveAccount): readonly Route[] {
  return [
    {
      method: 'GET',
      path: /^\/v1\/organizations\/spend_limits$/,
      handle: (call) => listSpendLimits(account, call),
    },
  ];
}

function listSpendLimits(account: LiveAccount, call: Call): Reply {
  if (!call.betas.includes(readsHeader)) throw new ApiFailure(namedFailures['not-found']);
  if (account.profile.spendLimitsPreview !== true) {
    throw new ApiFailure(namedFailures['permission-denied']);
  }
  takeRequest(account.sharedBucket('spend-limits'), account.now(), 'spend limit requests');
  const scopes = [...call.query.getAll('scope_type[]'), ...call.query.getAll('scope_type')];
  const limits = limitsOf(account).filter((row) => scopes.length === 0 || scopes.includes(row.scope.type));
  return freeJson(cursorPage(limits, call.query));
}

function limitsOf({ profile, catalog }: LiveAccount): SpendLimit[] {
  const ids = [profile.workspace.id, ...(profile.workspaces ?? []).map(({ id }) => id)];
  const known: readonly (readonly [Scope, number | null])[] = [
    [{ type: 'organization' }, profile.organizationLimitUsd],
    ...ids.map(
      (workspace_id) => [{ type: 'workspace', workspace_id }, spendLimitOf(profile, workspace_id)] as const,
    ),
    [{ type: 'usage_tier' }, tierRow(catalog, profile.tier).monthlySpendCapUsd],
  ];
  return known.flatMap(([scope, usd]) =>
    usd === null
      ? []
      : {
          id: `spl_01Sandbox${scope.type === 'workspace' ? scope.workspace_id.replace('wrkspc_', '') : scope.type}`,
          type: 'spend_limit' as const,
          amount: String(Math.round(usd * 100)),
          currency: 'USD',
          is_enabled: true,
          period: 'monthly' as const,
          scope,
          created_at: madeAt,
          updated_at: madeAt,
        },
  );
}
