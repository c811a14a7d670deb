import type { LimitConflict } from './limits-admin.ts';

/** `tpm`: input and output tokens together, as some clouds count them. */
export type LimiterName = 'rpm' | 'itpm' | 'otpm' | 'tpm';

/** Requests, input and output tokens a minute. */
export interface LimitTriple {
  readonly rpm: number;
  readonly itpm: number;
  readonly otpm: number;
}

export interface KnownLimit {
  readonly limiter: LimiterName;
  readonly perMinute: number;
  /** Where it was read; the first two with an admin key, the last two of a cloud. */
  readonly rung: 'workspace' | 'organization' | 'header' | 'table' | 'quota' | 'default-quota';
}

/** Finding codes of the limits section, with their arguments. `model`, `tier` and `platform` are display names. */
export type LimitsCodes = {
  'limits-from-headers': LimitTriple & { model: string };
  'limits-from-table': LimitTriple & { model: string; tier: string; asOf: string };
  /** `conflicts`: of those known, where the headers and the Rate Limits API differ. */
  'limits-partly-known': {
    model: string;
    known: readonly KnownLimit[];
    unknown: readonly LimiterName[];
    conflicts?: readonly LimitConflict[];
  };
  'limits-unpublished': { tier: string };
  /** Quotas that the cloud lists for the account. */
  'limits-from-quotas': { platform: string; model: string; known: readonly KnownLimit[] };
  /** `reason`: why they were not read, as a full sentence; null where nobody asked yet. */
  'limits-elsewhere': { platform: string; where: string; reason?: string | null };
  /** Fast mode is planned; its own limits are not published, and no admin key showed them. */
  'limits-fast-mode': { model: string };
  'limits-model-unlisted': { id: string };
  /** A message was answered, but without limits of this model's class. */
  'limit-headers-absent': { model: string };

  'tier-confirmed': { tier: string; model: string };
  /** Evaluation and Custom have no table; what was seen does not speak against them. */
  'tier-plausible': { tier: string; model: string };
  'tier-lower-than-stated': { stated: string; seen: string; model: string };
  'tier-higher-than-stated': { stated: string; seen: string; model: string };
  'limits-below-every-tier': { stated: string; lowest: string; model: string; configured: boolean };
  /** `configured`: an admin key showed them, so no workspace has lowered them. */
  'limits-match-no-tier': { stated: string; model: string; configured: boolean };
};
