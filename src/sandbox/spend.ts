import type { Catalog } from '../catalog/catalog.ts';
import { tierRow } from '../catalog/lookup.ts';
import type { Model } from '../catalog/model.ts';
import type { AccountProfile } from './account.ts';
import type { AnsweredCause } from './errors.ts';

/** Tokens of one answered request, split the way they are priced. */
export interface BilledTokens {
  /** Input after the last cache breakpoint. */
  readonly uncached: number;
  readonly cacheWrite5m: number;
  readonly cacheWrite1h: number;
  readonly cacheRead: number;
  readonly output: number;
}

export interface PriceTerms {
  /** Multiplier for `inference_geo: "us"`, else 1. */
  readonly geoFactor: number;
  readonly speed: 'standard' | 'fast';
}

/** Price of one request in USD. The whole prompt decides the price step, and the step holds for the whole request. */
export function priceUsd(model: Model, tokens: BilledTokens, terms: PriceTerms): number {
  const promptTokens = tokens.uncached + tokens.cacheWrite5m + tokens.cacheWrite1h + tokens.cacheRead;
  const step = model.prices.steps.find(
    (row) => row.upToPromptTokens === null || promptTokens <= row.upToPromptTokens,
  );
  if (!step) throw new Error(`The catalog has no price for ${promptTokens} prompt tokens on ${model.id}.`);
  const fast = terms.speed === 'fast' ? model.fastMode : null;
  // Fast mode multiplies the model's prices; its catalog row states input and output, the cache prices follow input.
  const inputFactor = fast ? fast.inputUsdPerMTok / step.inputUsdPerMTok : 1;
  const perMTok =
    inputFactor *
      (tokens.uncached * step.inputUsdPerMTok +
        tokens.cacheWrite5m * step.cacheWrite5mUsdPerMTok +
        tokens.cacheWrite1h * step.cacheWrite1hUsdPerMTok +
        tokens.cacheRead * step.cacheReadUsdPerMTok) +
    tokens.output * (fast ? fast.outputUsdPerMTok : step.outputUsdPerMTok);
  return (perMTok * terms.geoFactor) / 1_000_000;
}

/** What the account has spent and whether it may go on. Monthly sums start anew at 00:00 UTC on the 1st. */
export class Ledger {
  readonly #account: AccountProfile;
  readonly #tierCapUsd: number | null;
  #totalUsd = 0;
  #month: string;
  #monthUsd: number;

  constructor(account: AccountProfile, catalog: Catalog, now: Date) {
    this.#account = account;
    this.#tierCapUsd = tierRow(catalog, account.tier).monthlySpendCapUsd;
    this.#month = monthOf(now);
    this.#monthUsd = account.spentThisMonthUsd;
  }

  /** Spent since the sandbox started, in USD. */
  get totalUsd(): number {
    return this.#totalUsd;
  }

  charge(usd: number, now: Date): void {
    this.#turnMonth(now);
    this.#totalUsd += usd;
    this.#monthUsd += usd;
  }

  /** No prepaid credit left; also refuses token counting. */
  outOfCredit(): boolean {
    return this.#account.creditUsd - this.#totalUsd <= 0;
  }

  /** Why no paid request is let through now; null: none. */
  refusal(now: Date): AnsweredCause | null {
    this.#turnMonth(now);
    if (this.outOfCredit()) return 'credit-empty';
    const reached = (limitUsd: number | null) => limitUsd !== null && this.#monthUsd >= limitUsd;
    if (reached(this.#account.organizationLimitUsd)) return 'organization-spend-limit';
    if (reached(this.#account.workspaceLimitUsd)) return 'workspace-spend-limit';
    if (reached(this.#tierCapUsd)) return 'tier-spend-cap';
    return null;
  }

  #turnMonth(now: Date): void {
    const month = monthOf(now);
    if (month === this.#month) return;
    this.#month = month;
    this.#monthUsd = 0;
  }
}

const monthOf = (date: Date) => date.toISOString().slice(0, 7);
