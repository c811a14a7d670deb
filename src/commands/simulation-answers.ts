import { type BusyHour, busyHour } from '../capacity/answers/busy-hour.ts';
import { type Effort, headroom } from '../capacity/answers/headroom.ts';
import { afterOutage } from '../capacity/answers/outage.ts';
import { runScenario, type Scenario, type Seeded } from '../capacity/answers/scenario.ts';
import { heaviestTenant } from '../capacity/answers/tenant.ts';
import { thinned, thinnedTo } from '../capacity/answers/thinned.ts';
import type { Outcome } from '../capacity/simulation/tally.ts';
import type { Catalog } from '../catalog/catalog.ts';
import { seededRandom } from '../cost/random.ts';
import { outageMinutes } from '../judge/simulated-traffic.ts';
import type { SimulationDocument } from '../judge/simulation-schema.ts';
import type { Plan } from '../plan/schema.ts';
import { launchAnswer, relief, tierAnswers } from './simulation-changes.ts';
import type { SimulationSetup } from './simulation-setup.ts';
import { limitAnswers, overAnswer, wholeAnswer } from './simulation-whole.ts';
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
  const outcomes: Outcome[] = [];
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
  return {
    courses,
    standsFor: whole.standsFor,
    limits: limitAnswers(setup.limits, outcomes, whole.standsFor),
    all: wholeAnswer(outcomes, whole.standsFor),
    busiestHour: await of(() => hourAnswer(busyHour(light.scenario, seeded, effort))),
    headroom: await of(() => headroom(light.scenario, seeded, effort)),
    outage: await of(() => outageAnswer({ service, client, traffic: setup.lasting }, seeded, effort)),
    heaviestTenant: await of(() => {
      const most = day && heaviestTenant(light.scenario, day.sizes, seeded);
      return most === null ? null : most * light.standsFor;
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
  const answer = afterOutage(scenario, outageMinutes, seeded, effort);
  if (!answer) return null;
  const { drainMs, watchedMs, cameMeanwhile, givenUp } = answer;
  return {
    outageMinutes,
    drainMinutes: drainMs === null ? null : drainMs / 60_000,
    watchedMinutes: watchedMs / 60_000,
    cameMeanwhile,
    givenUp,
  };
}
