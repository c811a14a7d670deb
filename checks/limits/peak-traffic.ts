import { carriedBelow } from '../../src/capacity/answers/headroom.ts';
import { defineCheck } from '../../src/judge/check.ts';
import { fail, inconclusive, pass, warn } from '../../src/judge/outcome.ts';
import { largerThanLimit } from './larger-than-limit.ts';
import { isHeldBack, productBound } from './product-bound.ts';
import {
  hourAgainstLimits,
  limitsBasis,
  peaksAndLimits,
  sendsNothing,
  simulatedFigure,
  trafficAtHand,
  trafficNeeds,
} from './traffic-at-hand.ts';

/** Ours: above it, refused requests are what the hour is remembered for. */
const tolerable = 0.01;

export default defineCheck({
  id: 'limits/peak-traffic',
  subject: 'Traffic at peak',
  titles: {
    passed: 'The limits carry the busiest hour',
    failed: 'The limits turn requests of the busiest hour down',
  },
  blocksFrom: 'beta',
  needs: trafficNeeds,
  guide: {
    looksAt:
      'Every request of the busiest planned hour, one after another, against the limits of requests, input and output tokens a minute at once.',
    why: 'A call that succeeds says nothing about launch day, and a peak that fits each limit on average can still be refused: requests come at random, some are long, answers are charged while they are written, and those that are refused come back.',
    how: `Simulates the hour up to five times with other random numbers: arrivals by the shape of the day or the stated peak, sizes through typical and p95 or as a trial measured them, cache reads outside the input limit, limits that refill without a break, and a client that tries again as the plan says, else as the official SDK does, and gives up what was not let in within task.patienceSeconds. Less than ${carriedBelow * 100} percent refused passes, up to ${tolerable * 100} percent is a caution as long as no more than ${carriedBelow * 100} percent are never answered; both bounds are ours. It fails too where the product itself lets fewer requests under way than come while one is answered. Answers are taken to be written from a second after the request on, at 60 tokens a second, which is our assumption too.`,
    fix: 'Go by the limit that refuses most. Requests: fewer calls, batches for what can wait. Input: a cached prefix, shorter prompts. Output: shorter answers, a smaller model for a part of them. Any of them: a queue in front of the calls, and a higher limit well before the launch, on the workspace where it was set there. The product itself: a higher client.concurrency.',
    sources: ['rate-limits', 'limit-increase', 'sdk'],
    corrections: [
      {
        claim: 'Load-test the API before the launch.',
        now: 'A paid, limited service answers a load test with refusals and a bill. What decides is the arithmetic of its limits, which can be simulated with real sizes.',
        source: 'rate-limits',
      },
    ],
  },
  judge(input) {
    const at = trafficAtHand(input);
    if (at.kind === 'open') return at.outcome;
    const { traffic } = at;
    const hour = traffic.busyHour();
    const figures = peaksAndLimits(input);
    if (!hour) return sendsNothing;
    const args = hourAgainstLimits(input, traffic, hour);
    const { throttled, failed } = hour;
    const bound = productBound(traffic);
    const isLost = failed.low > carriedBelow;
    const evidence = {
      basis: limitsBasis(traffic),
      figures: [
        simulatedFigure(
          'Refused at least once in the busiest hour',
          throttled.median * 100,
          'percent',
          input,
        ),
        simulatedFigure('Never answered in the busiest hour', failed.median * 100, 'percent', input),
        ...figures,
      ],
    } as const;
    const waitsForItself = isHeldBack(traffic) || (isLost && throttled.high <= carriedBelow);
    if (bound && waitsForItself && throttled.low <= tolerable)
      return fail('traffic-held-back', { ...args, bound }, evidence);
    if (throttled.low > tolerable || isLost) return fail('traffic-above-limit', args, evidence);
    if (throttled.high > tolerable || failed.high > carriedBelow)
      return inconclusive('traffic-may-exceed-limit', args, evidence);
    const larger = largerThanLimit(traffic);
    if (larger) return inconclusive('traffic-larger-than-limit', { ...args, larger }, evidence);
    const { unknown } = traffic.planned;
    if (unknown.length > 0)
      return inconclusive('traffic-limits-partly-known', { ...args, unknown }, evidence);
    return throttled.median >= carriedBelow
      ? warn('traffic-touches-limit', args, evidence)
      : pass('traffic-fits', args, evidence);
  },
});
