import type { KnownLimit, LimiterName } from './limits.ts';

/** A limiter that no peak is held against, in the service's words. */
interface FurtherLimit {
  readonly type: string;
  readonly value: number;
}

/** What two rungs say of one limit. */
export interface LimitConflict {
  readonly limiter: LimiterName;
  readonly header: number;
  readonly organization: number | null;
  readonly workspace: number | null;
  /** The header states less or more than is in force by what is configured. */
  readonly side: 'below' | 'above';
}

/** A workspace's own limit and the planned peak. */
export interface OwnLimitAtPeak {
  /** `tpm`: input and output together. */
  readonly limiter: LimiterName | 'tpm';
  readonly own: number;
  readonly organization: number | null;
  readonly peak: number;
  /** peak / own. */
  readonly load: number;
}

/** A limit a workspace set for itself that no peak is held against, in the service's words. */
interface FurtherOwnLimit {
  readonly type: string;
  readonly own: number;
  readonly organization: number | null;
}

interface TightestLimit {
  readonly model: string;
  readonly limit: number;
  readonly inputPeak: number;
  readonly outputPeak: number;
}

interface SearchPeak {
  /** Searches of the busiest minute. */
  readonly peak: number;
  readonly limit: number;
  readonly load: number;
  readonly per: 'minute' | 'second';
  readonly from: 'workspace' | 'organization';
}

/** A day's batched requests against the batch limits of the tier. */
export interface BatchedDay {
  readonly tier: string;
  readonly perDay: number;
  /** Requests that may wait at once, over all unfinished batches. */
  readonly queued: number;
  /** Requests one batch may hold, and the batches a day takes. */
  readonly perBatch: number;
  readonly batches: number;
  /** How often the day fills the queue. */
  readonly fillings: number;
  /** Calls to the Batches API that a minute may bring, and who says so. */
  readonly callsPerMinute: number;
  readonly callsFrom: 'workspace' | 'organization' | 'table';
  /** Requests a batch must hold at least, so that a whole day of calls creates them all. */
  readonly smallestBatch: number;
}

/** Finding codes of the limits section that rest on the Rate Limits API, or wait for it. */
export type LimitsAdminCodes = {
  /** At least one of the limits was read with an admin key, and none is from a table. */
  'limits-from-admin': {
    model: string;
    fast: boolean;
    known: readonly KnownLimit[];
    further: readonly FurtherLimit[];
  };
  /** `workspaceRead`: whether the workspace's own limits were; `sameOrganization`: whether both keys were seen to have one. */
  'limits-disagree': {
    model: string;
    conflicts: readonly LimitConflict[];
    workspaceRead: boolean;
    sameOrganization: boolean;
  };

  'workspace-limits-none': { model: string; workspaceId: string };
  'workspace-limits-enough': { model: string; workspaceId: string; limits: readonly OwnLimitAtPeak[] };
  'workspace-limits-near': { model: string; workspaceId: string; limits: readonly OwnLimitAtPeak[] };
  /** `limits`: those the peak was held against as well, which are above it. */
  'workspace-limits-unjudged': {
    model: string;
    workspaceId: string;
    further: readonly FurtherOwnLimit[];
    limits: readonly OwnLimitAtPeak[];
  };
  /** The list was cut, and what was read of it holds no limit of the workspace. */
  'workspace-limits-cut': { model: string; workspaceId: string };
  'workspace-limits-below-peak': { model: string; workspaceId: string; limits: readonly OwnLimitAtPeak[] };
  /** The tokens header shows a limit below the organization's, of input or of output. */
  'tightest-limit-below-peak': TightestLimit;
  'tightest-limit-may-be-below-peak': TightestLimit;
  /** Nobody with an admin key looked; `reason` says why. */
  'workspace-limits-unread': { reason: string };
  'workspace-limits-refused': { workspaceId: string; status: number };
  /** The admin key's list has no group for the planned model. */
  'workspace-limits-ungrouped': { model: string };

  'batch-queue-fits': BatchedDay;
  'batch-above-queue': BatchedDay & { deadlineHours: number };
  'batch-limits-unpublished': { tier: string; perDay: number };

  'searches-fit': SearchPeak;
  'searches-near-limit': SearchPeak;
  'searches-above-limit': SearchPeak;
  'search-limit-unread': { reason: string };
  /** The list has no group for web search, or none of its limiters is one this version can count. */
  'search-limit-unlisted': { types: readonly string[] };
};
