import type Anthropic from '@anthropic-ai/sdk';
import type { MinuteLimits } from '../catalog/limits.ts';
import type { LimitClass } from '../catalog/model.ts';
import { type Call, freeJson, type Reply, type Route } from './exchange.ts';
import type { LiveAccount } from './live-account.ts';
import { findWorkspace } from './organization.ts';
import { cursorPage } from './paging.ts';
import { minuteLimitsOf, ownLimitsOf } from './workspace-limits.ts';

type Entry = Anthropic.Organization.OrganizationRateLimit & { readonly limitClass: LimitClass | null };
type WorkspaceEntry = Anthropic.Organization.Workspaces.WorkspaceRateLimit;

/** The limiter each figure of the catalog is called at the Rate Limits API. */
const limiters: readonly (readonly [keyof MinuteLimits, string])[] = [
  ['rpm', 'requests_per_minute'],
  ['itpm', 'input_tokens_per_minute_cache_aware'],
  ['otpm', 'output_tokens_per_minute'],
];

/** The limits of the organization and of its workspaces, with an admin key. */
export function organizationLimitRoutes(account: LiveAccount): readonly Route[] {
  return [
    {
      method: 'GET',
      path: /^\/v1\/organizations\/rate_limits$/,
      handle: (call) => listOrganization(account, call),
    },
    {
      method: 'GET',
      path: /^\/v1\/organizations\/workspaces\/([^/]+)\/rate_limits$/,
      handle: (call, id) => listWorkspace(account, call, findWorkspace(account.profile, id).id),
    },
  ];
}

function listOrganization(account: LiveAccount, call: Call): Reply {
  const model = call.query.get('model');
  const entries = entriesOf(account, call)
    .filter((entry) => model === null || entry.models?.includes(model))
    .map(({ limitClass: _, ...entry }) => entry);
  const page = cursorPage(entries, call.query);
  if (call.version !== '2023-06-01') return freeJson(page);
  // The older API version names the kind of a group and has no ids.
  const flat = page.data.map(({ id: _, group, ...rest }) => ({ ...rest, group_type: group.type }));
  return freeJson({ ...page, data: flat });
}

function listWorkspace(account: LiveAccount, call: Call, workspaceId: string): Reply {
  const inherited = call.query.get('include_inherited') === 'true';
  const rows = entriesOf(account, call)
    .map((entry) => workspaceEntry(account, entry, workspaceId, inherited))
    .filter((entry) => entry.limits.length > 0);
  const page = cursorPage(
    rows.map((row) => ({ ...row, id: row.rate_limit_id })),
    call.query,
  );
  return freeJson({ ...page, data: page.data.map(({ id: _, ...row }) => row) });
}

function entriesOf(account: LiveAccount, call: Call): Entry[] {
  const kind = call.query.get('group_type');
  return [...modelEntries(account), ...endpointEntries(account)].filter(
    (entry) => kind === null || entry.group.type === kind,
  );
}

function modelEntries({ catalog, profile }: LiveAccount): Entry[] {
  const classes = [...new Set(catalog.models.map((model) => model.limitClass))];
  return classes.flatMap((limitClass) => {
    const limits = minuteLimitsOf({ catalog, profile }, limitClass);
    if (!limits) return [];
    const id = limitClass.replaceAll('-', '');
    return {
      id: `rl_01Sandbox${id}`,
      type: 'rate_limit' as const,
      group: { id: `rlg_01Sandbox${id}`, type: 'model_group' as const, display_name: limitClass },
      models: catalog.models.filter((model) => model.limitClass === limitClass).map((model) => model.id),
      limits: limiters.map(([figure, type]) => ({ type, value: limits[figure] })),
      limitClass,
    };
  });
}

function endpointEntries({ catalog, profile }: LiveAccount): Entry[] {
  const row = catalog.endpointLimits.find((candidate) => candidate.tier === profile.tier);
  const files = catalog.sharedLimits.find((candidate) => candidate.endpoints === 'files');
  const figures = [
    ['batch', row?.batchRpm],
    ['token_count', row?.tokenCountRpm],
    ['files', files?.rpm],
  ] as const;
  return figures.flatMap(([type, value]) =>
    value === undefined
      ? []
      : {
          id: `rl_01Sandbox${type}`,
          type: 'rate_limit' as const,
          group: { id: `rlg_01Sandbox${type}`, type },
          models: null,
          limits: [{ type: 'requests_per_minute', value }],
          limitClass: null,
        },
  );
}

/** A workspace never gets more than the organization; what it did not set itself is the organization's. */
function workspaceEntry(
  { profile }: LiveAccount,
  entry: Entry,
  workspaceId: string,
  inherited: boolean,
): WorkspaceEntry {
  const own = entry.limitClass ? ownLimitsOf(profile, workspaceId, entry.limitClass) : {};
  const limits = entry.limits.flatMap(({ type, value: organization }) => {
    const figure = limiters.find(([, name]) => name === type)?.[0];
    const set = figure && own[figure];
    if (set === undefined && !inherited) return [];
    return {
      type,
      value: Math.min(set ?? organization, organization),
      org_limit: organization,
      source: { type: set === undefined ? ('organization' as const) : ('workspace' as const) },
    };
  });
  return {
    type: 'workspace_rate_limit',
    workspace_id: workspaceId,
    rate_limit_id: entry.id,
    group: entry.group,
    models: entry.models,
    limits,
  };
}
