export interface IdMismatch {
  readonly what: 'workspace' | 'organization';
  readonly planned: string;
  readonly seen: string;
}

/** Geographies a workspace lets inference run in. */
export type AllowedGeos = 'unrestricted' | readonly string[];

/** Finding codes of the workspace section, with their arguments. */
export type WorkspaceCodes = {
  /** `name`: as the organization lists it; absent where no list was read. */
  'workspace-confirmed': { workspaceId: string; organizationId: string | null; name?: string };
  'workspace-not-listed': { planned: string };
  'workspace-archived': { workspaceId: string; name: string; archivedOn: string };
  'workspace-name-differs': { workspaceId: string; planned: string; listed: string };
  'workspace-mismatch': { mismatches: readonly IdMismatch[] };
  'workspace-not-shown': { what: IdMismatch['what']; planned: string };

  'workspace-is-default': { name: string | null };
  /** `workspaceId`: what an answer of the API showed; null where none was asked. */
  'workspace-not-default': { workspaceId: string | null };
  /** Another workspace than the planned one answered, so the answer says nothing of the planned one. */
  'workspace-other-answered': { planned: string; seen: string };
  'workspace-not-default-unproven': { name: string | null };
  /** Measured: what the organization lists. */
  'workspace-listed-as-default': { workspaceId: string };
  'workspace-listed-apart': { workspaceId: string; name: string };
  'workspace-default-misstated': { workspaceId: string; name: string };

  /** `keys`: active keys of the workspace whose names speak of another use; `more`: of those, not named here. */
  'environments-mixed': { name: string; keys: readonly string[]; more: number };
  /** `others`: other workspaces in use; `activeKeys`: null where no list of keys was read. */
  'environments-apart': { name: string; others: number; activeKeys: number | null };

  'residency-without-requirement': { allowed: AllowedGeos | null };
  'residency-costs-more': { factor: number; by: 'plan' | 'workspace' };
  'residency-geo-not-allowed': { name: string; geo: 'us' | 'global'; allowed: AllowedGeos };
  /** `asked`: whether the message asked for the US. */
  'residency-served-elsewhere': { served: string; asked: boolean };
  'residency-not-asked': { name: string; defaultGeo: string };
  'residency-met': { by: 'request' | 'default'; allowed: AllowedGeos | null };
  'residency-unproven': { asked: boolean };
};
