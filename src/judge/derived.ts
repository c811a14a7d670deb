import { perMinute, requestsOf } from '../capacity/arrivals/rate-curve.ts';
import type { LimitInForce } from '../capacity/limits-in-force.ts';
import { type Limiter, limiters } from '../capacity/peak.ts';
import type { Catalog } from '../catalog/catalog.ts';
import { scenarioNames } from '../cost/scenarios.ts';
import { plannedDay } from '../plan/day-traffic.ts';
import { costPerDay, costPerUser } from '../plan/month-shares.ts';
import { monthOnEachModel } from '../plan/other-models.ts';
import { plannedPeak } from '../plan/peak-traffic.ts';
import type { Plan } from '../plan/schema.ts';
import { type MeasuredMonth, type PlannedMonth, plannedMonth } from '../plan/workload.ts';
import { type MonthlyCap, plannedYear } from '../plan/year.ts';
import { limitEvidence, originOfRung } from './limit-evidence.ts';
import { measuredMonth } from './measured-sizes.ts';
import type { Observed } from './observation.ts';
import type { Derived, LimitRow, YearTable } from './run.ts';
import { trafficTable } from './traffic-table.ts';

/** What the year ahead needs beside plan and observations. */
interface Ahead {
  /** ISO date (UTC). */
  readonly today: string;
  /** As the checks know them best. */
  readonly caps: readonly MonthlyCap[];
}

/** All tables of a run. */
export function deriveAll(plan: Plan, catalog: Catalog, observed: Observed, ahead: Ahead): Derived {
  const traffic = trafficTable({ plan, catalog, observed });
  return { ...deriveTables(plan, catalog, observed, ahead), ...(traffic && { traffic }) };
}

/** The run's tables, from the same functions the checks judge with, but for the simulated day, which takes some time. */
export function deriveTables(plan: Plan, catalog: Catalog, observed: Observed, ahead: Ahead): Derived {
  const measured = measuredMonth({ plan, catalog, observed });
  const month = plannedMonth(plan, catalog, measured);
  const models = month.kind === 'planned' && monthOnEachModel(plan, catalog, month);
  return {
    month: monthTable(plan, month),
    ...(month.kind === 'planned' && { year: yearTable(plan, month, ahead) }),
    ...(models && { models }),
    limits: limitRows(plan, catalog, observed, measured),
  };
}

function monthTable(plan: Plan, month: PlannedMonth): Derived['month'] {
  if (month.kind === 'missing') return { kind: 'missing', fields: month.missing.map((row) => row.field) };
  if (month.kind === 'unpriced') return { kind: 'missing', fields: ['model.id'] };
  return {
    kind: 'forecast',
    model: month.model.id,
    scenarios: scenarioNames.map((name) => {
      const { assumes, requests, components, layers, totalUsd, perRequestUsd } = month.forecast[name];
      const perUserUsd = costPerUser(plan, totalUsd);
      return {
        name,
        assumes,
        requests,
        components,
        layers,
        totalUsd,
        perRequestUsd,
        perDayUsd: costPerDay(month.workload, totalUsd),
        ...(perUserUsd !== null && { perUserUsd }),
      };
    }),
  };
}

type Priced = Extract<PlannedMonth, { readonly kind: 'planned' }>;

function yearTable(plan: Plan, month: Priced, { today, caps: known }: Ahead): YearTable {
  const { growthPerMonth, months, caps } = plannedYear(plan, month, known, today);
  return { growthPerMonth, months, caps };
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
  const { limits, quotas } = limitEvidence({ plan, catalog, observed });
  const calmer = steadyShare(plan, catalog, measured);
  const peakOf = (limiter: Limiter): number | null => {
    const planned = plannedPeak(plan, catalog, limiter, measured);
    return planned.kind === 'planned' ? planned.perMinute : null;
  };
  const row = (
    [name, unit]: readonly [LimitRow['name'], LimitRow['unit']],
    peak: number | null,
    limit: LimitInForce | null,
  ): LimitRow => ({
    name,
    unit,
    peak,
    steady: peak === null || calmer === null ? null : peak * calmer,
    limit: limit?.perMinute ?? null,
    limitOrigin: limit ? originOfRung[limit.rung] : null,
    headroom: peak && limit ? limit.perMinute / peak : null,
  });
  const apart = limiters.map((limiter) => row(limitNames[limiter], peakOf(limiter), limits[limiter]));
  if (!quotas?.together) return apart;
  const [input, output] = [peakOf('itpm'), peakOf('otpm')];
  const both = input === null || output === null ? null : input + output;
  return [...apart, row(['Input and output tokens together', 'tokens/min'], both, quotas.together)];
}

/** What a mean minute of those with traffic is of the busiest; null where the plan knows its peak alone. */
function steadyShare(plan: Plan, catalog: Catalog, measured: MeasuredMonth | null): number | null {
  const day = plannedDay(plan, catalog, measured);
  if (day.kind === 'missing' || day.shape === null) return null;
  const minutes = [...perMinute(day.curve)].filter((requests) => requests > 0);
  const busiest = minutes.reduce((most, requests) => Math.max(most, requests), 0);
  return busiest > 0 ? requestsOf(day.curve) / minutes.length / busiest : null;
}
