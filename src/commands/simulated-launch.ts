import { affordable } from '../capacity/answers/affordable.ts';
import type { Scenario, Seeded } from '../capacity/answers/scenario.ts';
import { launchCurve, multiplied, type RateCurve } from '../capacity/arrivals/rate-curve.ts';
import { curveTraffic, type Traffic } from '../capacity/arrivals/traffic.ts';
import type { SimulationDocument } from '../judge/simulation-schema.ts';
import { type LaunchCourses, launchByMinutes, launchInARow } from './launch-courses.ts';
import type { Asking } from './simulation-answers.ts';
import { launchRequests } from './simulation-spending.ts';
import { watched } from './watched-traffic.ts';
import { multipleOf } from './what-if.ts';

type Answers = Pick<SimulationDocument, 'launch' | 'launchRuns'>;

/** Each day of the planned launch, one after another as they come. */
export function launchAnswer(asking: Asking, seeded: Seeded): Answers {
  const { setup, plan } = asking;
  const shares = plan.traffic.launchShares;
  if (!setup.day || !shares || setup.day.shape === null || setup.traffic.requests <= 0)
    return { launch: [], launchRuns: null };
  const { throttled, mostRequests, ...launchRuns } = coursesOf(asking, setup.day.curve, shares, seeded);
  return {
    launch: shares.map((share, n) => ({
      day: n + 1,
      share,
      mostRequestsAMinute: mostRequests(n),
      throttled: throttled(n),
    })),
    launchRuns,
  };
}

function coursesOf(
  { setup, whatIf, watch }: Asking,
  planned: RateCurve,
  shares: readonly number[],
  seeded: Seeded,
): LaunchCourses {
  const { service, client, day } = setup;
  const curve = multiplied(planned, multipleOf(whatIf));
  const scenarioOf = (of: RateCurve): Scenario => ({ service, client, traffic: trafficOf(of) });
  const trafficOf = (of: RateCurve): Traffic => {
    if (!day) throw new Error('A launch is planned, never recorded.');
    return watched(curveTraffic(of, day.sizes, { spacing: whatIf.arrivals ?? 'random' }), watch);
  };
  const all = scenarioOf(launchCurve(curve, shares));
  const allowed = affordable(all, launchRequests, seeded);
  // What waits at a client with a bound of its own is not forgotten.
  const forgets = whatIf.enforced === 'second' && client.concurrency === null;
  if (!forgets || all.traffic.requests <= allowed || service.limits.some(({ daily }) => daily))
    return launchInARow(all, allowed, seeded);
  const days = shares.map((share) => multiplied(curve, share));
  return launchByMinutes(
    days.map(scenarioOf),
    (n, every, from) => trafficOf(everyMinute(days[n] ?? curve, every, from)),
    allowed,
    seeded,
  );
}

/** One minute in so many of a curve, in a row, beginning with minute `from`. */
export function everyMinute({ cellMs, perCell }: RateCurve, every: number, from: number): RateCurve {
  const inMinute = 60_000 / cellMs;
  return {
    cellMs,
    perCell: perCell.filter((_, cell) => Math.floor(cell / inMinute) % every === from % every),
  };
}
