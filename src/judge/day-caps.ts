import { certainMultiple, takenPerMinute } from '../capacity/answers/certain-multiple.ts';
import { carriedBelow } from '../capacity/answers/headroom.ts';
import { runScenario } from '../capacity/answers/scenario.ts';
import { thinnedTo } from '../capacity/answers/thinned.ts';
import { curveTraffic } from '../capacity/arrivals/traffic.ts';
import { dayLimit } from '../capacity/simulation/limit.ts';
import type { Service } from '../capacity/simulation/service.ts';
import { seededRandom } from '../cost/random.ts';
import { plannedDay } from '../plan/day-traffic.ts';
import type { JudgeInput } from './check.ts';
import { measuredMonth } from './measured-sizes.ts';
import { type PlanQuestion, planQuestion } from './plan-questions.ts';
import { assumedPace, plannedClient } from './planned-scenario.ts';
import type { DayCap } from './quota-limits.ts';
import { judgingEffort } from './simulated-traffic.ts';

export type DayAgainstCap =
  | ({ readonly kind: 'missing' } & PlanQuestion)
  /** `needed`: what the day takes on average; `refused`: share of its requests that the cap turns down. */
  | { readonly kind: 'day'; readonly needed: number; readonly refused: number; readonly fits: boolean };

/** A planned day against one cap alone, which is full at midnight and never refills before the next. */
export function dayAgainstCap(
  { counts, perDay }: DayCap,
  { plan, catalog, observed }: Pick<JudgeInput, 'plan' | 'catalog' | 'observed'>,
): DayAgainstCap {
  const day = plannedDay(plan, catalog, measuredMonth({ plan, catalog, observed }));
  if (day.kind === 'missing') return { kind: 'missing', ...day.missing[0] };
  // An hour of peak minutes says nothing of what the hours before it take.
  if (day.shape === null) {
    const field = plan.traffic.requestsPerDay == null ? 'traffic.requestsPerDay' : 'traffic.shape';
    return { kind: 'missing', ...planQuestion(field) };
  }
  const service: Service = {
    limits: [dayLimit(counts, perDay)],
    streams: [[0]],
    firstTokenMs: assumedPace.firstTokenMs,
    tokensPerMs: assumedPace.tokensPerSecond / 1_000,
    maxTokens: 0,
    outages: [],
  };
  const traffic = curveTraffic(day.curve, day.sizes);
  const needed = takenPerMinute(service, 0, traffic).reduce((sum, taken) => sum + taken, 0);
  // Far below the cap chance does not matter, and far above it only how much is refused does.
  if ((certainMultiple(service, traffic) ?? Number.POSITIVE_INFINITY) > farBelow)
    return { kind: 'day', needed, refused: 0, fits: true };
  const scenario = { service, client: plannedClient(plan, catalog), traffic };
  const { throttled, arrived } = runScenario(
    thinnedTo(scenario, judgingEffort.requests).scenario,
    seededRandom,
    1,
  );
  const refused = arrived === 0 ? 0 : throttled / arrived;
  return { kind: 'day', needed, refused, fits: refused < carriedBelow };
}

const farBelow = 2;
