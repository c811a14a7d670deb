import { busyHour } from '../capacity/answers/busy-hour.ts';
import { carriedBelow, headroom } from '../capacity/answers/headroom.ts';
import type { Seeded } from '../capacity/answers/scenario.ts';
import { runScenario } from '../capacity/answers/scenario.ts';
import { thinned, thinnedTo } from '../capacity/answers/thinned.ts';
import { launchCurve } from '../capacity/arrivals/rate-curve.ts';
import { curveTraffic, type Traffic, timesTraffic } from '../capacity/arrivals/traffic.ts';
import { hasAnthropicOrganization, platformRow, tierRow } from '../catalog/lookup.ts';
import { tiers } from '../catalog/vocabulary.ts';
import type { SimulationDocument } from '../judge/simulation-schema.ts';
import { isUsable } from '../plan/planned-use.ts';
import { limitedService, limitsOfTier } from './limited-classes.ts';
import type { Asking } from './simulation-answers.ts';
import { largest } from './simulation-whole.ts';

type Answers = Pick<SimulationDocument, 'relief' | 'tiers' | 'launch'>;

const minutesOfDay = 1_440;
const total = (row: Float64Array): number => row.reduce((sum, value) => sum + value, 0);

/** What caching and batches free, or have freed already. */
export async function relief(
  { setup, plan, catalog, whatIf, spending, pause }: Asking,
  seeded: Seeded,
): Promise<Answers['relief']> {
  const { service, client, traffic, otherwiseCached, readsCache } = setup;
  const headroomOf = async (of: Traffic) => {
    await pause();
    return headroom(thinned({ service, client, traffic: of }).scenario, seeded, spending.effort);
  };
  const now = await headroomOf(traffic);
  const other = otherwiseCached && (await headroomOf(otherwiseCached));
  const movable = plan.traffic.batchableShare ?? 0;
  const batches = isUsable('batch', plan, catalog);
  // What if a share went through batches answers by itself.
  const canMove = setup.day !== null && movable > 0 && movable < 1 && whatIf.batched === undefined;
  const moved =
    canMove && (await headroomOf(timesTraffic(traffic, batches ? 1 / (1 - movable) : 1 - movable)));
  return {
    caching: other && { with: readsCache ? now : other, without: readsCache ? other : now },
    batching:
      moved === false
        ? null
        : { share: movable, with: batches ? now : moved, without: batches ? moved : now },
  };
}

/** Published limits of each tier in turn, for every class that was sent to. */
export async function tierAnswers(
  { setup, plan, catalog, spending, pause }: Asking,
  seeded: Seeded,
): Promise<Answers['tiers']> {
  const { path } = plan.platform;
  if (path && !hasAnthropicOrganization(platformRow(catalog, path))) return [];
  const answers: Answers['tiers'] = [];
  for (const tier of tiers) {
    const { service, limits, unknown } = limitedService(setup.classes, {
      ...setup.limitedBy,
      own: {},
      limitsOf: limitsOfTier(catalog, tier),
    });
    if (limits.length === 0 || unknown.length > 0) continue;
    await pause();
    const { scenario } = thinned({ service, client: setup.client, traffic: setup.traffic });
    const hour = busyHour(scenario, seeded, spending.effort);
    if (!hour) continue;
    answers.push({
      tier,
      name: tierRow(catalog, tier).name,
      throttled: hour.throttled,
      headroom: headroom(scenario, seeded, spending.effort),
      carries: hour.throttled.median < carriedBelow,
    });
  }
  return answers;
}

/** Each day of the planned launch, one after another as they come. */
export function launchAnswer({ setup, plan, whatIf, spending }: Asking, seeded: Seeded): Answers['launch'] {
  const { day, service, client } = setup;
  const shares = plan.traffic.launchShares;
  if (!day || !shares || day.shape === null) return [];
  const { multiplier = 1, batched = 0 } = whatIf;
  const traffic = timesTraffic(
    curveTraffic(launchCurve(day.curve, shares), day.sizes),
    multiplier * (1 - batched),
  );
  const { scenario, standsFor } = thinnedTo({ service, client, traffic }, spending.requests);
  const { series } = runScenario(scenario, seeded, 1);
  return shares.map((share, n) => {
    const of = (row: Float64Array) => row.subarray(n * minutesOfDay, (n + 1) * minutesOfDay);
    const arrived = of(series.arrived);
    return {
      day: n + 1,
      share,
      mostRequestsAMinute: largest(arrived) * standsFor,
      throttled: total(of(series.throttled)) / Math.max(1, total(arrived)),
    };
  });
}
