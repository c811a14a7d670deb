import type { JudgeInput } from '../../src/judge/check.ts';
import { type ObservationId, type ObservedBy, observedBy } from '../../src/judge/observation.ts';
import { otherOrganization } from '../../src/judge/other-organization.ts';
import type { ApiKeyRow } from '../../src/judge/seen/api-keys.ts';
import type { WorkspaceRow } from '../../src/judge/seen/workspaces.ts';

/** Probes that `adminEvidence` reads. */
export const adminEvidenceNeeds = [
  'tiny-message',
  'organization',
  'workspaces',
  'api-keys',
] as const satisfies readonly ObservationId[];

/** What the admin key showed of the organization that the product's key belongs to. */
export interface AdminEvidence {
  readonly workspaces: ObservedBy<'workspaces'> | null;
  readonly keys: ObservedBy<'api-keys'> | null;
}

/** Nothing of what another organization's admin key shows is evidence. */
export function adminEvidence(input: JudgeInput): AdminEvidence {
  if (otherOrganization(input)) return { workspaces: null, keys: null };
  return {
    workspaces: observedBy(input.observed, 'workspaces'),
    keys: observedBy(input.observed, 'api-keys'),
  };
}

/** The key the product's calls are made with, as it is listed; null where it could not be told from others. */
export function keyInUse({ keys }: AdminEvidence): ApiKeyRow | null {
  const inUse = keys?.value.inUse;
  return (inUse?.kind === 'found' && keys?.value.keys.find(({ id }) => id === inUse.id)) || null;
}

/** The workspace the product is planned for, else the one its key was answered for or is listed in. */
export function productWorkspaceId(input: JudgeInput, evidence: AdminEvidence): string | null {
  const scope = keyInUse(evidence)?.scope;
  return (
    input.plan.workspace.id ??
    observedBy(input.observed, 'tiny-message')?.value.workspaceId ??
    (scope?.type === 'workspace' ? scope.workspaceId : null)
  );
}

export const listedWorkspace = (
  { workspaces }: AdminEvidence,
  id: string | null | undefined,
): WorkspaceRow | null => workspaces?.value.workspaces.find((row) => row.id === id) ?? null;
