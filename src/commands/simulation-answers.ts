import { affordable } from '../capacity/answers/affordable.ts';
import { type BusyHour, busyHour } from '../capacity/answers/busy-hour.ts';
import { headroom } from '../capacity/answers/headroom.ts';
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
import { launchAnswer } from './simulated-launch.ts';
import { relief, tierAnswers } from './simulation-changes.ts';
import type { SimulationSetup } from './simulation-setup.ts';
import { effortFor, furtherEffort, wholeRequests } from './simulation-spending.ts';
import { limitAnswers, overAnswer, scaled, wholeAnswer } from './simulation-whole.ts';
import type { SimulationWatch } from './watched-traffic.ts';
import type { WhatIf } from './what-if.ts';

export interface Asking {
  readonly setup: SimulationSetup;
  readonly plan: Plan;
  readonly catalog: Catalog;
  readonly whatIf: WhatIf;
  /** Whole courses of the traffic, at most. */
  readonly runs: number;
  readonly seed: number;
  readonly watch: SimulationWatch;
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
  | 'launchRuns'
  | 'over'
> &
  Pick<SimulationDocument['traffic'], 'standsFor' | 'coarse'>;

/** Everything a simulation is asked, one answer after another. */
export function simulationAnswers(asking: Asking): Answers {
  const { setup, watch } = asking;
  const { service, client, traffic, day } = setup;
  const seeded: Seeded = (seed) => seededRandom(asking.seed * 1_000_003 + seed);
  const { whole, outcomes } = wholeCourses({ service, client, traffic }, asking, seeded);
  const [first] = outcomes;
  if (!first) throw new Error('Nothing was simulated.');
  const light = thinned({ service, client, traffic });
  const of = <T>(doing: string, answer: () => T): T => {
    watch.begins(doing);
    return answer();
  };
  // A limit a day is used up by the hours before: one hour alone would begin with all of it.
  const daily = service.limits.some((limit) => limit.daily);
  return {
    courses: outcomes.length,
    standsFor: whole.standsFor,
    coarse: whole.standsFor > light.standsFor,
    limits: limitAnswers(setup.limits, outcomes, whole.standsFor),
    all: wholeAnswer(outcomes, traffic, whole.standsFor),
    busiestHour: daily
      ? null
      : of('the busiest hour', () =>
          hourAnswer(busyHour(light.scenario, seeded, effortFor(light.scenario, seeded))),
        ),
    headroom: of('the headroom', () => headroom(light.scenario, seeded, furtherEffort)),
    outage: daily
      ? null
      : of('an outage', () => outageAnswer({ service, client, traffic: setup.lasting }, seeded)),
    heaviestTenant:
      daily || !day
        ? null
        : of('one more customer', () => {
            const most = severally(seeded, (other) => heaviestTenant(light.scenario, day.sizes, other));
            return most && scaled(most, light.standsFor);
          }),
    relief: relief(asking, seeded),
    tiers: tierAnswers(asking, seeded),
    ...of('the first days', () => launchAnswer(asking, seeded)),
    over: overAnswer(first, whole.scenario),
  };
}

/** As many courses of the whole traffic as may be; one of fewer requests, each for several, where it is too much for one. */
function wholeCourses(scenario: Scenario, { runs, watch }: Asking, seeded: Seeded) {
  const allowed = affordable(scenario, wholeRequests, seeded);
  const whole = thinnedTo(scenario, allowed);
  const courses = Math.max(1, Math.min(runs, Math.floor(allowed / whole.scenario.traffic.requests)));
  const outcomes: Course[] = [];
  for (let seed = 1; seed <= courses; seed += 1) {
    watch.begins(courses === 1 ? 'the whole traffic' : `course ${seed} of ${courses} of the whole traffic`);
    outcomes.push(runScenario(whole.scenario, seeded, seed));
  }
  return { whole, outcomes };
}

function hourAnswer(hour: BusyHour | null): SimulationDocument['busiestHour'] {
  if (!hour) return null;
  const { minutes, courses, throttled, delayed, failed, delayMs } = hour;
  return { minutes, courses, throttled, delayed, failed, delayMs };
}

function outageAnswer(scenario: Scenario, seeded: Seeded): SimulationDocument['outage'] {
  const answerOf = (other: Seeded) =>
    afterOutage(scenario, outageMinutes, other, {
      ...furtherEffort,
      requests: furtherEffort.requests / severalSeeds,
    });
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
