import type { KeyScope } from './account-records.ts';
import { ApiFailure } from './errors.ts';

/**
 * What a key needs at a path, the first row that fits: one of these scopes. The names are those the SDK knows; which
 * endpoint asks for which is documented for analytics alone.
 */
const neededScopes: readonly (readonly [string, readonly KeyScope[]])[] = [
  ['/v1/organizations/analytics/', ['read:analytics', 'org:admin']],
  ['/v1/organizations/', ['org:admin']],
  ['/v1/files', ['workspace:developer']],
  ['/v1/', ['workspace:inference', 'workspace:developer']],
];

/** Throws the 403 of a key that was given scopes, but none of those the path needs. */
export function checkScopes(scopes: readonly KeyScope[], path: string): void {
  const needed = neededScopes.find(([prefix]) => path.startsWith(prefix))?.[1] ?? [];
  if (needed.length === 0 || needed.some((scope) => scopes.includes(scope))) return;
  throw new ApiFailure({
    status: 403,
    type: 'permission_error',
    message: `The API key lacks the scope ${needed.join(' or ')}, which this request needs.`,
    details: { error_code: 'api_key_scope_missing' },
  });
}
