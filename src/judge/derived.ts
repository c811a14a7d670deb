import { type Limiter, limiters } from '../capacity/peak.ts';
import type { Catalog } from '../catalog/catalog.ts';
import { scenarioNames } from '../cost/scenarios.ts';
import { plannedPeak } from '../plan/peak-traffic.ts';
import type { Plan } from '../plan/schema.ts';
import { type MeasuredMonth, plannedMonth } from '../plan/workload.ts';
import { limitEvidence, originOfRung } from './limit-evidence.ts';
import { measuredMonth } from './measured-sizes.ts';
import type { Observed } from './observation.ts';
import type { Derived, LimitRow } from './run.ts';

/** The run's tables, from the same functions the checks judge with. */
export function deriveTables(plan: Plan, catalog: Catalog, observed: Observed): Derived {
  const measured = measuredMonth({ plan, catalog, observed });
  return {
    month: monthOf(plan, catalog, measured),
    limits: limitRows(plan, catalog, observed, measured),
  };
}

function monthOf(plan: Plan, catalog: Catalog, measured: MeasuredMonth | null): Derived['month'] {
  const month = plannedMonth(plan, catalog, measured);
  if (month.kind === 'missing') return { kind: 'missing', fields: month.missing.map((row) => row.field) };
  if (month.kind === 'unpriced') return { kind: 'missing', fields: ['model.id'] };
  return {
    kind: 'forecast',
    model: month.model.id,
    scenarios: scenarioNames.map((name) => {
      const { assumes, requests, components, totalUsd, perRequestUsd } = month.forecast[name];
      return { name, assumes, requests, components, totalUsd, perRequestUsd };
    }),
  };
}

const limitNames = {
  rpm: ['Requests', 'requests/min'],
  itpm: ['Input tokens, cache reads excluded', 'tokens/min'],
  otpm: ['Output tokens', 'tokens/min'],
} as const satisfies Record<Limiter, readonly [LimitRow['name'], LimitRow['unit']]>;

function limitRows(
  plan: Plan,
  catalog: Catalog,
  observed: Observed,
  measured: MeasuredMonth | null,
): LimitRow[] {
  const { limits } = limitEvidence({ plan, catalog, observed });
  return limiters.map((limiter) => {
    const [name, unit] = limitNames[limiter];
    const planned = plannedPeak(plan, catalog, limiter, measured);
    const peak = planned.kind === 'planned' ? planned.perMinute : null;
    const limit = limits[limiter];
    return {
      name,
      unit,
      peak,
      limit: limit?.perMinute ?? null,
      limitOrigin: limit ? originOfRung[limit.rung] : null,
      headroom: peak && limit ? limit.perMinute / peak : null,
    };
  });
}
