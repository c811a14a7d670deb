import type { CapScope } from './month.ts';
import type { CapReached, MonthBelowCap, SpendScope } from './spend.ts';

/** What every request is answered once a limit is reached. */
export interface LimitRefusal {
  readonly status: number;
  /** `error.type` */
  readonly type: string;
  /** Start of `error.message`. */
  readonly messageStart: string;
}

/** A cap below a limit, which is therefore reached first. */
export interface LimitsBelow {
  readonly below: 'tier cap' | 'organization limit';
  readonly belowUsd: number;
}

/** What stops a runaway bill where no limit does; credit: prepaid, and not reloaded. */
export interface StopsInstead {
  readonly what: CapScope | 'credit';
  readonly usd: number;
}

interface OwnLimit {
  readonly scope: SpendScope;
  readonly limitUsd: number;
  /** What the plan says instead; null where it says the same or nothing. */
  readonly statedUsd: number | null;
  readonly error: LimitRefusal | null;
}

/** Null: the organization's own list shows none. */
type Said = { readonly by: string; readonly on: string } | null;

/** Finding codes of the limits that a team sets for itself, with their arguments. */
export type SpendLimitsCodes = {
  'own-limit-fits': OwnLimit & MonthBelowCap;
  'own-limit-near': OwnLimit & MonthBelowCap;
  'own-limit-reached': OwnLimit & CapReached;
  /** `limitUsd`: of the other scope. */
  'own-limit-on-the-other': { scope: SpendScope; said: Said; limitUsd: number };
  /** `statedUsd`: what the plan counts on all the same. */
  'own-limit-missing': {
    scope: SpendScope;
    said: Said;
    statedUsd: number | null;
    instead: readonly StopsInstead[];
  };
  'workspace-limit-impossible': { limitUsd: number };
  'own-limit-without-effect': LimitsBelow & { scope: SpendScope; limitUsd: number };
};
