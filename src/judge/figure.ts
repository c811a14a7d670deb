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
