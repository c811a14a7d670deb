import type { IncomingHttpHeaders } from 'node:http';
import type { AccountProfile } from './account.ts';
import type { ApiKeyRecord } from './account-records.ts';
import { ApiFailure, namedFailures } from './errors.ts';
import { checkScopes } from './key-scopes.ts';

const rejected = (message: string) => new ApiFailure({ status: 401, type: 'authentication_error', message });

const adminPrefix = 'sk-ant-admin';
/** Keys made in the organization's settings on claude.ai; they open nothing the sandbox serves. */
const enterprisePrefix = 'sk-ant-api01';

/**
 * The workspace a request speaks for, told by its key in `x-api-key` or as bearer token. Throws a 401 on a key this
 * account does not take at that path: admin keys open `/v1/organizations` and nothing else. A workspace key there
 * answers 403, as does a key without the scope it needs. The key is looked at here and passed nowhere.
 */
export function workspaceOfKey(
  headers: IncomingHttpHeaders,
  path: string,
  profile: AccountProfile,
  now: Date,
): string {
  const direct = headers['x-api-key'];
  const bearer = /^Bearer\s+(\S+)\s*$/i.exec(headers.authorization ?? '')?.[1];
  const key = typeof direct === 'string' && direct !== '' ? direct : bearer;
  if (!key) throw rejected('x-api-key header is required');
  if (key.startsWith(enterprisePrefix)) throw rejected('invalid x-api-key');
  const forOrganization = path.startsWith('/v1/organizations/');
  if (key.startsWith(adminPrefix)) {
    const taken = profile.adminKeys === undefined || profile.adminKeys.includes(key);
    if (!forOrganization || !taken) throw rejected('invalid x-api-key');
    return profile.workspace.id;
  }
  const record = profile.apiKeys?.find((known) => known.secret === key);
  checkAccepted(key, record, profile, now);
  const scopes = record?.scopes;
  if (forOrganization && (!scopes || record.workspaceId !== null))
    throw new ApiFailure(namedFailures['permission-denied']);
  if (scopes) checkScopes(scopes, path);
  return record?.workspaceId ?? profile.workspace.id;
}

function checkAccepted(
  key: string,
  record: ApiKeyRecord | undefined,
  profile: AccountProfile,
  now: Date,
): void {
  const { keys } = profile;
  // Archiving a workspace takes its keys along.
  const workspace = profile.workspaces?.find(({ id }) => id === record?.workspaceId);
  const isArchived = workspace !== undefined && workspace.archivedAt !== null;
  const accepted = record
    ? statusOf(record, now) === 'active' && !isArchived
    : keys.kind === 'accept-any' || keys.accepted.includes(key);
  if (!accepted) throw rejected('invalid x-api-key');
}

/** The status the organization lists for a key at that time. */
export function statusOf(record: ApiKeyRecord, now: Date): ApiKeyRecord['status'] | 'expired' {
  const past = record.expiresAt !== null && Date.parse(record.expiresAt) <= now.getTime();
  return record.status === 'active' && past ? 'expired' : record.status;
}
