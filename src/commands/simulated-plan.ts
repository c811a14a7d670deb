import type { CachedInput, RequestSizes } from '../capacity/arrivals/request-sizes.ts';
import type { TokenSizes } from '../capacity/arrivals/token-sizes.ts';
import { curveTraffic, timesTraffic } from '../capacity/arrivals/traffic.ts';
import type { Catalog } from '../catalog/catalog.ts';
import { cacheReadsCount, findModel, largestCacheMinimum } from '../catalog/lookup.ts';
import type { Model } from '../catalog/model.ts';
import { ttlMinutes } from '../cost/caching.ts';
import { measuredMonth } from '../judge/measured-sizes.ts';
import { lastingCurve, plannedDay } from '../plan/day-traffic.ts';
import type { Plan } from '../plan/schema.ts';
import { UsageError } from '../plan/usage-error.ts';
import { tokenFactor } from '../plan/workload-elsewhere.ts';
import { list } from '../report/wording/format.ts';
import type { SimulatedTraffic, SimulationInput } from './simulation-input.ts';
import { multipleOf, type WhatIf } from './what-if.ts';

/** The planned day as traffic. Throws UsageError naming every answer that it lacks. */
export function plannedTraffic({ plan, catalog, observed, whatIf }: SimulationInput): SimulatedTraffic {
  const day = plannedDay(plan, catalog, measuredMonth({ plan, catalog, observed }));
  if (day.kind === 'missing') {
    throw new UsageError(
      `The plan does not say enough to simulate its traffic. Open: ${list(day.missing.map(({ field }) => field))}. Answer them in the wizard ("gonogo") or in gonogo.json, or simulate recorded traffic with --trace FILE.`,
    );
  }
  const planned = findModel(catalog, plan.model.id);
  const model = findModel(catalog, whatIf.model) ?? planned;
  const factor = planned && model ? tokenFactor(catalog, planned, model) : 1;
  const sizes = changedSizes(day.sizes, factor, whatIf, model, catalog);
  const other = otherwise(sizes, plan, factor, model, catalog);
  const trafficOf = (of: RequestSizes, curve = day.curve) =>
    timesTraffic(curveTraffic(curve, of, { spacing: whatIf.arrivals ?? 'random' }), multipleOf(whatIf));
  return {
    classes: [{ models: model?.name ?? plan.model.id ?? '', model }],
    day: { ...day, sizes },
    traffic: trafficOf(sizes),
    lasting: trafficOf(sizes, lastingCurve(day)),
    readsCache: sizes.cache.kind !== 'none',
    otherwiseCached: other && trafficOf({ ...sizes, cache: other }),
  };
}

function changedSizes(
  { input, output, cache }: RequestSizes,
  factor: number,
  { cached }: WhatIf,
  model: Model | undefined,
  catalog: Catalog,
): RequestSizes {
  const minimum = model?.behaviour.cacheMinimumTokens ?? largestCacheMinimum(catalog);
  const read: CachedInput =
    cached !== undefined
      ? { kind: 'share', share: cached }
      : cache.kind === 'prefixes'
        ? {
            ...cache,
            prefixes: cache.prefixes
              .map(({ tokens, share }) => ({ share, tokens: tokens * factor }))
              .filter(({ tokens }) => tokens >= minimum),
          }
        : cache;
  const counts = cacheReadsCount(model);
  return {
    input: scaled(input, factor),
    output: scaled(output, factor),
    cache: counts || (read.kind === 'prefixes' && read.prefixes.length === 0) ? { kind: 'none' } : read,
  };
}

function scaled(sizes: TokenSizes, factor: number): TokenSizes {
  if (sizes.kind === 'lognormal') {
    return { ...sizes, typical: sizes.typical * factor, p95: sizes.p95 * factor };
  }
  const [first, ...others] = sizes.slices;
  return { kind: 'measured', slices: [first * factor, ...others.map((tokens) => tokens * factor)] };
}

/** What is cached now would not be, or the planned repeated prefix would be, for five minutes. */
function otherwise(
  { cache }: RequestSizes,
  { tokens }: Plan,
  factor: number,
  model: Model | undefined,
  catalog: Catalog,
): CachedInput | null {
  if (cache.kind !== 'none') return { kind: 'none' };
  const prefix = (tokens.repeatedPrefix ?? 0) * factor;
  const minimum = model?.behaviour.cacheMinimumTokens ?? largestCacheMinimum(catalog);
  if (prefix < minimum || prefix === 0 || cacheReadsCount(model)) return null;
  return {
    kind: 'prefixes',
    lifetimeMs: ttlMinutes['5m'] * 60_000,
    prefixes: [{ tokens: prefix, share: 1 }],
  };
}
