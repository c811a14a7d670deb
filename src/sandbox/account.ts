import { catalog } from '../catalog/catalog.ts';
import type { MinuteLimits } from '../catalog/limits.ts';
import type { LimitClass } from '../catalog/model.ts';
import type { Feature, Tier } from '../catalog/vocabulary.ts';
import type {
  ApiKeyRecord,
  Residency,
  UsageDay,
  WorkspaceLimits,
  WorkspaceRecord,
} from './account-records.ts';
import type { Pace } from './pace.ts';

/** The account a sandbox pretends to be. Plain data, so that a test or a rehearsal can vary one field. */
export interface AccountProfile {
  readonly tier: Tier;
  /** Replaces the tier's documented limits, class by class; needed where a tier has no published figures. */
  readonly limits?: Partial<Record<LimitClass, MinuteLimits>>;
  /** Prepaid credit left when the sandbox starts, in USD. */
  readonly creditUsd: number;
  /** Spent in the current calendar month (UTC) before the sandbox started, in USD, all of it by `workspace`. */
  readonly spentThisMonthUsd: number;
  /** Monthly limit the organization set itself; null: none. */
  readonly organizationLimitUsd: number | null;
  /** Monthly limit of `workspace`, which binds its keys only; null: none. Without effect on the Default workspace, which can have none. */
  readonly workspaceLimitUsd: number | null;
  readonly workspace: {
    readonly id: string;
    readonly isDefault: boolean;
    readonly name: string;
    readonly residency?: Residency;
  };
  readonly organizationId: string;
  readonly keys:
    | { readonly kind: 'accept-any' }
    | { readonly kind: 'list'; readonly accepted: readonly string[] };
  /** Ids this account cannot see or call, beside retired ones. */
  readonly unavailableModels: readonly string[];
  /** Disabled by trust and safety. */
  readonly onHold: boolean;
  /** What the organization switched off: 403 where it is asked for; prompt caching silently caches nothing. Default: nothing. */
  readonly disabledFeatures?: readonly Feature[];
  /** How long a batch takes by the sandbox's clock, in minutes. Default 1; a day and more: it expires. */
  readonly batchMinutes?: number;
  /** How fast its answers are written, where the sandbox is not told otherwise. Default: all at once. */
  readonly pace?: Pace;
  /** Files a tool made, which can be downloaded. Default: none. */
  readonly generatedFiles?: readonly {
    readonly filename: string;
    readonly mimeType: string;
    readonly text: string;
  }[];
  /** Replaces the documented file storage of an organization, in MB. */
  readonly fileStorageMb?: number;
  readonly organizationName?: string;
  /** Workspaces beside `workspace`. */
  readonly workspaces?: readonly WorkspaceRecord[];
  /** Keys the organization lists. Default: one active key of `workspace`. */
  readonly apiKeys?: readonly ApiKeyRecord[];
  /** Admin keys that open the organization routes. Default: every key that looks like one. */
  readonly adminKeys?: readonly string[];
  /** Limits that workspaces set for themselves, by workspace id; those of the Default workspace are ignored. Default: none. */
  readonly workspaceLimits?: Readonly<Record<string, WorkspaceLimits>>;
  /** What the usage and cost reports tell; what the sandbox answers itself is not in them. Default: no usage. */
  readonly usage?: readonly UsageDay[];
  /** Which of the usage and cost reports the organization may read: both kinds, the older ones alone, or none. Default: both. */
  readonly reports?: 'all' | 'older' | 'none';
  /** Whether the organization takes part in the preview of the spend limits routes. Default: no. */
  readonly spendLimitsPreview?: boolean;
}

const healthy: AccountProfile = {
  tier: 'start',
  creditUsd: 100,
  spentThisMonthUsd: 12.5,
  organizationLimitUsd: null,
  workspaceLimitUsd: null,
  workspace: { id: 'wrkspc_01SandboxProduction', isDefault: false, name: 'sandbox-production' },
  organizationId: '00000000-5a4d-4b0e-8000-000000000001',
  keys: { kind: 'accept-any' },
  unavailableModels: catalog.models.filter((model) => model.lifecycle.restricted).map((model) => model.id),
  onHold: false,
};

function sameForEveryClass(limits: MinuteLimits): Partial<Record<LimitClass, MinuteLimits>> {
  return Object.fromEntries(catalog.models.map((model) => [model.limitClass, limits]));
}

/** Ready-made accounts by name, for `--account`, rehearsals and tests. */
export const accountProfiles = {
  start: healthy,
  build: { ...healthy, tier: 'build', creditUsd: 500 },
  scale: { ...healthy, tier: 'scale', creditUsd: 5_000 },
  evaluation: {
    ...healthy,
    tier: 'evaluation',
    creditUsd: 5,
    spentThisMonthUsd: 0,
    // The service publishes no figures for this tier; these only keep the documented order "below Start".
    limits: sameForEveryClass({ rpm: 50, itpm: 50_000, otpm: 10_000 }),
  },
  custom: {
    ...healthy,
    tier: 'custom',
    creditUsd: 50_000,
    // Custom limits are agreed one by one; these only show an account above Scale.
    limits: sameForEveryClass({ rpm: 20_000, itpm: 20_000_000, otpm: 4_000_000 }),
  },
  // For load tests of the client's own side: no limit that one machine could reach, all of them counted as usual.
  unlimited: {
    ...healthy,
    tier: 'custom',
    creditUsd: 1_000_000_000,
    limits: sameForEveryClass({ rpm: 100_000_000, itpm: 1_000_000_000_000, otpm: 1_000_000_000_000 }),
  },
  'default-workspace': {
    ...healthy,
    workspace: { id: 'wrkspc_01SandboxDefault', isDefault: true, name: 'Default' },
  },
  'out-of-credit': { ...healthy, creditUsd: 0 },
  'spend-cap-reached': { ...healthy, spentThisMonthUsd: 500 },
  'organization-limit-reached': { ...healthy, organizationLimitUsd: 10 },
  'workspace-limit-reached': { ...healthy, workspaceLimitUsd: 10 },
  'on-hold': { ...healthy, onHold: true },
  'feature-disabled': { ...healthy, disabledFeatures: ['web-search', 'batch', 'files', 'prompt-caching'] },
  'key-rejected': { ...healthy, keys: { kind: 'list', accepted: [] } },
  'no-opus': {
    ...healthy,
    unavailableModels: [
      ...healthy.unavailableModels,
      ...catalog.models.filter((model) => model.line === 'opus').map((model) => model.id),
    ],
  },
} satisfies Record<string, AccountProfile>;

/** What `--account` takes. */
export type AccountName = keyof typeof accountProfiles;
