import type { Provenance } from '../catalog/provenance.ts';

/** How a number came to be known, from strongest contact with reality to a person's word. */
export const origins = [
  'live',
  'admin',
  'measured',
  'source',
  'simulated',
  'drill',
  'documented',
  'planned',
  'attested',
] as const;
export type Origin = (typeof origins)[number];

export const units = [
  'tokens',
  'tokens/min',
  'tokens/s',
  'requests/min',
  'requests/day',
  'requests',
  'USD',
  'USD/month',
  'USD/MTok',
  'USD/request',
  'days',
  'months',
  'ms',
  's',
  /** A number of things the name says, e.g. searches. */
  'count',
  'ratio',
  'percent',
  'date',
  'text',
] as const;
export type Unit = (typeof units)[number];

/** A number (or date, or name) that says where it comes from and when it was true. */
export interface Figure {
  readonly name: string;
  readonly value: number | string;
  readonly unit: Unit;
  readonly origin: Origin;
  /** Catalog source id for documented figures, probe id for live ones, plan path for planned ones. */
  readonly source: string;
  /** ISO date or date-time the figure was true. */
  readonly at: string;
}

type Value = Figure['value'];

/** A figure of the plan: `path` is the plan field, `today` the day it was judged on. */
export function planned(name: string, value: Value, unit: Unit, path: string, today: string): Figure {
  return { name, value, unit, origin: 'planned', source: path, at: today };
}

/** A figure of the catalog, with the first source and the date of its row. */
export function documented(
  name: string,
  value: Value,
  unit: Unit,
  provenance: Pick<Provenance, 'sources' | 'asOf'>,
): Figure {
  return { name, value, unit, origin: 'documented', source: provenance.sources[0], at: provenance.asOf };
}

/** A figure a probe brought from the real account. */
export function live(
  name: string,
  value: Value,
  unit: Unit,
  observation: { readonly probe: string; readonly at: string },
): Figure {
  return { name, value, unit, origin: 'live', source: observation.probe, at: observation.at };
}

/** A figure that the organization's own routes told an admin key. */
export function admin(
  name: string,
  value: Value,
  unit: Unit,
  observation: { readonly probe: string; readonly at: string },
): Figure {
  return { name, value, unit, origin: 'admin', source: observation.probe, at: observation.at };
}

/** A figure of the team's own files, e.g. an export of the Console. */
export function measured(
  name: string,
  value: Value,
  unit: Unit,
  observation: { readonly probe: string; readonly at: string },
): Figure {
  return { name, value, unit, origin: 'measured', source: observation.probe, at: observation.at };
}

/** A figure computed from the plan and the catalog; `source` names the computation, e.g. "month forecast". */
export function simulated(name: string, value: Value, unit: Unit, source: string, today: string): Figure {
  return { name, value, unit, origin: 'simulated', source, at: today };
}
