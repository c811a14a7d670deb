import type { Catalog } from '../catalog/catalog.ts';
import type { ObservationId } from '../judge/observation.ts';
import type { Plan } from '../plan/schema.ts';
import type { PricedProbe, Probe } from './probe.ts';
import { blockedBecause, type CanAsk, chosen, type Probes, speaksTo } from './probe-choice.ts';

/**
 * The probes some checks need on the planned path, with what each sends and costs at most; those that cannot run say why.
 */
export function pricePoll(
  needed: ReadonlySet<ObservationId>,
  probes: Probes,
  plan: Plan,
  catalog: Catalog,
  canAsk: CanAsk,
): PricedProbe[] {
  return chosen(needed, probes, plan)
    .filter((probe) => speaksTo(probe, plan))
    .map((probe) =>
      priced(probe, plan, catalog, blockedBecause(probe, plan, catalog, canAsk)?.reason ?? null),
    );
}

/** A probe as people are shown it; `blocked` says why it will not run, or is null. */
export function priced(probe: Probe, plan: Plan, catalog: Catalog, blocked: string | null): PricedProbe {
  return {
    id: probe.id,
    title: probe.title,
    leaves: probe.leaves?.(plan) ?? null,
    sends: [probe.sends(plan), probe.leaves?.(plan) ?? ''].join(' ').trim(),
    requests: blocked ? 0 : probe.requests,
    worstCaseUsd: blocked ? 0 : probe.worstCaseUsd(plan, catalog),
    blocked,
  };
}
