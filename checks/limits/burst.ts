import { carriedBelow } from '../../src/capacity/answers/headroom.ts';
import { defineCheck } from '../../src/judge/check.ts';
import { inconclusive, pass, warn } from '../../src/judge/outcome.ts';
import { isHeldBack, neverReachesLimits } from './product-bound.ts';
import {
  againstAllLimits,
  hourAgainstLimits,
  limitsBasis,
  sendsNothing,
  simulatedFigure,
  trafficAtHand,
  trafficNeeds,
} from './traffic-at-hand.ts';

export default defineCheck({
  id: 'limits/burst',
  subject: 'Bursts within a minute',
  titles: {
    passed: 'Requests of the same second do not run into the limits',
    failed: 'Requests of the same second can run into the limits',
  },
  blocksFrom: 'critical',
  needs: trafficNeeds,
  guide: {
    looksAt:
      'The busiest planned hour where each limit a minute lets through no more than a sixtieth of it at once.',
    why: 'Documentation says that 60 requests a minute may be enforced as one a second. Then a burst is refused although the minute as a whole is far below its limit.',
    how: `Simulates the busiest hour as limits/peak-traffic does, with limits that hold a second's worth. Less than ${carriedBelow * 100} percent refused passes. Where requests are refused but answered when they are tried again, that is a caution; where some are never answered, only the service can tell whether it is as strict as that.`,
    fix: 'Spread bursts over some seconds: a queue with a rate of its own in front of the calls, start times of scheduled jobs that differ at random, retries with jitter. Where a limit of tokens is what refuses, smaller requests too: a cached or shorter prompt, shorter answers.',
    sources: ['rate-limits'],
  },
  judge: againstAllLimits((input) => {
    const at = trafficAtHand(input);
    if (at.kind === 'open') return at.outcome;
    if (isHeldBack(at.traffic)) return neverReachesLimits;
    const hour = at.traffic.bySecond();
    if (!hour) return sendsNothing;
    const args = hourAgainstLimits(input, at.traffic, hour);
    // What is lost without being refused waited for its turn in the product, not for the service.
    if (args.throttled.high <= carriedBelow && args.failed.median > carriedBelow) return neverReachesLimits;
    const evidence = {
      basis: limitsBasis(at.traffic),
      figures: [
        simulatedFigure(
          'Refused at least once, limits enforced by the second',
          args.throttled.median * 100,
          'percent',
          input,
        ),
        simulatedFigure('Longest wait of 99 in 100 answered requests', Math.round(args.p99Ms), 'ms', input),
      ],
    } as const;
    if (args.failed.median > carriedBelow) return inconclusive('bursts-may-be-lost', args, evidence);
    return args.throttled.median >= carriedBelow
      ? warn('bursts-wait', args, evidence)
      : pass('bursts-fit', args, evidence);
  }),
});
