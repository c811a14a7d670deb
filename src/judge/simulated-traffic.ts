import { affordable } from '../capacity/answers/affordable.ts';
import { type BusyHour, busyHour } from '../capacity/answers/busy-hour.ts';
import { type Effort, headroom } from '../capacity/answers/headroom.ts';
import { afterOutage, type OutageAnswer } from '../capacity/answers/outage.ts';
import type { OverSeeds } from '../capacity/answers/over-seeds.ts';
import type { Scenario } from '../capacity/answers/scenario.ts';
import { heaviestTenant } from '../capacity/answers/tenant.ts';
import { thinned } from '../capacity/answers/thinned.ts';
import { curveTraffic } from '../capacity/arrivals/traffic.ts';
import { seededRandom } from '../cost/random.ts';
import { lastingCurve } from '../plan/day-traffic.ts';
import type { JudgeInput } from './check.ts';
import { limitEvidence } from './limit-evidence.ts';
import { measuredMonth } from './measured-sizes.ts';
import { type PlannedScenario, plannedScenario, type ScenarioOrWhyNot } from './planned-scenario.ts';

type Input = Pick<JudgeInput, 'plan' | 'catalog' | 'observed'>;

/** How long Claude is taken to be away. */
export const outageMinutes = 30;

/** Few enough for checks to be judged at every key; `gonogo simulate` spends more. */
export const judgingEffort: Effort = { requests: 40_000, seeds: 5 };

/** What simulations say of the planned traffic, each made when it is asked for and once. */
export interface SimulatedTraffic {
  readonly kind: 'simulated';
  readonly planned: PlannedScenario;
  readonly busyHour: () => BusyHour | null;
  /** The busiest hour where limits a minute are enforced by the second. */
  readonly bySecond: () => BusyHour | null;
  readonly headroom: () => OverSeeds | null;
  readonly outage: () => OutageAnswer | null;
  /** Requests a minute. */
  readonly heaviestTenant: () => number | null;
}

type WhyNot = Exclude<ScenarioOrWhyNot, PlannedScenario>;

const known = new Map<string, SimulatedTraffic | WhyNot>();
/** A wizard goes back and forth between a few plans. */
const mostKnown = 16;

/** Cached by what it hangs on, so that checks and tables share it, and other answers of a plan do not make it anew. */
export function simulatedTraffic(input: Input): SimulatedTraffic | WhyNot {
  const key = keyOf(input);
  const found = known.get(key);
  if (found) {
    // Used last, forgotten last.
    known.delete(key);
    known.set(key, found);
    return found;
  }
  const planned = plannedScenario(input);
  const made =
    planned.kind === 'scenario'
      ? simulations(planned, plannedScenario(input, { enforced: 'second' }))
      : planned;
  const [oldest] = known.keys();
  if (known.size >= mostKnown && oldest !== undefined) known.delete(oldest);
  known.set(key, made);
  return made;
}

/** Every answer that `plannedScenario` reads, and what was seen of limits and sizes. */
function keyOf(input: Input): string {
  const { plan, catalog } = input;
  const { requestsPerDay, peakRequestsPerMinute, shape, batchableShare, burstsPerDay } = plan.traffic;
  const { input: prompts, output: answers, repeatedPrefix, cacheTtl, maxTokens } = plan.tokens;
  const { features, patienceSeconds } = plan.task;
  const { concurrency, attempts, retryLayers } = plan.client;
  const evidence = limitEvidence(input);
  return JSON.stringify([
    catalog.asOf,
    plan.model.id,
    plan.platform.path,
    [requestsPerDay, peakRequestsPerMinute, shape, batchableShare, burstsPerDay],
    [prompts, answers, repeatedPrefix, cacheTtl, maxTokens],
    [features, patienceSeconds, concurrency, attempts, retryLayers],
    evidence.limits,
    evidence.quotas && [
      evidence.quotas.together,
      evidence.quotas.aDay,
      evidence.quotas.endpoint,
      evidence.quotas.seen.value.denied.length,
    ],
    measuredMonth(input),
  ]);
}

function simulations(planned: PlannedScenario, bySecond: ScenarioOrWhyNot): SimulatedTraffic {
  const { scenario, standsFor } = thinned(planned.scenario);
  const finer = bySecond.kind === 'scenario' ? bySecond.scenario : planned.scenario;
  return {
    kind: 'simulated',
    planned,
    busyHour: once(() => busyHour(scenario, seededRandom, effortFor(scenario))),
    bySecond: once(() => {
      const light = thinned(finer).scenario;
      const effort = effortFor(light);
      return busyHour(briefly(light, effort), seededRandom, effort);
    }),
    headroom: once(() => headroom(scenario, seededRandom, judgingEffort)),
    outage: once(() => afterOutage(lasting(planned), outageMinutes, seededRandom, judgingEffort)),
    heaviestTenant: once(() => {
      const most = heaviestTenant(scenario, planned.day.sizes, seededRandom);
      return most === null ? null : most * standsFor;
    }),
  };
}

const lasting = ({ scenario, day }: PlannedScenario): Scenario => ({
  ...scenario,
  traffic: curveTraffic(lastingCurve(day), day.sizes),
});

/** Less where the product tries requests again and again: a wizard judges between two keys. */
const effortFor = (scenario: Scenario): Effort => ({
  ...judgingEffort,
  requests: affordable(scenario, judgingEffort.requests, seededRandom),
});

/** As many of the busiest minutes as can be looked at request by request: such limits forget within a second. */
function briefly(scenario: Scenario, { requests }: Effort): Scenario {
  const perMinute = scenario.traffic.busiest(1).requests;
  const minutes = Math.max(1, Math.floor(requests / Math.max(perMinute, 1)));
  return { ...scenario, traffic: scenario.traffic.busiest(minutes) };
}

function once<T>(compute: () => T): () => T {
  let made: { readonly value: T } | null = null;
  return () => {
    made ??= { value: compute() };
    return made.value;
  };
}
