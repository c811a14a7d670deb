import { recordedTraffic } from '../capacity/arrivals/recorded-traffic.ts';
import { meanTokens } from '../capacity/arrivals/token-sizes.ts';
import type { Trace } from '../capacity/arrivals/trace.ts';
import { timesTraffic } from '../capacity/arrivals/traffic.ts';
import { cacheReadsCount, findModel } from '../catalog/lookup.ts';
import type { Plan } from '../plan/schema.ts';
import { UsageError } from '../plan/usage-error.ts';
import { tokenFactor } from '../plan/workload-elsewhere.ts';
import { type LimitedClass, mostNamed } from './limited-classes.ts';
import type { SimulatedTraffic, SimulationInput } from './simulation-input.ts';
import { multipleOf } from './what-if.ts';

/** A recording as traffic, each model in the stream of its class. Throws UsageError where it does not tell requests. */
export function recordedAsTraffic(
  { plan, catalog, whatIf }: Pick<SimulationInput, 'plan' | 'catalog' | 'whatIf'>,
  trace: Trace,
): SimulatedTraffic {
  const classes: LimitedClass[] = [];
  const streamOf = (name: string): number => {
    const model = findModel(catalog, whatIf.model ?? (name === '' ? plan.model.id : name));
    const known = classes.findIndex((row) => row.model?.limitClass === model?.limitClass);
    const shown = model?.name ?? (name === '' ? 'a model that nothing names' : name);
    if (known < 0) return classes.push({ models: shown, model }) - 1;
    const row = classes[known] as LimitedClass;
    const names = row.models.split(', ');
    if (!names.includes(shown) && names.length <= mostNamed)
      classes[known] = { ...row, models: `${row.models}, ${names.length < mostNamed ? shown : '…'}` };
    return known;
  };
  const streams = trace.models.map((name) => {
    const stream = streamOf(name);
    const to = classes[stream]?.model;
    const from = findModel(catalog, name === '' ? plan.model.id : name);
    return {
      stream,
      readsCount: cacheReadsCount(to),
      factor: whatIf.model && from && to ? tokenFactor(catalog, from, to) : 1,
    };
  });
  const tokensPerRequest = requestTokens(plan, trace);
  const trafficOf = (cachedShare: number | null) =>
    timesTraffic(recordedTraffic(trace, { streams, cachedShare, tokensPerRequest }), multipleOf(whatIf));
  const cachedShare = whatIf.cached ?? null;
  const readsCache = cachedShare === null ? trace.cached.some((tokens) => tokens > 0) : cachedShare > 0;
  const traffic = trafficOf(cachedShare);
  return {
    classes,
    day: null,
    traffic,
    lasting: traffic,
    readsCache,
    otherwiseCached: readsCache ? trafficOf(0) : null,
  };
}

/** Usage by the minute may not count requests; then the plan says how large one is. */
function requestTokens({ tokens: { input } }: Plan, trace: Trace): number | null {
  if (trace.kind === 'requests' || trace.requests) return null;
  if (input.typical != null && input.p95 != null)
    return meanTokens({ kind: 'lognormal', typical: input.typical, p95: input.p95 });
  throw new UsageError(
    'This usage does not count requests, so how many there were must follow from their size: state tokens.input.typical and tokens.input.p95 in the plan, or record requests one by one.',
  );
}
