import type { Trace } from '../capacity/arrivals/trace.ts';
import type { Traffic } from '../capacity/arrivals/traffic.ts';
import type { Catalog } from '../catalog/catalog.ts';
import type { Observed } from '../judge/observation.ts';
import type { DayTraffic } from '../plan/day-traffic.ts';
import type { Plan } from '../plan/schema.ts';
import type { LimitedClass } from './limited-classes.ts';
import type { WhatIf } from './what-if.ts';

/** What is known before anything is simulated. */
export interface SimulationInput {
  readonly plan: Plan;
  readonly catalog: Catalog;
  readonly observed: Observed;
  readonly whatIf: WhatIf;
  readonly trace: { readonly name: string; readonly trace: Trace } | null;
}

/** What is sent, planned or recorded. */
export interface SimulatedTraffic {
  readonly classes: readonly LimitedClass[];
  readonly traffic: Traffic;
  /** The same, lasting for hours where the plan knows no more than its peak. */
  readonly lasting: Traffic;
  /** The same without reading from a cache, or where nothing is cached now, with it; null: nothing is known that could be. */
  readonly otherwiseCached: Traffic | null;
  /** Whether `traffic` reads from a cache. */
  readonly readsCache: boolean;
  /** The planned day; null for recorded traffic. */
  readonly day: DayTraffic | null;
}
