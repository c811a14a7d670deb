import type { LimitConflict } from './limits-admin.ts';

export type LimiterName = 'rpm' | 'itpm' | 'otpm';

/** Requests, input and output tokens a minute. */
export interface LimitTriple {
  readonly rpm: number;
  readonly itpm: number;
  readonly otpm: number;
}

export interface KnownLimit {
  readonly limiter: LimiterName;
  readonly perMinute: number;
  /** Where it was read; the first two with an admin key. */
  readonly rung: 'workspace' | 'organization' | 'header' | 'table';
}

/** The planned peak against one limit. */
export interface PeakAgainstLimit {
  readonly limiter: LimiterName;
  readonly peak: number;
  readonly limit: number;
  /** peak / limit. */
  readonly load: number;
  readonly limitFrom:
    | { readonly kind: 'workspace' | 'organization' | 'header' }
    | { readonly kind: 'table'; readonly tier: string };
  readonly peakFrom: { readonly kind: 'stated' } | { readonly kind: 'derived'; readonly assumes: string };
  /** Share the plan says could be batched but counts as live here; 0 where there is none. */
  readonly movableShare: number;
  /** Who grants more: the Console has a request form, paths through a cloud have none. */
  readonly increaseBy: 'console' | 'account-team';
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
  'limits-elsewhere': { platform: string; where: string };
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

  'peak-fits': PeakAgainstLimit;
  'peak-near-limit': PeakAgainstLimit;
  'peak-above-limit': PeakAgainstLimit;
};
