import { busyHour } from '../capacity/answers/busy-hour.ts';
import { carriedBelow, headroom } from '../capacity/answers/headroom.ts';
import type { Seeded } from '../capacity/answers/scenario.ts';
import { thinned } from '../capacity/answers/thinned.ts';
import { type Traffic, timesTraffic } from '../capacity/arrivals/traffic.ts';
import { hasAnthropicOrganization, platformRow, tierRow } from '../catalog/lookup.ts';
import { tiers } from '../catalog/vocabulary.ts';
import type { SimulationDocument } from '../judge/simulation-schema.ts';
import { isUsable } from '../plan/planned-use.ts';
import { limitedService, limitsOfTier } from './limited-classes.ts';
import type { Asking } from './simulation-answers.ts';
import { effortFor, furtherEffort } from './simulation-spending.ts';

type Answers = Pick<SimulationDocument, 'relief' | 'tiers'>;

/** What caching and batches free, or have freed already. */
export function relief({ setup, plan, catalog, whatIf, watch }: Asking, seeded: Seeded): Answers['relief'] {
  const { service, client, traffic, otherwiseCached, readsCache } = setup;
  const headroomOf = (of: Traffic) => {
    watch.begins('what caching and batches change');
    return headroom(thinned({ service, client, traffic: of }).scenario, seeded, furtherEffort);
  };
  const now = headroomOf(traffic);
  const other = otherwiseCached && headroomOf(otherwiseCached);
  const movable = plan.traffic.batchableShare ?? 0;
  const batches = isUsable('batch', plan, catalog);
  // What if a share went through batches answers by itself.
  const canMove = setup.day !== null && movable > 0 && movable < 1 && whatIf.batched === undefined;
  const moved = canMove && headroomOf(timesTraffic(traffic, batches ? 1 / (1 - movable) : 1 - movable));
  return {
    caching: other && { with: readsCache ? now : other, without: readsCache ? other : now },
    batching:
      moved === false
        ? null
        : { share: movable, with: batches ? now : moved, without: batches ? moved : now },
  };
}

/** Published limits of each tier in turn, for every class that was sent to. */
export function tierAnswers({ setup, plan, catalog, watch }: Asking, seeded: Seeded): Answers['tiers'] {
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
    watch.begins(`the limits of tier ${tierRow(catalog, tier).name}`);
    const { scenario } = thinned({ service, client: setup.client, traffic: setup.traffic });
    const hour = busyHour(scenario, seeded, effortFor(scenario, seeded));
    if (!hour) continue;
    answers.push({
      tier,
      name: tierRow(catalog, tier).name,
      throttled: hour.throttled,
      headroom: headroom(scenario, seeded, furtherEffort),
      carries: hour.throttled.median < carriedBelow,
    });
  }
  return answers;
}
