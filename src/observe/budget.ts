/** Sums of the same prices in another order differ by less. */
const noiseUsd = 1e-12;

/** True where something cost more than it was announced to cost at most. */
export const passed = (costUsd: number, worstUsd: number): boolean => costUsd > worstUsd + noiseUsd;

/** Keeps spending within its money: what was spent and what is under way never pass it together. */
export class Budget {
  readonly #budgetUsd: number;
  #spentUsd = 0;
  #underWayUsd = 0;
  #overrun: { readonly costUsd: number; readonly worstUsd: number } | null = null;

  constructor(budgetUsd: number, spentUsd = 0) {
    this.#budgetUsd = budgetUsd;
    this.#spentUsd = spentUsd;
  }

  /** At least what was billed, in USD. */
  get spentUsd(): number {
    return this.#spentUsd;
  }

  /** The first answer that cost more than it could; from then on no other bound is relied on. */
  get overrun(): { readonly costUsd: number; readonly worstUsd: number } | null {
    return this.#overrun;
  }

  /** Sets the most a call can cost aside; false: it does not fit, and nothing is set aside. */
  take(worstUsd: number): boolean {
    if (!(this.#spentUsd + this.#underWayUsd + worstUsd <= this.#budgetUsd + noiseUsd)) return false;
    this.#underWayUsd += worstUsd;
    return true;
  }

  /** Sets aside what a call of an earlier start may cost, which has left whether it fits or not. */
  takeUp(worstUsd: number): void {
    this.#underWayUsd += worstUsd;
  }

  /** Books what a call cost in place of what was set aside for it. */
  settle(worstUsd: number, costUsd: number): void {
    this.#underWayUsd = Math.max(0, this.#underWayUsd - worstUsd);
    this.#spentUsd += costUsd;
    if (passed(costUsd, worstUsd)) this.#overrun ??= { costUsd, worstUsd };
  }
}
