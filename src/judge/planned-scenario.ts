import type { Scenario } from '../capacity/answers/scenario.ts';
import { curveTraffic } from '../capacity/arrivals/traffic.ts';
import type { Rung } from '../capacity/limits-in-force.ts';
import { type Limiter, limiters } from '../capacity/peak.ts';
import type { Client } from '../capacity/simulation/client.ts';
import { type Counted, type Enforced, minuteLimit } from '../capacity/simulation/limit.ts';
import type { Service } from '../capacity/simulation/service.ts';
import type { Catalog } from '../catalog/catalog.ts';
import { type DayTraffic, type PlannedDay, plannedDay } from '../plan/day-traffic.ts';
import type { Plan } from '../plan/schema.ts';
import type { JudgeInput } from './check.ts';
import { limitEvidence } from './limit-evidence.ts';
import { measuredMonth } from './measured-sizes.ts';
import { observedBy } from './observation.ts';

type Input = Pick<JudgeInput, 'plan' | 'catalog' | 'observed'>;

/** A limit of the scenario, in the order in which its service holds them. */
interface NamedLimit {
  readonly limiter: Limiter;
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
  readonly unknown: readonly Limiter[];
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
  const inForce = limitEvidence(input).limits;
  const [first, ...others] = limiters.flatMap((limiter): NamedLimit[] => {
    const limit = inForce[limiter];
    return limit ? [{ limiter, ...limit }] : [];
  });
  if (!first) return { kind: 'limits-unknown' };
  const limits = [first, ...others] as const;
  // Judging names no stream probe among its needs, and goes by the assumption alone.
  const pace = assumedPace;
  return {
    kind: 'scenario',
    scenario: {
      service: minuteService(limits, pace, options.enforced ?? 'minute'),
      client: plannedClient(plan, catalog),
      traffic: curveTraffic(day.curve, day.sizes),
    },
    day,
    limits,
    unknown: limiters.filter((limiter) => !inForce[limiter]),
    pace,
  };
}

/** What each limiter counts. */
export const countedBy = { rpm: 'requests', itpm: 'input', otpm: 'output' } as const satisfies Record<
  Limiter,
  Counted
>;

/** One stream through all limits, which are those of the planned model's class. */
export const minuteService = (
  limits: readonly Pick<NamedLimit, 'limiter' | 'perMinute'>[],
  pace: AnswerPace,
  enforced: Enforced,
): Service => ({
  limits: limits.map(({ limiter, perMinute }) => minuteLimit(countedBy[limiter], perMinute, enforced)),
  streams: [limits.map((_, n) => n)],
  firstTokenMs: pace.firstTokenMs,
  tokensPerMs: pace.tokensPerSecond / 1_000,
  maxTokens: 0,
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
