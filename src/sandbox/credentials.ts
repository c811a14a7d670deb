import type { IncomingHttpHeaders } from 'node:http';
import type { AccountProfile } from './account.ts';
import { ApiFailure } from './errors.ts';

const rejected = (message: string) => new ApiFailure({ status: 401, type: 'authentication_error', message });

/** Prefixes of keys that exist but do not open the endpoints of a workspace. */
const foreignKinds = ['sk-ant-admin', 'sk-ant-api01'];

/**
 * Throws a 401 unless the request carries a key this account accepts, as `x-api-key` or as a bearer token. The key
 * is looked at here and passed nowhere.
 */
export function checkKey(headers: IncomingHttpHeaders, keys: AccountProfile['keys']): void {
  const direct = headers['x-api-key'];
  const bearer = /^Bearer\s+(\S+)\s*$/i.exec(headers.authorization ?? '')?.[1];
  const key = typeof direct === 'string' && direct !== '' ? direct : bearer;
  if (!key) throw rejected('x-api-key header is required');
  if (foreignKinds.some((prefix) => key.startsWith(prefix))) throw rejected('invalid x-api-key');
  if (keys.kind === 'list' && !keys.accepted.includes(key)) throw rejected('invalid x-api-key');
}
