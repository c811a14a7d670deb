import type { Catalog } from '../catalog/catalog.ts';
import type { MinuteLimits } from '../catalog/limits.ts';
import { documentedLimits } from '../catalog/lookup.ts';
import type { LimitClass } from '../catalog/model.ts';
import type { AccountProfile } from './account.ts';

/** Limits of the organization for a model class; null where the account has none that are known. */
export function minuteLimitsOf(
  { profile, catalog }: { readonly profile: AccountProfile; readonly catalog: Catalog },
  limitClass: LimitClass,
): MinuteLimits | null {
  return profile.limits?.[limitClass] ?? documentedLimits(catalog, limitClass, profile.tier) ?? null;
}

/** Monthly spend limit of a workspace in USD; null: none, as always for the Default workspace. */
export function spendLimitOf(
  { workspace, workspaceLimitUsd, workspaces }: AccountProfile,
  workspaceId: string,
): number | null {
  if (workspace.id === workspaceId) return workspace.isDefault ? null : workspaceLimitUsd;
  return workspaces?.find(({ id }) => id === workspaceId)?.monthlyLimitUsd ?? null;
}

/** Limits a workspace set itself for a model class. The Default workspace can set none. */
export function ownLimitsOf(
  { workspace, workspaceLimits }: AccountProfile,
  workspaceId: string,
  limitClass: LimitClass,
): Partial<MinuteLimits> {
  if (workspace.isDefault && workspace.id === workspaceId) return {};
  return workspaceLimits?.[workspaceId]?.[limitClass] ?? {};
}
