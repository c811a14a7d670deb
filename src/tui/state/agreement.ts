import type { PricedProbe } from '../../observe/probe.ts';
import type { Access } from '../services.ts';

/** What the person has let be sent: to whose account, which probes at which price, and what that has cost since. */
export interface Agreement {
  readonly access: Access;
  readonly probes: readonly PricedProbe[];
  /** USD */
  readonly spentUsd: number;
}

/** A new word of the person: the budget counts from here; what was agreed on for the same account stays agreed. */
export function agreeOn(
  earlier: Agreement | null,
  access: Access,
  probes: readonly PricedProbe[],
): Agreement {
  const others = earlier?.access === access ? earlier.probes : [];
  const kept = others.filter(({ id }) => probes.every((probe) => probe.id !== id));
  return { access, probes: [...probes, ...kept], spentUsd: 0 };
}

export const spendMore = (agreement: Agreement | null, usd: number): Agreement | null =>
  agreement && { ...agreement, spentUsd: agreement.spentUsd + usd };

/** True where nothing would be sent, or only what was agreed on, as it was and within what is left of the budget. */
export function covers(
  agreement: Agreement | null,
  access: Access,
  probes: readonly PricedProbe[],
  budgetUsd: number,
): boolean {
  const sent = probes.filter(({ blocked, requests }) => blocked === null && requests > 0);
  if (sent.length === 0) return true;
  if (agreement?.access !== access) return false;
  const worstCaseUsd = sent.reduce((sum, probe) => sum + probe.worstCaseUsd, agreement.spentUsd);
  return worstCaseUsd <= budgetUsd && sent.every((probe) => agreement.probes.some(sameRequest(probe)));
}

/** The words say what leaves this machine, so other words are another request. */
const sameRequest =
  (probe: PricedProbe) =>
  (agreed: PricedProbe): boolean =>
    agreed.id === probe.id &&
    agreed.blocked === null &&
    agreed.sends === probe.sends &&
    probe.worstCaseUsd <= agreed.worstCaseUsd;
