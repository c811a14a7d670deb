import type Anthropic from '@anthropic-ai/sdk';
import type { AccountProfile } from './account.ts';
import type { ApiKeyRecord, Residency, WorkspaceRecord } from './account-records.ts';
import { statusOf } from './credentials.ts';
import { ApiFailure, namedFailures } from './errors.ts';
import { type Call, freeJson, type Reply, type Route } from './exchange.ts';
import type { LiveAccount } from './live-account.ts';
import { idPage } from './paging.ts';

/** Nothing documents when the records of a sandbox were made. */
export const madeAt = '2026-01-05T09:00:00.000Z';

/** Organization, workspaces and keys, read only, with an admin key. */
export function organizationRoutes(account: LiveAccount): readonly Route[] {
  const { profile } = account;
  const keys = () => apiKeysOf(profile);
  return [
    { method: 'GET', path: /^\/v1\/organizations\/me$/, handle: () => freeJson(organization(profile)) },
    {
      method: 'GET',
      path: /^\/v1\/organizations\/workspaces$/,
      handle: (call) => listWorkspaces(profile, call),
    },
    {
      method: 'GET',
      path: /^\/v1\/organizations\/workspaces\/([^/]+)$/,
      handle: (_call, id) => freeJson(workspace(findWorkspace(profile, id))),
    },
    {
      method: 'GET',
      path: /^\/v1\/organizations\/api_keys$/,
      handle: (call) => listKeys(keys(), call, account.now()),
    },
    {
      method: 'GET',
      path: /^\/v1\/organizations\/api_keys\/([^/]+)$/,
      handle: (call, id) => freeJson(apiKey(found(keys(), id), call, account.now())),
    },
  ];
}

function organization(profile: AccountProfile): Anthropic.OrganizationInfo {
  return {
    id: profile.organizationId,
    name: profile.organizationName ?? 'Sandbox organization',
    type: 'organization',
  };
}

/** Every organization has one, used or not. */
const unusedDefault: WorkspaceRecord = { id: 'wrkspc_01SandboxDefault', name: 'Default', archivedAt: null };

/** The workspace of the account's keys first, then the others of the profile, and the Default one if none of them is. */
function workspacesOf(profile: AccountProfile): readonly WorkspaceRecord[] {
  const { isDefault, ...used } = profile.workspace;
  return [
    { ...used, archivedAt: null },
    ...(profile.workspaces ?? []),
    ...(isDefault ? [] : [unusedDefault]),
  ];
}

/** Throws a 404 for an unknown id. */
export function findWorkspace(profile: AccountProfile, id: string): WorkspaceRecord {
  return found(workspacesOf(profile), id);
}

/** Where the inference of a workspace runs for requests that do not say. */
export const defaultGeoOf = (profile: AccountProfile, workspaceId: string): Residency['defaultGeo'] =>
  workspacesOf(profile).find(({ id }) => id === workspaceId)?.residency?.defaultGeo ?? 'global';

function listWorkspaces(profile: AccountProfile, call: Call): Reply {
  const archivedToo = call.query.get('include_archived') === 'true';
  const defaultToo = call.query.get('include_default') === 'true';
  const ids = [...call.query.getAll('ids[]'), ...call.query.getAll('ids')];
  const defaultId = profile.workspace.isDefault ? profile.workspace.id : unusedDefault.id;
  const hidden = defaultToo ? null : defaultId;
  const shown = workspacesOf(profile)
    .filter((row) => row.id !== hidden && (archivedToo || row.archivedAt === null))
    .filter((row) => ids.length === 0 || ids.includes(row.id));
  return freeJson(idPage(shown.map(workspace), call.query));
}

function workspace(row: WorkspaceRecord): Anthropic.Organization.Workspace {
  const allowed = row.residency?.allowedGeos ?? 'unrestricted';
  return {
    id: row.id,
    type: 'workspace',
    name: row.name,
    archived_at: row.archivedAt,
    created_at: madeAt,
    compartment_id: `cmpt_${row.id.slice('wrkspc_'.length)}`,
    data_residency: {
      allowed_inference_geos: allowed === 'unrestricted' ? allowed : [...allowed],
      default_inference_geo: row.residency?.defaultGeo ?? 'global',
      workspace_geo: 'us',
    },
    display_color: '#6C5BB9',
    external_key_id: null,
    tags: {},
    user_profile_id: null,
  };
}

/** What a rehearsal calls with, so that its key is found among those of an account that lists none of its own. */
export const rehearsalKey = 'sk-ant-api03-rehearsal-only-0000';

function apiKeysOf(profile: AccountProfile): readonly ApiKeyRecord[] {
  const usual: ApiKeyRecord = {
    id: 'apikey_01SandboxProduction',
    name: 'production',
    status: 'active',
    expiresAt: null,
    workspaceId: profile.workspace.id,
    secret: rehearsalKey,
  };
  return profile.apiKeys ?? [usual];
}

function listKeys(keys: readonly ApiKeyRecord[], call: Call, now: Date): Reply {
  const status = call.query.get('status');
  const workspaceId = call.query.get('workspace_id');
  const shown = keys
    .filter((key) => status === null || statusOf(key, now) === status)
    .filter((key) => workspaceId === null || key.workspaceId === workspaceId)
    .map((key) => apiKey(key, call, now));
  return freeJson(idPage(shown, call.query));
}

/** The older API version says `workspace_id` where the newer one has scope and principal. */
function apiKey(record: ApiKeyRecord, call: Call, now: Date) {
  const { workspaceId } = record;
  const shared = {
    id: record.id,
    type: 'api_key',
    name: record.name,
    status: statusOf(record, now),
    created_at: record.createdAt ?? madeAt,
    created_by: { id: 'user_01Sandbox', type: 'user' },
    expires_at: record.expiresAt,
    partial_key_hint: hintOf(record),
  } as const;
  if (call.version === '2023-06-01') return { ...shared, workspace_id: workspaceId };
  return {
    ...shared,
    principal: principalOf(record),
    scope: workspaceId ? { type: 'workspace', workspace_id: workspaceId } : { type: 'organization' },
  } satisfies Anthropic.Organization.APIKey;
}

/** The first letters of a key and its last four; null where the record has no key. */
const hintOf = ({ secret }: ApiKeyRecord): string | null =>
  secret ? `${secret.slice(0, 'sk-ant-api03-'.length + 3)}...${secret.slice(-4)}` : null;

function principalOf({ principal }: ApiKeyRecord): Anthropic.Organization.APIKey['principal'] {
  if (!principal) return null;
  return principal.kind === 'user'
    ? { type: 'user_actor', user_id: principal.id }
    : { type: 'service_account_actor', service_account_id: principal.id };
}

function found<T extends { readonly id: string }>(rows: readonly T[], id: string): T {
  const row = rows.find((candidate) => candidate.id === id);
  if (!row) throw new ApiFailure(namedFailures['not-found']);
  return row;
}
