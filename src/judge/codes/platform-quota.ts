import type { CloudQuota } from '../seen/cloud.ts';

export type QuotaRow = Pick<CloudQuota, 'name' | 'counts' | 'per' | 'value' | 'from' | 'adjustable'>;

/** Megabytes of one request, from compact to bulky content. */
export interface RequestSize {
  readonly platform: string;
  readonly limitMb: number;
  readonly tokens: number;
  readonly media: 'vision' | 'pdf' | null;
  readonly lowMb: number;
  readonly highMb: number;
}

/** Finding codes of the quotas and sizes of a path. `platform` and `model` are display names. */
export type PlatformQuotaCodes = {
  /** `weighed`: the cloud counts an output token as several, of which this version does not know how many. */
  'quotas-read': { platform: string; model: string; quotas: readonly QuotaRow[]; weighed: boolean };
  'quotas-by-default': { platform: string; model: string; quotas: readonly QuotaRow[] };
  'quota-of-nothing': { platform: string; model: string; names: readonly string[] };
  /** `endpoint`: that of the plan, of which none is listed; null: none is listed at all. */
  'quota-not-listed': { platform: string; model: string; endpoint: CloudQuota['endpoint'] | null };
  /** `refused`: share of the day's requests that is not let in before midnight. */
  'day-quota-too-small': {
    platform: string;
    name: string;
    counts: CloudQuota['counts'];
    perDay: number;
    needed: number;
    refused: number;
  };

  'request-size-fits': RequestSize;
  'request-size-may-exceed': RequestSize;
  'request-size-exceeds': RequestSize;
};
