import { TokenBucket } from 'limiter';
import { oneTry } from '../../src/capacity/simulation/client.ts';
import { Levels } from '../../src/capacity/simulation/levels.ts';
import { minuteLimit } from '../../src/capacity/simulation/limit.ts';
import { simulate } from '../../src/capacity/simulation/simulate.ts';
import { seededRandom } from '../../src/cost/random.ts';

/** One limit of requests a minute, and a tenth more requests than it lets in. */
const perMinute = 5_400;
const requests = 2_000_000;

/** Moments in milliseconds at which requests come, each for itself. */
export function moments(): Float64Array {
  const random = seededRandom(1);
  const perMs = (1.1 * perMinute) / 60_000;
  let nowMs = 0;
  return new Float64Array(requests).map(() => {
    nowMs -= Math.log(1 - random()) / perMs;
    return nowMs;
  });
}

/** Each lets through what its limit allows at those moments, and says how many that were. */
export const sides = { decision, simulation, limiter };

/** The simulation's own limit, and nothing around it. */
function decision(timesMs: Float64Array): number {
  const levels = new Levels({
    limits: [minuteLimit('requests', perMinute, 'minute')],
    maxTokens: 0,
    tokensPerMs: 1,
  });
  const limits = Int32Array.of(0);
  let letIn = 0;
  for (const nowMs of timesMs) {
    if (levels.refusing(limits, 0, nowMs) >= 0) continue;
    levels.take(limits, 0);
    letIn += 1;
  }
  return letIn;
}

/** The whole simulation: answers of no length, counts of every minute. */
function simulation(timesMs: Float64Array): number {
  const service = {
    limits: [minuteLimit('requests', perMinute, 'minute')],
    streams: [[0]],
    firstTokenMs: 0,
    tokensPerMs: 1,
    maxTokens: 0,
    outages: [],
  };
  let next = 0;
  const { answered } = simulate(
    service,
    oneTry,
    (arrival) => {
      if (next === timesMs.length) return false;
      arrival.timeMs = timesMs[next] as number;
      arrival.inputTokens = 0;
      arrival.outputTokens = 0;
      arrival.stream = 0;
      next += 1;
      return true;
    },
    () => 0,
  );
  return answered;
}

/** The package asks the clock of the machine, which stands at each request's moment meanwhile. */
function limiter(timesMs: Float64Array): number {
  const ofMachine = performance.now;
  let nowMs = 0;
  performance.now = () => nowMs;
  try {
    const bucket = new TokenBucket({
      bucketSize: perMinute,
      tokensPerInterval: perMinute,
      interval: 'minute',
    });
    // Full at first, as a provider's limit is.
    bucket.content = perMinute;
    let letIn = 0;
    for (const timeMs of timesMs) {
      nowMs = timeMs;
      if (bucket.tryRemoveTokens(1)) letIn += 1;
    }
    return letIn;
  } finally {
    performance.now = ofMachine;
  }
}
