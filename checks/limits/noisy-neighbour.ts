import { defineCheck } from '../../src/judge/check.ts';
import type { TenantFound } from '../../src/judge/codes/limits-traffic.ts';
import { planned } from '../../src/judge/figure.ts';
import { fail, pass } from '../../src/judge/outcome.ts';
import { unansweredField } from '../unanswered-field.ts';
import {
  againstAllLimits,
  busiestMinute,
  limitsBasis,
  sendsNothing,
  simulatedFigure,
  trafficAtHand,
  trafficNeeds,
} from './traffic-at-hand.ts';

export default defineCheck({
  id: 'limits/noisy-neighbour',
  subject: 'One heavy customer',
  titles: {
    passed: 'No single customer can take the limits from all others',
    failed: 'A single customer can take the limits from all others',
  },
  blocksFrom: 'critical',
  needs: trafficNeeds,
  guide: {
    looksAt:
      'How much one more customer may send on top of the busiest minutes before others are refused, against what the product lets one customer send.',
    why: 'The service counts all requests of the organization together and knows nothing of your customers: one script in a loop is refused no sooner than everybody else.',
    how: 'Simulates the busiest ten minutes with a customer who sends requests of the usual sizes all the time, at ever closer rates, until a thousandth of all requests is refused. A product that bounds nobody fails like one whose bound is too high.',
    fix: 'Count requests by customer in your own service and answer 429 yourself beyond a bound, or queue customers in turn instead of requests.',
    sources: ['rate-limits'],
  },
  judge: againstAllLimits((input) => {
    const at = trafficAtHand(input);
    if (at.kind === 'open') return at.outcome;
    const { traffic } = at;
    const tolerable = traffic.heaviestTenant();
    if (tolerable === null || traffic.planned.scenario.traffic.requests <= 0) return sendsNothing;
    const allowed = input.plan.traffic.tenantRequestsPerMinute;
    if (allowed == null) return unansweredField('traffic.tenantRequestsPerMinute');
    const args: TenantFound = {
      tolerable: Math.floor(tolerable),
      peak: busiestMinute(traffic),
      allowed,
    };
    const evidence = {
      basis: limitsBasis(traffic),
      figures: [
        simulatedFigure('Room for one more customer', args.tolerable, 'requests/min', input),
        ...(allowed === 'none'
          ? []
          : [
              planned(
                'Most that one customer is allowed to send',
                allowed,
                'requests/min',
                'traffic.tenantRequestsPerMinute',
                input.today,
              ),
            ]),
      ],
    } as const;
    // No bound is one that is too high, however high.
    if (allowed === 'none') return fail('tenant-unbounded', args, evidence);
    return allowed <= args.tolerable
      ? pass('tenant-bounded', args, evidence)
      : fail('tenant-too-heavy', args, evidence);
  }),
});
