import { type BusyHour, busyHour } from '../capacity/answers/busy-hour.ts';
import { type Effort, headroom } from '../capacity/answers/headroom.ts';
import { afterOutage, type OutageAnswer } from '../capacity/answers/outage.ts';
import type { OverSeeds } from '../capacity/answers/over-seeds.ts';
import type { Scenario } from '../capacity/answers/scenario.ts';
import { heaviestTenant } from '../capacity/answers/tenant.ts';
import { type Thinned, thinned } from '../capacity/answers/thinned.ts';
import { seededRandom } from '../cost/random.ts';
import type { JudgeInput } from './check.ts';
import { limitEvidence } from './limit-evidence.ts';
import { measuredMonth } from './measured-sizes.ts';
import {
  answerPace,
  type PlannedScenario,
  plannedScenario,
  type ScenarioOrWhyNot,
} from './planned-scenario.ts';

type Input = Pick<JudgeInput, 'plan' | 'catalog' | 'observed'>;

/** How long Claude is taken to be away. */
export const outageMinutes = 30;

/** Few enough for checks to be judged at every key; `gonogo simulate` spends more. */
const judgingEffort: Effort = { requests: 100_000, seeds: 5 };

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
  if (found) return found;
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

/** Every answer that `plannedScenario` reads, and what was seen of limits, sizes and pace. */
function keyOf(input: Input): string {
  const { plan, catalog } = input;
  const { requestsPerDay, peakRequestsPerMinute, shape, batchableShare, burstsPerDay } = plan.traffic;
  const { input: prompts, output: answers, repeatedPrefix, cacheTtl } = plan.tokens;
  const { features, patienceSeconds } = plan.task;
  const { concurrency, attempts } = plan.client;
  return JSON.stringify([
    catalog.asOf,
    plan.model.id,
    plan.platform.path,
    [requestsPerDay, peakRequestsPerMinute, shape, batchableShare, burstsPerDay],
    [prompts, answers, repeatedPrefix, cacheTtl],
    [features, patienceSeconds, concurrency, attempts],
    limitEvidence(input).limits,
    measuredMonth(input),
    answerPace(input),
  ]);
}

function simulations(planned: PlannedScenario, bySecond: ScenarioOrWhyNot): SimulatedTraffic {
  const whole = withPatience(planned.scenario);
  const { scenario, standsFor } = thinned(whole);
  // What the limits carry: a bound of the product would keep the rest from ever reaching them.
  const unbounded = { ...scenario, client: { ...scenario.client, concurrency: null } };
  const finer = bySecond.kind === 'scenario' ? withPatience(bySecond.scenario) : whole;
  return {
    kind: 'simulated',
    planned,
    busyHour: once(() => wholeHour({ scenario, standsFor })),
    bySecond: once(() => wholeHour(thinned(finer))),
    headroom: once(() => headroom(unbounded, seededRandom, judgingEffort)),
    outage: once(() => afterOutage(whole, outageMinutes, seededRandom, judgingEffort)),
    heaviestTenant: once(() => {
      const most = heaviestTenant(unbounded, planned.day.sizes, seededRandom);
      return most === null ? null : most * standsFor;
    }),
  };
}

/** What waits for a week counts as never answered, or a hopeless queue would be simulated for years. */
const longestPatienceMs = 7 * 86_400_000;

const withPatience = ({ client, ...rest }: Scenario): Scenario => ({
  ...rest,
  client: { ...client, patienceMs: Math.min(client.patienceMs ?? longestPatienceMs, longestPatienceMs) },
});

/** In requests of the plan, however many of them a simulated one stands for. */
function wholeHour({ scenario, standsFor }: Thinned): BusyHour | null {
  const hour = busyHour(scenario, seededRandom, judgingEffort);
  if (!hour) return null;
  const whole = ({ median, low, high }: OverSeeds): OverSeeds => ({
    median: median * standsFor,
    low: low * standsFor,
    high: high * standsFor,
  });
  return {
    ...hour,
    mostUnderWay: whole(hour.mostUnderWay),
    mostRequests: whole(hour.mostRequests),
    mostUsed: hour.mostUsed.map(whole),
  };
}

function once<T>(compute: () => T): () => T {
  let made: { readonly value: T } | null = null;
  return () => {
    made ??= { value: compute() };
    return made.value;
  };
}
