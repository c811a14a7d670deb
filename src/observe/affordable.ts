import type { Catalog } from '../catalog/catalog.ts';
import type { Absence, ObservationId } from '../judge/observation.ts';
import type { Plan } from '../plan/schema.ts';
import { priced } from './price.ts';
import type { PricedProbe, Probe } from './probe.ts';
import { blockedBecause, type CanAsk, speaksTo } from './probe-choice.ts';

/** What may be spent, and in which order of need. */
export interface Means extends CanAsk {
  readonly probes: readonly Probe[];
  readonly plan: Plan;
  readonly catalog: Catalog;
  /** Hard limit in USD: a probe whose worst case would pass it is not started. */
  readonly budgetUsd: number;
  /** What would cover every probe of the plan, USD; absent where `probes` are all of them. */
  readonly wholeUsd?: number;
  /** How soon a check stays open and stops the launch without the probe: lower comes first, absent last. */
  readonly urgency: ReadonlyMap<ObservationId, number>;
  /** Whether a person agreed to what probes leave in the account. */
  readonly mayLeave: boolean;
}

export interface Affordable {
  /** The worst cases of all that will be sent, USD; never above the budget. */
  readonly worstCaseUsd: number;
  /** Why a probe is not to be sent; absent where it is. */
  readonly held: ReadonlyMap<ObservationId, Absence>;
}

/**
 * As many probes as the budget carries if every one of them cost its worst case: those without which a check stops the
 * launch at the lowest level first, the cheaper before the dearer.
 */
export function affordable(means: Means): Affordable {
  const { probes, plan, catalog, budgetUsd, mayLeave } = means;
  const held = new Map<ObservationId, Absence>();
  const runnable: { readonly probe: Probe; readonly usd: number }[] = [];
  for (const probe of probes) {
    const blocked = blockedBecause(probe, plan, catalog, means);
    if (blocked) held.set(probe.id, blocked);
    else runnable.push({ probe, usd: probe.worstCaseUsd(plan, catalog) });
  }
  const coversUsd = inCents(means.wholeUsd ?? runnable.reduce((sum, { usd }) => sum + usd, 0));
  const tooDear: typeof runnable = [];
  const rank = rankOf(means);
  let worstCaseUsd = 0;
  for (const { probe, usd } of runnable.sort(
    (a, b) => rank(a.probe.id) - rank(b.probe.id) || a.usd - b.usd,
  )) {
    const leaves = mayLeave ? null : (probe.leaves?.(plan) ?? null);
    // Put so that a price or budget that is not a number buys nothing.
    if (usd !== 0 && !(worstCaseUsd + usd <= budgetUsd)) tooDear.push({ probe, usd });
    else if (leaves !== null) held.set(probe.id, notAgreed(leaves, coversUsd));
    else worstCaseUsd += usd;
  }
  for (const { probe, usd } of tooDear) {
    held.set(probe.id, {
      reason: overBudget(usd, budgetUsd, worstCaseUsd, coversUsd),
      held: { by: 'budget', budgetUsd, coversUsd },
    });
  }
  return { worstCaseUsd, held };
}

/** The probes of a poll as they will be sent within the means, and why the others will not. */
export function plannedProbes(means: Means, { held } = affordable(means)): PricedProbe[] {
  const { probes, plan, catalog } = means;
  return probes
    .filter((probe) => speaksTo(probe, plan))
    .map((probe) => priced(probe, plan, catalog, held.get(probe.id)?.reason ?? null));
}

/** What others wait for is as urgent as they are. */
function rankOf({ probes, urgency }: Means): (id: ObservationId) => number {
  const own = (id: ObservationId) => urgency.get(id) ?? Number.MAX_SAFE_INTEGER;
  return (id) =>
    probes.reduce(
      (least, probe) => (probe.after.includes(id) ? Math.min(least, own(probe.id)) : least),
      own(id),
    );
}

/** 12 digits drop the binary noise of a sum that is round on paper. */
const inCents = (usd: number): number => Math.ceil(Number((usd * 100).toPrecision(12))) / 100;

const millionths = (usd: number, round: (value: number) => number): string =>
  (round(Number((usd * 1e6).toPrecision(12))) / 1e6).toFixed(6);

/** What is needed is rounded up and what is left down, so that the one is never shown to fit into the other. */
function overBudget(usd: number, budgetUsd: number, setAsideUsd: number, coversUsd: number): string {
  const cost = `It could cost up to ${millionths(usd, Math.ceil)} USD`;
  const budget =
    setAsideUsd > 0
      ? `${cost}. Of the budget of ${budgetUsd} USD, ${millionths(setAsideUsd, Math.ceil)} USD was set aside for other probes, which left ${millionths(budgetUsd - setAsideUsd, Math.floor)} USD.`
      : `${cost}, and the budget is ${budgetUsd} USD.`;
  return `${budget} ${coversUsd.toFixed(2)} USD would cover all probes of this plan.`;
}

const notAgreed = (leaves: string, coversUsd: number): Absence => ({
  reason: `Not sent, because nobody agreed to what stays in the account. ${leaves} Naming a budget agrees to it, as in gonogo run --budget ${coversUsd.toFixed(2)}; so does the wizard's consent screen.`,
  held: { by: 'consent', leaves, coversUsd },
});
