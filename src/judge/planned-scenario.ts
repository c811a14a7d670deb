import type { Scenario } from '../capacity/answers/scenario.ts';
import { curveTraffic } from '../capacity/arrivals/traffic.ts';
import type { Rung } from '../capacity/limits-in-force.ts';
import { limiters, type SimulatedLimiter } from '../capacity/peak.ts';
import type { Client } from '../capacity/simulation/client.ts';
import { type Counted, type Enforced, minuteLimit, reserving } from '../capacity/simulation/limit.ts';
import type { Service } from '../capacity/simulation/service.ts';
import type { Catalog } from '../catalog/catalog.ts';
import { limitIncrease } from '../catalog/lookup.ts';
import { type DayTraffic, type PlannedDay, plannedDay } from '../plan/day-traffic.ts';
import { missingAnswer } from '../plan/missing-answers.ts';
import type { Plan } from '../plan/schema.ts';
import type { JudgeInput } from './check.ts';
import { limitEvidence } from './limit-evidence.ts';
import { measuredMonth } from './measured-sizes.ts';
import { observedBy } from './observation.ts';
import { unknownQuotas } from './quota-limits.ts';

type Input = Pick<JudgeInput, 'plan' | 'catalog' | 'observed'>;

/** A limit of the scenario, in the order in which its service holds them. */
interface NamedLimit {
  readonly limiter: SimulatedLimiter;
  readonly perMinute: number;
  readonly rung: Rung;
}

/** How fast answers are written. */
export interface AnswerPace {
  readonly firstTokenMs: number;
  readonly tokensPerSecond: number;
  /** Seen in a streamed answer of this account, or taken for granted by us. */
  readonly from: 'live' | 'assumed';
}

/** The planned traffic against the limits in force, ready to be simulated. */
export interface PlannedScenario {
  readonly kind: 'scenario';
  readonly scenario: Scenario;
  readonly day: DayTraffic;
  readonly limits: readonly [NamedLimit, ...NamedLimit[]];
  /** Limiters whose limit nobody knows: nothing is held against them. */
  readonly unknown: readonly SimulatedLimiter[];
  readonly pace: AnswerPace;
}

export type ScenarioOrWhyNot =
  | PlannedScenario
  | Extract<PlannedDay, { readonly kind: 'missing' }>
  /** No limit is known at all. */
  | { readonly kind: 'limits-unknown' };

export interface ScenarioOptions {
  readonly enforced?: Enforced;
}

export function plannedScenario(input: Input, options: ScenarioOptions = {}): ScenarioOrWhyNot {
  const { plan, catalog } = input;
  const day = plannedDay(plan, catalog, measuredMonth(input));
  if (day.kind === 'missing') return day;
  const { limits: inForce, quotas } = limitEvidence(input);
  const together = quotas?.together ?? null;
  const [first, ...others] = [
    ...limiters.flatMap((limiter): NamedLimit[] => {
      const limit = inForce[limiter];
      return limit ? [{ limiter, ...limit }] : [];
    }),
    ...(together ? [{ limiter: 'tpm', ...together } as const] : []),
  ];
  if (!first) return { kind: 'limits-unknown' };
  const reserved = together && reservedTokens(plan, catalog);
  // What is reserved for an answer may be many times the answer: without it, too much would seem to fit.
  if (reserved?.tokens === null) return { kind: 'missing', missing: [missingAnswer('tokens.maxTokens')] };
  const limits = [first, ...others] as const;
  // Judging names no stream probe among its needs, and goes by the assumption alone.
  const pace = assumedPace;
  return {
    kind: 'scenario',
    scenario: {
      service: minuteService(limits, pace, options.enforced ?? 'minute', reserved?.tokens),
      client: plannedClient(plan, catalog),
      traffic: curveTraffic(day.curve, day.sizes),
    },
    day,
    limits,
    unknown: quotas ? unknownQuotas(quotas) : limiters.filter((limiter) => !inForce[limiter]),
    pace,
  };
}

/** What each limiter counts. */
export const countedBy = {
  rpm: 'requests',
  itpm: 'input',
  otpm: 'output',
  tpm: 'tokens',
} as const satisfies Record<SimulatedLimiter, Counted>;

/** Some paths hold `max_tokens` against a quota of all tokens until the answer ends; null where this one does not. */
export const reservedTokens = (
  { platform: { path }, tokens }: Plan,
  catalog: Catalog,
): { readonly tokens: number | null } | null =>
  path && limitIncrease(catalog, path).reservesMaxTokens ? { tokens: tokens.maxTokens ?? null } : null;

/** One stream through all limits, which are those of the planned model's class. `reserved`: tokens an answer. */
export const minuteService = (
  limits: readonly Pick<NamedLimit, 'limiter' | 'perMinute'>[],
  pace: AnswerPace,
  enforced: Enforced,
  reserved: number | null = null,
): Service => ({
  limits: limits.map(({ limiter, perMinute }) => {
    const limit = minuteLimit(countedBy[limiter], perMinute, enforced);
    return limiter === 'tpm' && reserved !== null ? reserving(limit) : limit;
  }),
  streams: [limits.map((_, n) => n)],
  firstTokenMs: pace.firstTokenMs,
  tokensPerMs: pace.tokensPerSecond / 1_000,
  maxTokens: reserved ?? 0,
  outages: [],
});

/**
 * Where the plan does not say: what waits for a week, the longest that it can say, counts as never answered, or a hopeless
 * queue would be simulated for years.
 */
const longestPatienceMs = 7 * 86_400_000;

/** Beyond it, patience ends sooner. */
const mostAttempts = 1_000;

/** The official SDK as it comes, as far as the plan says nothing else. */
export const plannedClient = ({ client, task }: Plan, { apiRules: { sdkRetries } }: Catalog): Client => ({
  backoff: {
    firstMs: sdkRetries.firstWaitMs,
    longestMs: sdkRetries.longestWaitMs,
    jitter: sdkRetries.jitter,
  },
  obeysRetryAfter: true,
  concurrency: typeof client.concurrency === 'number' ? client.concurrency : null,
  // Each layer tries again whatever the one below it gave up.
  attempts: Math.min(mostAttempts, (client.attempts ?? 1 + sdkRetries.retries) ** (client.retryLayers ?? 1)),
  patienceMs: task.patienceSeconds == null ? longestPatienceMs : task.patienceSeconds * 1_000,
});

/** No page says how fast answers are written; this is about what streams show. */
export const assumedPace: AnswerPace = { firstTokenMs: 1_000, tokensPerSecond: 60, from: 'assumed' };

export function answerPace({ observed }: Pick<Input, 'observed'>): AnswerPace {
  const stream = observedBy(observed, 'stream')?.value;
  if (!stream?.tokensPerSecond || stream.firstTextMs === null) return assumedPace;
  return { firstTokenMs: stream.firstTextMs, tokensPerSecond: stream.tokensPerSecond, from: 'live' };
}
