import { affordable } from '../capacity/answers/affordable.ts';
import { runScenario } from '../capacity/answers/scenario.ts';
import { thinned, thinnedTo } from '../capacity/answers/thinned.ts';
import { chartColumns, limitUse, minutesPerColumn } from '../capacity/answers/use-over-time.ts';
import { seededRandom } from '../cost/random.ts';
import type { JudgeInput } from './check.ts';
import type { TrafficTable } from './run.ts';
import { simulatedTraffic } from './simulated-traffic.ts';

/** Beyond them a day takes too long; only one that is over its limits for hours has more. */
const mostRequests = 400_000;

/** The planned day against the limits in force; null where the plan or the limits do not say enough. */
export function trafficTable(input: Pick<JudgeInput, 'plan' | 'catalog' | 'observed'>): TrafficTable | null {
  const traffic = simulatedTraffic(input);
  if (traffic.kind !== 'simulated' || traffic.planned.scenario.traffic.requests <= 0) return null;
  const { planned } = traffic;
  const light = thinned(planned.scenario).scenario;
  const { scenario } = thinnedTo(light, affordable(light, mostRequests, seededRandom));
  const { series } = runScenario(scenario, seededRandom, 1);
  const { minutes } = scenario.traffic;
  const perColumn = minutesPerColumn(minutes, chartColumns);
  const columns = limitUse(series, scenario.service.limits, { from: 0, to: minutes, perColumn });
  return {
    shape: planned.day.shape,
    minutesPerColumn: perColumn,
    headroom: traffic.headroom(),
    limits: planned.limits.map(({ limiter, perMinute }, n) => ({
      limiter,
      perMinute,
      use: columns.map(({ use }) => rounded(use[n] ?? 0)),
    })),
    refusedBy: columns.map(({ throttled, binding }) => (throttled > 0 ? binding : null)),
  };
}

/** Three digits are more than a chart shows. */
const rounded = (part: number): number => Math.round(part * 1_000) / 1_000;
