import { recordedTraffic } from '../capacity/arrivals/recorded-traffic.ts';
import type { CachedInput, RequestSizes } from '../capacity/arrivals/request-sizes.ts';
import { meanTokens, type TokenSizes } from '../capacity/arrivals/token-sizes.ts';
import type { Trace } from '../capacity/arrivals/trace.ts';
import { curveTraffic, type Traffic, timesTraffic } from '../capacity/arrivals/traffic.ts';
import type { Client } from '../capacity/simulation/client.ts';
import type { Catalog } from '../catalog/catalog.ts';
import {
  cacheReadsCount,
  findModel,
  hasAnthropicOrganization,
  largestCacheMinimum,
  limitIncrease,
  platformRow,
} from '../catalog/lookup.ts';
import type { Model } from '../catalog/model.ts';
import { ttlMinutes } from '../cost/caching.ts';
import { measuredMonth } from '../judge/measured-sizes.ts';
import type { Observed } from '../judge/observation.ts';
import { type AnswerPace, answerPace, plannedClient } from '../judge/planned-scenario.ts';
import { type DayTraffic, lastingCurve, plannedDay } from '../plan/day-traffic.ts';
import type { Plan } from '../plan/schema.ts';
import { UsageError } from '../plan/usage-error.ts';
import { tokenFactor } from '../plan/workload-elsewhere.ts';
import { list } from '../report/wording/format.ts';
import {
  type LimitedBy,
  type LimitedClass,
  type LimitedService,
  limitedService,
  limitsOfAccount,
  limitsOfTier,
} from './limited-classes.ts';
import type { WhatIf } from './what-if.ts';

/** What is known before anything is simulated. */
export interface SimulationInput {
  readonly plan: Plan;
  readonly catalog: Catalog;
  readonly observed: Observed;
  readonly whatIf: WhatIf;
  readonly trace: { readonly name: string; readonly trace: Trace } | null;
}

export interface SimulationSetup extends LimitedService {
  readonly limitedBy: LimitedBy;
  readonly classes: readonly LimitedClass[];
  readonly client: Client;
  readonly pace: AnswerPace;
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

/** Throws UsageError where plan, recording and account together do not say enough. */
export function simulationSetup(input: SimulationInput): SimulationSetup {
  const { plan, whatIf, observed } = input;
  const { classes, day, traffic, lasting, otherwiseCached, readsCache } = input.trace
    ? fromTrace(input, input.trace.trace)
    : fromPlan(input);
  const pace = answerPace({ observed });
  refuseTierElsewhere(input);
  const limitsOf = whatIf.tier ? limitsOfTier(input.catalog, whatIf.tier) : limitsOfAccount(input);
  const limitedBy: LimitedBy = {
    limitsOf,
    own: whatIf,
    pace,
    enforced: whatIf.enforced ?? 'minute',
    reservedTokens: reservedTokens(input),
  };
  const limited = limitedService(classes, limitedBy);
  if (limited.limits.length === 0) throw new UsageError(noLimits(classes));
  const { concurrency, attempts } = whatIf;
  return {
    ...limited,
    limitedBy,
    classes,
    pace,
    day,
    traffic,
    lasting,
    otherwiseCached,
    readsCache,
    client: plannedClient(
      {
        ...plan,
        client: {
          ...plan.client,
          ...(concurrency !== undefined && { concurrency }),
          ...(attempts !== undefined && { attempts }),
        },
      },
      input.catalog,
    ),
  };
}

/** Some paths hold `max_tokens` against their quota until the answer ends. */
const reservedTokens = ({ plan, catalog }: SimulationInput): number | null =>
  plan.platform.path && limitIncrease(catalog, plan.platform.path).reservesMaxTokens
    ? (plan.tokens.maxTokens ?? null)
    : null;

/** Tiers are Anthropic's: the clouds' own quotas have none. */
function refuseTierElsewhere({ plan, catalog, whatIf }: SimulationInput): void {
  const platform = plan.platform.path ? platformRow(catalog, plan.platform.path) : null;
  if (!whatIf.tier || !platform || hasAnthropicOrganization(platform)) return;
  throw new UsageError(
    `${platform.name} has no usage tiers. Give its quotas instead, for instance --what-if rpm=50,tpm=400000.`,
  );
}

const mostNamed = 5;

/** The first few, and how many more there are. */
const someOf = (names: readonly string[]): string =>
  list(
    names.length <= mostNamed ? names : [...names.slice(0, mostNamed), `${names.length - mostNamed} more`],
  );

const noLimits = (classes: readonly LimitedClass[]): string =>
  `No rate limit is known for ${someOf(classes.map(({ models }) => models || 'requests without a model'))}. Give limits of your own with --what-if rpm=50,tpm=400000; on the Claude API name a tier whose limits are published with --what-if tier=start or in limits.tier; or run "gonogo run" with a key first: it keeps the limits of the account.`;

/** Requests so many times, less those that go through batches. */
const multipleOf = ({ multiplier = 1, batched = 0 }: WhatIf): number => multiplier * (1 - batched);

function fromPlan({ plan, catalog, observed, whatIf }: SimulationInput) {
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

function fromTrace({ plan, catalog, whatIf }: SimulationInput, trace: Trace) {
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
