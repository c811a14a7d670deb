import type { Catalog } from '../catalog/catalog.ts';
import { platformRow } from '../catalog/lookup.ts';
import type { ObservationId } from '../judge/observation.ts';
import type { Plan } from '../plan/schema.ts';
import type { Probe } from './probe.ts';

export type Probes = { readonly [K in ObservationId]: Probe<K> };

/** Whether a poll may ask, and with which keys; reasons are full sentences, null where a key is there. */
export interface CanAsk {
  readonly offline: boolean;
  readonly credentialReason: string | null;
  readonly adminReason: string | null;
}

/** Needed probes that concern the plan, in the registry's order, with those they wait for. */
export function chosen(needed: ReadonlySet<ObservationId>, probes: Probes, plan: Plan): Probe[] {
  const wanted = new Set<ObservationId>();
  const add = (id: ObservationId) => {
    if (wanted.has(id) || !probes[id].concerns(plan)) return;
    wanted.add(id);
    for (const earlier of probes[id].after) add(earlier);
  };
  for (const id of needed) add(id);
  return (Object.values(probes) as Probe[]).filter((probe) => wanted.has(probe.id));
}

/** A full sentence why a probe cannot run, or null. Local probes run even offline. */
export function blockedBecause(probe: Probe, plan: Plan, catalog: Catalog, canAsk: CanAsk): string | null {
  const path = plan.platform.path ?? 'claude-api';
  if (probe.paths !== 'any' && !probe.paths.includes(path)) {
    return `This probe speaks to the Claude API only; ${platformRow(catalog, path).name} is judged from documented facts.`;
  }
  if (probe.requests > 0 && canAsk.offline) return 'The poll ran offline: nothing was sent.';
  return probe.blocked(plan, catalog) ?? lackingKey[probe.credential](canAsk);
}

const lackingKey: Readonly<Record<Probe['credential'], (canAsk: CanAsk) => string | null>> = {
  none: () => null,
  key: ({ credentialReason }) => credentialReason,
  admin: ({ adminReason }) => adminReason,
};
