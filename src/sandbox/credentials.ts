import type { IncomingHttpHeaders } from 'node:http';
import type { AccountProfile } from './account.ts';
import type { ApiKeyRecord } from './account-records.ts';
import { ApiFailure, namedFailures } from './errors.ts';

const rejected = (message: string) => new ApiFailure({ status: 401, type: 'authentication_error', message });

const adminPrefix = 'sk-ant-admin';
/** Keys made in the organization's settings on claude.ai; they open nothing the sandbox serves. */
const enterprisePrefix = 'sk-ant-api01';

/**
 * The workspace a request speaks for, told by its key in `x-api-key` or as bearer token. Throws a 401 on a key this
 * account does not take at that path: admin keys open `/v1/organizations` and nothing else. A workspace key there
 * answers 403. The key is looked at here and passed nowhere.
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
  const workspaceId = workspaceOf(key, profile, now);
  if (forOrganization) throw new ApiFailure(namedFailures['permission-denied']);
  return workspaceId;
}

function workspaceOf(key: string, profile: AccountProfile, now: Date): string {
  const record = profile.apiKeys?.find((known) => known.secret === key);
  if (record) {
    if (statusOf(record, now) !== 'active') throw rejected('invalid x-api-key');
    return record.workspaceId ?? profile.workspace.id;
  }
  const { keys } = profile;
  if (keys.kind === 'list' && !keys.accepted.includes(key)) throw rejected('invalid x-api-key');
  return profile.workspace.id;
}

/** The status the organization lists for a key at that time. */
export function statusOf(record: ApiKeyRecord, now: Date): ApiKeyRecord['status'] | 'expired' {
  const past = record.expiresAt !== null && Date.parse(record.expiresAt) <= now.getTime();
  return record.status === 'active' && past ? 'expired' : record.status;
}
