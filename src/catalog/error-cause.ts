import type { Provenance } from './provenance.ts';

/** What really went wrong with a call. Several causes share one HTTP status; branch on this, never on the status. */
export const causeIds = [
  'rate-limit',
  'ramp-limit',
  'tier-spend-cap',
  'contract-spend-cap',
  'organization-spend-limit',
  'workspace-spend-limit',
  'credit-empty',
  'billing-problem',
  'linked-organization-cannot-pay',
  'organization-on-hold',
  'encryption-key-problem',
  'key-rejected',
  'permission-denied',
  'model-not-found',
  'not-found',
  'conflict',
  'request-too-large',
  'invalid-request',
  'overloaded',
  'server-error',
  'server-timeout',
  'client-timeout',
  'connection-failed',
  'unexpected-response',
  'cancelled',
  'no-credential',
  'unknown',
] as const;
export type CauseId = (typeof causeIds)[number];

/** What a call's failure says about readiness: refusals are answers, faults of the way there are not. */
export type CauseMeaning =
  /** Key, permission or money said no: a fail of the check concerned. */
  | 'refused'
  /** The request itself is wrong for this API or model: a fail of the check concerned. */
  | 'invalid'
  /** Network, overload, timeout: nothing was learned, inconclusive. */
  | 'unreachable';

export interface CauseRow {
  readonly cause: CauseId;
  readonly meaning: CauseMeaning;
  /** HTTP statuses seen with this cause; empty: never reached HTTP. */
  readonly statuses: readonly number[];
  readonly errorType: string | null;
  /** `error.details.error_code` values that name the cause outright. */
  readonly errorCodes: readonly string[];
  /** Starts of `error.message` that name it where no code does. */
  readonly messageStarts: readonly string[];
  /** True: waiting and trying again can heal it. */
  readonly retryable: boolean;
  /** When it ends, in words. */
  readonly ends: string;
  /** One sentence: what happened. */
  readonly summary: string;
  /** One sentence: what to do now. */
  readonly advice: string;
  readonly provenance: Provenance;
}
