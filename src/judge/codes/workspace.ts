export interface IdMismatch {
  readonly what: 'workspace' | 'organization';
  readonly planned: string;
  readonly seen: string;
}

/** Finding codes of the workspace section, with their arguments. */
export type WorkspaceCodes = {
  'workspace-confirmed': { workspaceId: string; organizationId: string | null };
  'workspace-mismatch': { mismatches: readonly IdMismatch[] };
  'workspace-not-shown': { what: IdMismatch['what']; planned: string };

  'workspace-is-default': { name: string | null };
  /** `workspaceId`: what an answer of the API showed; null where none was asked. */
  'workspace-not-default': { workspaceId: string | null };
  /** Another workspace than the planned one answered, so the answer says nothing of the planned one. */
  'workspace-other-answered': { planned: string; seen: string };
  'workspace-not-default-unproven': { name: string | null };
};
