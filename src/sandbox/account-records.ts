import type { MinuteLimits } from '../catalog/limits.ts';
import type { LimitClass } from '../catalog/model.ts';

/** A workspace beside the one the account's usual keys belong to. */
export interface WorkspaceRecord {
  /** `wrkspc_…` */
  readonly id: string;
  readonly name: string;
  /** ISO date-time; null: still in use. */
  readonly archivedAt: string | null;
  /** Monthly spend limit of this workspace, in USD. Default: none. */
  readonly monthlyLimitUsd?: number;
}

/** What a key may be used for, by the names the SDK gives them. */
export type KeyScope = 'workspace:inference' | 'workspace:developer' | 'org:admin' | 'read:analytics';

/** A key as the organization lists it. */
export interface ApiKeyRecord {
  /** `apikey_…` */
  readonly id: string;
  readonly name: string;
  readonly status: 'active' | 'inactive' | 'archived';
  /** ISO date-time; null: never. A key past it is listed as expired. */
  readonly expiresAt: string | null;
  /** Null: the key is not tied to a workspace. */
  readonly workspaceId: string | null;
  /** The key itself, where a test wants to use it; it opens the workspace above, as long as it is active. */
  readonly secret?: string;
  /** Default: everything a key of its kind can do. With scopes, a key without workspace can open organization routes too. */
  readonly scopes?: readonly KeyScope[];
}

/** Limits a workspace set below those of the organization. */
export type WorkspaceLimits = Partial<Record<LimitClass, Partial<MinuteLimits>>>;

/** What one model was used for in one workspace on one day (UTC), for the usage and cost reports. */
export interface UsageDay {
  /** ISO date. */
  readonly date: string;
  readonly model: string;
  readonly workspaceId: string;
  readonly requests: number;
  readonly uncachedInputTokens: number;
  readonly cacheReadTokens: number;
  readonly outputTokens: number;
  readonly amountUsd: number;
}
