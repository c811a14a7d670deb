import type { CacheTtl } from '../../cost/caching.ts';
import type { VaryingKind } from '../seen/trial.ts';

/** How the repeated prefix is known. */
export type PrefixFrom =
  | { readonly kind: 'plan' }
  /** Common beginnings that a trial found; together `share` of the samples begin with one of them. */
  | {
      readonly kind: 'trial';
      readonly families: number;
      readonly share: number;
      /** Part of its tokens by which an estimate may be off, up or down; 0 where the API counted. */
      readonly band: number;
    };

/** A cached prefix in a medium month. */
export interface CachingMonth {
  readonly model: string;
  readonly ttl: CacheTtl;
  /** The largest, where there are several. */
  readonly prefixTokens: number;
  readonly from: PrefixFrom;
  /** Share of requests with that prefix expected to find it warm, and the share from which caching pays. */
  readonly hitShare: number;
  readonly breakEvenHitShare: number;
  /** Reads after one write from which caching pays. */
  readonly breakEvenReads: number;
  /** USD a month against no caching; negative: caching costs more. */
  readonly savingUsd: number;
  /** Input tokens that cache reads take off the input limit in the planned busiest minute; null: no peak is known. */
  readonly reliefTokensPerMinute: number | null;
}

/** The other time to live, for the same prefix and traffic. */
interface OtherTtl {
  readonly other: CacheTtl;
  readonly otherSavingUsd: number;
}

/** Both times to live side by side. */
export interface TtlsCompared extends CachingMonth, OtherTtl {
  readonly otherHitShare: number;
  readonly otherBreakEvenHitShare: number;
  readonly otherBreakEvenReads: number;
  /** Bursts a day the requests come in; null where they come in one stretch. */
  readonly bursts: number | null;
}

/** What the samples of a trial have in common at their beginning. */
export interface SampledPrefix {
  readonly model: string;
  readonly prefixTokens: number;
  readonly share: number;
  readonly analysed: number;
  /** Where the beginning ends, in words. */
  readonly endsIn: string;
  readonly varies: VaryingKind;
  readonly band: number;
}

/** Finding codes of the checks on prompt caching in the cost section. `model` is a display name. */
export type CostCachingCodes = {
  'caching-pays': CachingMonth;
  'caching-costs-more': CachingMonth & OtherTtl;
  'caching-without-prefix': { model: string; from: PrefixFrom };
  'caching-switched-off': { prefixTokens: number | null };
  'prefix-below-minimum': { model: string; prefixTokens: number; minimumTokens: number; from: PrefixFrom };
  'prefix-minimum-unknown': { model: string; prefixTokens: number; safeTokens: number };
  'prefix-near-minimum': {
    model: string;
    prefixTokens: number;
    minimumTokens: number;
    /** Part by which the length may be off. */
    band: number;
    /** Whether it was set to the scale of counts, or estimated on this machine alone. */
    isCounted: boolean;
  };
  'caching-left-out': CachingMonth & { mediumUsd: number };
  'caching-not-worth-it': { model: string; prefixTokens: number; savingUsd: number };
  'nothing-to-cache': { model: string; prefixTokens: number; minimumTokens: number };

  'cache-ttl-fits': TtlsCompared;
  'caching-better-with': TtlsCompared;

  /** `reason`: full sentence on why no sample tells; null tokens: the plan does not say either. */
  'prefix-not-sampled': { prefixTokens: number | null; reason: string };
  'prefix-stable': SampledPrefix & { minimumTokens: number; plannedTokens: number | null };
  /** `stored`: long enough for the model as it is. */
  'prefix-broken-early': SampledPrefix & {
    movedPrefixTokens: number;
    minimumTokens: number;
    stored: boolean;
    plannedTokens: number | null;
  };
  'no-stable-prefix': SampledPrefix & { minimumTokens: number };
  'planned-prefix-differs': SampledPrefix & { plannedTokens: number };
  /** `extraUsd`: what the writes cost above plain input; null where no price is documented. */
  'cache-written-never-read': {
    via: 'messages' | 'batch';
    answered: number;
    writtenTokens: number;
    extraUsd: number | null;
  };
};
