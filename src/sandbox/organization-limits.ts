import type Anthropic from '@anthropic-ai/sdk';
import type { MinuteLimits } from '../catalog/limits.ts';
import type { LimitClass, Model } from '../catalog/model.ts';
import { type Call, freeJson, type Reply, type Route } from './exchange.ts';
import type { LiveAccount } from './live-account.ts';
import { findWorkspace } from './organization.ts';
import { type CursorPage, cursorPage } from './paging.ts';
import { minuteLimitsOf, ownLimitsOf } from './workspace-limits.ts';

type Entry = Anthropic.Organization.OrganizationRateLimit & { readonly limitClass: LimitClass | null };
type WorkspaceEntry = Anthropic.Organization.Workspaces.WorkspaceRateLimit;

/** The limiter each figure of the catalog is called at the Rate Limits API. */
const limiters: readonly (readonly [keyof MinuteLimits, string])[] = [
  ['rpm', 'requests_per_minute'],
  ['itpm', 'input_tokens_per_minute_cache_aware'],
  ['otpm', 'output_tokens_per_minute'],
];

/** Invented: no page gives the limits of fast mode, nor that of web search. Nothing is held to either of them here. */
const fastShare = 0.1;
const searchesPerSecond = 30;

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
  const page = paged(entries, call);
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
  const page = paged(
    rows.map((row) => ({ ...row, id: row.rate_limit_id })),
    call,
  );
  return freeJson({ ...page, data: page.data.map(({ id: _, ...row }) => row) });
}

/** Asked without a size, these routes answer with all there is. */
const paged = <T extends { readonly id: string }>(rows: readonly T[], { query }: Call): CursorPage<T> =>
  query.has('limit') || query.has('page') ? cursorPage(rows, query) : { data: [...rows], next_page: null };

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
    const models = catalog.models.filter((model) => model.limitClass === limitClass);
    return {
      id: `rl_01Sandbox${id}`,
      type: 'rate_limit' as const,
      group: { id: `rlg_01Sandbox${id}`, type: 'model_group' as const, display_name: limitClass },
      models: models.flatMap((model) => [model.id, ...model.aliases]),
      limits: [
        ...limiters.map(([figure, type]) => ({ type, value: limits[figure] })),
        ...fastLimits(models, limits),
      ],
      limitClass,
    };
  });
}

/** Fast mode has limiters of its own, in the group of its model. */
function fastLimits(models: readonly Model[], { itpm, otpm }: MinuteLimits): Entry['limits'] {
  if (models.every((model) => model.fastMode === null)) return [];
  return [
    { type: 'fast_itpmca', value: Math.round(itpm * fastShare) },
    { type: 'fast_otpm', value: Math.round(otpm * fastShare) },
  ];
}

function endpointEntries({ catalog, profile }: LiveAccount): Entry[] {
  const row = catalog.endpointLimits.find((candidate) => candidate.tier === profile.tier);
  const files = catalog.sharedLimits.find((candidate) => candidate.endpoints === 'files');
  const figures = [
    ['batch', 'requests_per_minute', row?.batchRpm],
    ['token_count', 'requests_per_minute', row?.tokenCountRpm],
    ['files', 'requests_per_minute', files?.rpm],
    ['web_search', 'tool_uses_per_second', searchesPerSecond],
  ] as const;
  return figures.flatMap(([type, limiter, value]) =>
    value === undefined
      ? []
      : {
          id: `rl_01Sandbox${type}`,
          type: 'rate_limit' as const,
          group: { id: `rlg_01Sandbox${type}`, type },
          models: null,
          limits: [{ type: limiter, value }],
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
