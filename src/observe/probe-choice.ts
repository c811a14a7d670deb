import type { Catalog } from '../catalog/catalog.ts';
import { platformRow } from '../catalog/lookup.ts';
import type { Absence, ObservationId } from '../judge/observation.ts';
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

/** Whether the probe has anything to ask on the planned path. */
export const speaksTo = ({ paths }: Probe, { platform }: Plan): boolean =>
  paths === 'any' || paths.includes(platform.path ?? 'claude-api');

/** Why a probe cannot run, or null. Local probes run even offline. */
export function blockedBecause(probe: Probe, plan: Plan, catalog: Catalog, canAsk: CanAsk): Absence | null {
  if (!speaksTo(probe, plan)) {
    const { name } = platformRow(catalog, plan.platform.path ?? 'claude-api');
    return { reason: `This probe does not speak to ${name}, of which documented facts tell instead.` };
  }
  if (probe.requests > 0 && canAsk.offline) {
    return { reason: 'The poll ran offline: nothing was sent.', held: { by: 'offline' } };
  }
  const reason = probe.blocked(plan, catalog);
  return reason === null ? lackingKey[probe.credential](canAsk) : { reason };
}

const lackingKey: Readonly<Record<Probe['credential'], (canAsk: CanAsk) => Absence | null>> = {
  none: () => null,
  key: ({ credentialReason }) =>
    credentialReason === null ? null : { reason: credentialReason, held: { by: 'key' } },
  // Only what the organization tells needs one, and the checks that want it say how to get it.
  admin: ({ adminReason }) => (adminReason === null ? null : { reason: adminReason }),
};
