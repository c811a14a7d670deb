import type { Catalog } from '../catalog/catalog.ts';
import { tierRow } from '../catalog/lookup.ts';
import type { Model } from '../catalog/model.ts';
import { type BilledUsage, priceRequest } from '../cost/price.ts';
import type { AccountProfile } from './account.ts';
import type { AnsweredCause } from './errors.ts';

export interface PriceTerms {
  /** Multiplier for `inference_geo: "us"`, else 1. */
  readonly locationFactor: number;
  readonly fast: boolean;
  readonly usdPerWebSearch: number;
}

/** Price of one answered request in USD, at the model's documented prices. */
export function chargeUsd(model: Model, usage: BilledUsage, terms: PriceTerms): number {
  const standard = model.prices.steps[0]?.inputUsdPerMTok ?? 0;
  const fast = terms.fast && model.fastMode ? model.fastMode.inputUsdPerMTok / standard : 1;
  return priceRequest(usage, {
    steps: model.prices.steps,
    batchFactor: 1,
    locationFactor: terms.locationFactor,
    speedFactor: fast,
    usdPerWebSearch: terms.usdPerWebSearch,
  }).totalUsd;
}

/** What the account has spent and whether it may go on. Monthly sums start anew at 00:00 UTC on the 1st; no month comes back. */
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
    if (month <= this.#month) return;
    this.#month = month;
    this.#monthUsd = 0;
  }
}

const monthOf = (date: Date) => date.toISOString().slice(0, 7);
