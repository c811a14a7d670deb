import type { Catalog } from '../catalog/catalog.ts';
import { tierRow } from '../catalog/lookup.ts';
import type { Model } from '../catalog/model.ts';
import { type BilledUsage, priceRequest } from '../cost/price.ts';
import type { AccountProfile } from './account.ts';
import type { AnsweredCause } from './errors.ts';
import { spendLimitOf } from './workspace-limits.ts';

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

/**
 * What the account has spent, as a whole and by workspace, and whether it may go on. Monthly sums start anew at 00:00 UTC
 * on the 1st; no month comes back.
 */
export class Ledger {
  readonly #account: AccountProfile;
  readonly #tierCapUsd: number | null;
  #totalUsd = 0;
  #month: string;
  #monthUsd: number;
  readonly #monthUsdByWorkspace = new Map<string, number>();

  constructor(account: AccountProfile, catalog: Catalog, now: Date) {
    this.#account = account;
    this.#tierCapUsd = tierRow(catalog, account.tier).monthlySpendCapUsd;
    this.#month = monthOf(now);
    this.#monthUsd = account.spentThisMonthUsd;
    this.#monthUsdByWorkspace.set(account.workspace.id, account.spentThisMonthUsd);
  }

  /** Spent since the sandbox started, in USD. */
  get totalUsd(): number {
    return this.#totalUsd;
  }

  charge(usd: number, workspaceId: string, now: Date): void {
    this.#turnMonth(now);
    this.#totalUsd += usd;
    this.#monthUsd += usd;
    this.#monthUsdByWorkspace.set(workspaceId, this.#spentBy(workspaceId) + usd);
  }

  /** No prepaid credit left; also refuses token counting. */
  outOfCredit(): boolean {
    return this.#account.creditUsd - this.#totalUsd <= 0;
  }

  /** Why no paid request of that workspace is let through now; null: none. */
  refusal(workspaceId: string, now: Date): AnsweredCause | null {
    this.#turnMonth(now);
    if (this.outOfCredit()) return 'credit-empty';
    const reached = (spentUsd: number, limitUsd: number | null) => limitUsd !== null && spentUsd >= limitUsd;
    if (reached(this.#monthUsd, this.#account.organizationLimitUsd)) return 'organization-spend-limit';
    if (reached(this.#spentBy(workspaceId), spendLimitOf(this.#account, workspaceId)))
      return 'workspace-spend-limit';
    if (reached(this.#monthUsd, this.#tierCapUsd)) return 'tier-spend-cap';
    return null;
  }

  #spentBy(workspaceId: string): number {
    return this.#monthUsdByWorkspace.get(workspaceId) ?? 0;
  }

  #turnMonth(now: Date): void {
    const month = monthOf(now);
    if (month <= this.#month) return;
    this.#month = month;
    this.#monthUsd = 0;
    this.#monthUsdByWorkspace.clear();
  }
}

const monthOf = (date: Date) => date.toISOString().slice(0, 7);
