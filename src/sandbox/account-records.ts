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
  /** Where its inference may run and does by default. Default: anywhere, and `global`. */
  readonly residency?: Residency;
}

export interface Residency {
  readonly allowedGeos: 'unrestricted' | readonly ('us' | 'global')[];
  readonly defaultGeo: 'us' | 'global';
}

/** What a key may be used for, by the names the SDK gives them. */
export type KeyScope = 'workspace:inference' | 'workspace:developer' | 'org:admin' | 'read:analytics';

/** A key as the organization lists it. */
export interface ApiKeyRecord {
  /** `apikey_…` */
  readonly id: string;
  readonly name: string;
  readonly status: 'active' | 'inactive' | 'archived';
  /** ISO date-time. Default: when everything else of the sandbox was made. */
  readonly createdAt?: string;
  /** ISO date-time; null: never. A key past it is listed as expired. */
  readonly expiresAt: string | null;
  /** Null: the key is not tied to a workspace. */
  readonly workspaceId: string | null;
  /** Whom the key acts as. Default: nobody in particular. */
  readonly principal?: { readonly kind: 'user' | 'service-account'; readonly id: string };
  /** The key itself, where a test wants to use it; it opens the workspace above, as long as it is active. Its hint shows beginning and ending. */
  readonly secret?: string;
  /** Default: everything a key of its kind can do. With scopes, a key without workspace can open organization routes too. */
  readonly scopes?: readonly KeyScope[];
}

/** Limits a workspace set below those of the organization. */
export type WorkspaceLimits = Partial<Record<LimitClass, Partial<MinuteLimits>>>;

/** What one model was used for in one workspace, with one key, on one day (UTC), for the usage and cost reports. */
export interface UsageDay {
  /** ISO date. */
  readonly date: string;
  readonly model: string;
  readonly workspaceId: string;
  /** Default: not by a key. */
  readonly apiKeyId?: string;
  readonly requests: number;
  readonly uncachedInputTokens: number;
  /** Default: none written. */
  readonly cacheWrite5mTokens?: number;
  readonly cacheWrite1hTokens?: number;
  readonly cacheReadTokens: number;
  readonly outputTokens: number;
  /** Default: none. */
  readonly webSearches?: number;
  readonly amountUsd: number;
}
