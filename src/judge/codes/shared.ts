import type { CauseId } from '../../catalog/error-cause.ts';
import type { Level } from '../../catalog/vocabulary.ts';
import type { Origin } from '../figure.ts';
import type { ObservationId } from '../observation.ts';

/** Codes any check may end in. */
export type SharedCodes = {
  /** `quotesAccount`: the question repeats what the account answered. */
  'not-answered': { question: string; field: string; quotesAccount?: true };
  'not-applicable': { why: string };
  'not-observed': { probe: string; reason: string };
  /** Judged well enough, but this level wants better evidence than there is. */
  'needs-better-evidence': {
    has: Origin;
    wants: readonly Origin[];
    level: Level;
    /** Probes of the check that brought nothing; those that do not concern the plan are no part of it. */
    missing: readonly ObservationId[];
    /** Why, as full sentences; empty where nothing was polled yet. */
    reasons: readonly string[];
  };
  /** A probe was not sent for want of money. `coversUsd`: whole cents that would cover every probe of the plan. */
  'over-budget': { budgetUsd: number; coversUsd: number };
  'ran-offline': Record<string, never>;
  /** Nothing could be asked for want of a key; `reason` is a full sentence. */
  'no-usable-key': { reason: string };
  /** Nothing could be asked of the cloud for want of a credential; `reason` says in full sentences how to bring one. */
  'no-cloud-credential': { platform: string; reason: string };
  /** An earlier probe cost more than was announced, so no other one was sent; `reason` is a full sentence. */
  'announced-too-low': { reason: string };
  /** A probe that leaves something in the account waits for a person's word. */
  'not-agreed': { leaves: string; coversUsd: number };
  /** No probe speaks to the planned path, so asking again brings nothing. */
  'path-not-probed': { platform: string };
  /** A call was refused for a reason that is this check's own. */
  'call-refused': { probe: string; cause: CauseId; reason: string };
  /** A call was refused for a reason that another check judges. */
  'waits-for-check': {
    check: 'platform/access' | 'platform/iam' | 'platform/model-id' | 'platform/region' | 'model/available';
    cause: CauseId;
    summary: string;
  };
  /** `oldDays`: how long ago that was, where it was long ago. */
  'answered-yes': { by: string; on: string; oldDays?: number; evidence: string | null };
  'answered-no': { by: string; on: string; oldDays?: number; note: string | null };
  'answer-dated-ahead': { by: string; on: string; today: string };
  'check-crashed': { message: string };
};
