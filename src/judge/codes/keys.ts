import type { ApiKeyRow } from '../seen/api-keys.ts';

/** Finding codes of the keys section, with their arguments. `name` is the name the team gave a key. */
export type KeysCodes = {
  'no-admin-key-in-app': { looked: readonly string[] };
  /** `inUse`: the SDK would send it; `shadowed`: variables that hold one and lose. */
  'admin-key-in-app': { inUse: string | null; shadowed: readonly string[] };

  'credential-alone': { from: string };
  'credential-not-alone': { from: string; shadowed: readonly string[]; empty: readonly string[] };

  'key-active': { name: string; workspaceId: string; createdOn: string };
  'key-not-active': { name: string; status: Exclude<ApiKeyRow['status'], 'active'> };
  'key-of-other-workspace': { name: string; planned: string; listed: string };
  'key-of-organization': { name: string; principal: ApiKeyRow['principal'] };
  'key-of-a-person': { name: string; workspaceId: string };
  /** A call was answered, and no list says more. */
  'key-answers': {
    call: 'message' | 'model';
    workspaceId: string | null;
    why: 'no-list' | 'ambiguous' | 'not-compared' | 'cut';
  };
  'key-not-listed': { listed: number };
  'admin-of-other-organization': { admin: string; key: string };

  'key-federated': { from: string };
  'key-never-expires': { name: string | null };
  'key-expired': { name: string | null; on: string };
  'key-expires-before-launch': { name: string | null; on: string; launchDate: string };
  'key-expires-within-life': { name: string | null; on: string; lifeEnd: string };
  'key-outlives-plan': { name: string | null; on: string; lifeEnd: string };

  'key-seems-separate': { name: string; workspaceId: string; activeKeys: number };
  'key-named-for-other-use': { name: string };
};
