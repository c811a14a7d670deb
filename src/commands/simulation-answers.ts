import { type BusyHour, busyHour } from '../capacity/answers/busy-hour.ts';
import { type Effort, headroom } from '../capacity/answers/headroom.ts';
import { afterOutage } from '../capacity/answers/outage.ts';
import { type OverSeeds, overSeeds } from '../capacity/answers/over-seeds.ts';
import { runScenario, type Scenario, type Seeded } from '../capacity/answers/scenario.ts';
import { heaviestTenant } from '../capacity/answers/tenant.ts';
import { thinned, thinnedTo } from '../capacity/answers/thinned.ts';
import type { Course } from '../capacity/simulation/tally.ts';
import type { Catalog } from '../catalog/catalog.ts';
import { seededRandom } from '../cost/random.ts';
import { outageMinutes } from '../judge/simulated-traffic.ts';
import type { SimulationDocument } from '../judge/simulation-schema.ts';
import type { Plan } from '../plan/schema.ts';
import { launchAnswer, relief, tierAnswers } from './simulation-changes.ts';
import type { SimulationSetup } from './simulation-setup.ts';
import { limitAnswers, overAnswer, scaled, wholeAnswer } from './simulation-whole.ts';
import type { WhatIf } from './what-if.ts';

/** What a simulation is asked to spend. */
interface Spending {
  /** Whole courses of the traffic, at most. */
  readonly runs: number;
  readonly seed: number;
  /** Requests of all whole courses. */
  readonly requests: number;
  /** Of each further answer. */
  readonly effort: Effort;
}

export interface Asking {
  readonly setup: SimulationSetup;
  readonly plan: Plan;
  readonly catalog: Catalog;
  readonly whatIf: WhatIf;
  readonly spending: Spending;
  /** Between one simulation and the next; throws where the person has had enough. */
  readonly pause: () => Promise<void>;
}

type Answers = Pick<
  SimulationDocument,
  | 'courses'
  | 'limits'
  | 'all'
  | 'busiestHour'
  | 'headroom'
  | 'outage'
  | 'heaviestTenant'
  | 'relief'
  | 'tiers'
  | 'launch'
  | 'over'
> & { readonly standsFor: number };

/** Everything a simulation is asked, one answer after another. */
export async function simulationAnswers(asking: Asking): Promise<Answers> {
  const { setup, spending, pause } = asking;
  const { service, client, traffic } = setup;
  const seeded: Seeded = (seed) => seededRandom(spending.seed * 1_000_003 + seed);
  const whole = thinnedTo({ service, client, traffic }, spending.requests);
  const outcomes: Course[] = [];
  const courses = Math.max(
    1,
    Math.min(spending.runs, Math.floor(spending.requests / whole.scenario.traffic.requests)),
  );
  for (let seed = 1; seed <= courses; seed += 1) {
    await pause();
    outcomes.push(runScenario(whole.scenario, seeded, seed));
  }
  const [first] = outcomes;
  if (!first) throw new Error('Nothing was simulated.');
  const light = thinned({ service, client, traffic });
  const of = async <T>(answer: () => T): Promise<T> => {
    await pause();
    return answer();
  };
  const { effort } = spending;
  const { day } = setup;
  const daily = service.limits.some((limit) => limit.daily);
  return {
    courses,
    standsFor: whole.standsFor,
    limits: limitAnswers(setup.limits, outcomes, whole.standsFor),
    all: wholeAnswer(outcomes, whole.standsFor),
    // A limit a day is used up by the hours before: one hour alone would begin with all of it.
    busiestHour: daily ? null : await of(() => hourAnswer(busyHour(light.scenario, seeded, effort))),
    headroom: await of(() => headroom(light.scenario, seeded, effort)),
    outage: daily
      ? null
      : await of(() => outageAnswer({ service, client, traffic: setup.lasting }, seeded, effort)),
    heaviestTenant:
      daily || !day
        ? null
        : await of(() => {
            const most = severally(seeded, (other) => heaviestTenant(light.scenario, day.sizes, other));
            return most && scaled(most, light.standsFor);
          }),
    relief: await relief(asking, seeded),
    tiers: await tierAnswers(asking, seeded),
    launch: await of(() => launchAnswer(asking, seeded)),
    over: overAnswer(first, whole.scenario),
  };
}

function hourAnswer(hour: BusyHour | null): SimulationDocument['busiestHour'] {
  if (!hour) return null;
  const { minutes, courses, throttled, delayed, failed, delayMs } = hour;
  return { minutes, courses, throttled, delayed, failed, delayMs };
}

function outageAnswer(scenario: Scenario, seeded: Seeded, effort: Effort): SimulationDocument['outage'] {
  const answerOf = (other: Seeded) =>
    afterOutage(scenario, outageMinutes, other, { ...effort, requests: effort.requests / severalSeeds });
  const answer = answerOf(seeded);
  if (!answer) return null;
  const { watchedMs, cameMeanwhile, givenUp } = answer;
  const drainMs = severally(seeded, (other) => answerOf(other)?.drainMs ?? null);
  return {
    outageMinutes,
    drainMinutes: drainMs && scaled(drainMs, 1 / 60_000),
    watchedMinutes: watchedMs / 60_000,
    cameMeanwhile,
    givenUp,
  };
}

const severalSeeds = 5;

/** The same answer from several courses with other random numbers; null where one of them has none. */
function severally(seeded: Seeded, answer: (seeded: Seeded) => number | null): OverSeeds | null {
  const values = Array.from({ length: severalSeeds }, (_, n) => answer((seed) => seeded(seed + 10_000 * n)));
  const known = values.filter((value) => value !== null);
  return known.length < values.length ? null : overSeeds(known);
}
