import type { CapPassed } from '../../cost/pace.ts';
import type { MonthUsageSeen } from '../seen/month-usage.ts';

export type ReportSource = MonthUsageSeen['source'];

export type CapScope = 'usage-tier' | 'organization' | 'workspace';

/** One cap, and when spending passes it this month. */
export interface MonthCap extends CapPassed {
  readonly scope: CapScope;
  readonly capUsd: number;
  /** Spent so far of what the cap counts. */
  readonly spentUsd: number;
}

/** Spending of the month so far and where it leads. */
export interface MonthPace {
  readonly source: ReportSource;
  /** ISO date-times (UTC). */
  readonly from: string;
  readonly to: string;
  readonly spentUsd: number;
  readonly perDay: { readonly meanUsd: number; readonly lowUsd: number; readonly highUsd: number } | null;
  /** Which whole days make the pace: once two of them are over, those since a launch of this month, else those before. */
  readonly paceDays: 'all' | 'before-launch' | 'since-launch';
  /** Planned traffic included. */
  readonly monthEnd: { readonly expected: number; readonly low: number; readonly high: number } | null;
  /** Planned traffic the pace does not hold; null where it does, or none of it falls into this month. */
  readonly added: { readonly from: string; readonly usdPerDay: number } | null;
  /** In the order in which they are passed. */
  readonly caps: readonly MonthCap[];
  /** Display names of models whose price steps the usage reports cannot tell apart. */
  readonly steppedModels: readonly string[];
  readonly cut: boolean;
}

/** Somebody else on the same rate limits. Tokens as the limits count them. */
export interface Drawer {
  readonly kind: 'workspace' | 'key';
  readonly name: string;
  readonly inputTokens: number;
  readonly outputTokens: number;
}

export interface SharedBucket {
  readonly model: string;
  readonly source: ReportSource;
  readonly from: string;
  readonly to: string;
  /** Their part of the class's input and output this month, 0 to 1; the larger of the two decides. */
  readonly inputShare: number;
  readonly outputShare: number;
  /** Their mean use as a part of the tightest limit that is known, 0 to 1; null where none is. */
  readonly load: number | null;
  /** The largest first, three at most. */
  readonly drawers: readonly Drawer[];
  readonly others: number;
  /** Ids of models the catalog does not list, which may belong to the class: three at most. */
  readonly unlisted: readonly string[];
}

/** Finding codes of the checks that read the month's usage and cost, with their arguments. */
export type MonthCodes = {
  /** `instead`: what is judged without them. */
  'month-not-read': {
    probe: 'month-usage' | 'month-cost';
    reason: string;
    instead: 'spend' | 'limits' | 'forecast';
  };
  'month-over': { to: string };
  'month-too-young': { spentUsd: number; to: string };
  /** No pace yet, but with the planned month (`plannedUsd`) no known cap is more than half used. */
  'month-young-with-room': MonthPace & { plannedUsd: number };
  'month-caps-unknown': MonthPace;
  'month-without-cap': MonthPace;
  'month-fits': MonthPace;
  'month-cut-short': MonthPace;
  /** An export that does not hold the first days of the month. */
  'month-begins-late': MonthPace;
  'month-cap-passed': MonthPace;
  'month-cap-possible': MonthPace;
  /** This month fits; a whole month of the same pace with the planned traffic does not. */
  'month-cap-after-launch': MonthPace & { cap: MonthCap; wholeMonthUsd: number };

  'bucket-alone': Pick<SharedBucket, 'model' | 'source' | 'from' | 'to' | 'unlisted'> & { used: boolean };
  'bucket-barely-shared': SharedBucket;
  'bucket-shared': SharedBucket;
  'bucket-cut-short': Pick<SharedBucket, 'model' | 'source' | 'from' | 'to' | 'unlisted'>;
  'own-workspace-unnamed': { model: string };
};
