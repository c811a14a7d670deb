import type { Absence } from '../judge/observation.ts';
import { Budget, passed } from './budget.ts';
import type { Probe } from './probe.ts';

/** What a poll has spent and still has under way. */
export interface Purse {
  readonly spentUsd: () => number;
  /** Sets a probe's worst case aside; or says why it must not be sent, and sets nothing aside. */
  readonly take: (probe: Probe, worstCaseUsd: number) => Absence | null;
  /** Books what it cost in place of what was set aside. */
  readonly settle: (probe: Probe, worstCaseUsd: number, costUsd: number) => void;
}

/**
 * Holds a poll to its budget while it runs: the worst cases announced decide what is planned, what was really billed
 * decides what is still sent. After one announcement proved too low, no other one is relied on.
 */
export function openPurse(budgetUsd: number): Purse {
  const budget = new Budget(budgetUsd);
  let dearer: string | null = null;
  return {
    spentUsd: () => budget.spentUsd,
    take({ title }, usd) {
      if (usd === 0) return null;
      if (dearer !== null) return { reason: dearer, held: { by: 'overrun' } };
      if (budget.take(usd)) return null;
      const reason = `Not sent: ${title} could cost more than is left of the budget of ${budgetUsd} USD.`;
      return { reason, held: { by: 'overrun' } };
    },
    settle({ title }, usd, costUsd) {
      budget.settle(usd, costUsd);
      if (!passed(costUsd, usd)) return;
      dearer = `Not sent, because an earlier probe (${title}) was billed ${costUsd.toFixed(6)} USD after at most ${usd.toFixed(6)} USD was announced: what this one could cost is not known either.`;
    },
  };
}
