import { curveArrivals } from '../../src/capacity/arrivals/curve-arrivals.ts';
import { dayCurve } from '../../src/capacity/arrivals/rate-curve.ts';
import type { RequestSizes } from '../../src/capacity/arrivals/request-sizes.ts';
import { meanTokens } from '../../src/capacity/arrivals/token-sizes.ts';
import { oneTry } from '../../src/capacity/simulation/client.ts';
import { minuteLimit } from '../../src/capacity/simulation/limit.ts';
import { simulate } from '../../src/capacity/simulation/simulate.ts';
import { seededRandom } from '../../src/cost/random.ts';

/** What one simulated day took, as the process that did nothing else tells it. */
export interface DayTook {
  readonly arrived: number;
  readonly throttled: number;
  readonly wallSeconds: number;
  /** Time on a processor, that of compiler and collector included: what others do on the machine is not in it. */
  readonly coreSeconds: number;
  readonly peakBytes: number;
}

/** Waking hours with a peak at noon, where the limit of output is a fiftieth too low. */
const sizes: RequestSizes = {
  input: { kind: 'lognormal', typical: 1_500, p95: 6_000 },
  output: { kind: 'lognormal', typical: 300, p95: 1_000 },
  cache: { kind: 'share', share: 0.5 },
};

function simulatedDay(requestsPerDay: number): DayTook {
  const curve = dayCurve('daily-curve', { requestsPerDay, peakPerMinute: null, burstsPerDay: 1 });
  const peak = curve.perCell.reduce((most, requests) => Math.max(most, requests), 0);
  const limits = [
    minuteLimit('requests', 1.2 * peak, 'minute'),
    minuteLimit('input', 1.2 * peak * meanTokens(sizes.input) * 0.5, 'minute'),
    minuteLimit('output', 0.98 * peak * meanTokens(sizes.output), 'minute'),
  ];
  const service = {
    limits,
    streams: [limits.map((_, n) => n)],
    firstTokenMs: 800,
    tokensPerMs: 0.08,
    maxTokens: 0,
    outages: [],
  };
  const arrivals = curveArrivals(curve, sizes, 'random', seededRandom(1));
  const before = process.cpuUsage();
  const startedMs = performance.now();
  const { arrived, throttled } = simulate(service, { ...oneTry, attempts: 3 }, arrivals, seededRandom(2));
  const wallSeconds = (performance.now() - startedMs) / 1_000;
  const { user, system } = process.cpuUsage(before);
  return {
    arrived,
    throttled,
    wallSeconds,
    coreSeconds: (user + system) / 1_000_000,
    // Kilobytes of 1,024 bytes on every system (process.resourceUsage).
    peakBytes: process.resourceUsage().maxRSS * 1_024,
  };
}

process.stdout.write(JSON.stringify(simulatedDay(Number(process.argv[2]))));
