import { defineCheck } from '../../src/judge/check.ts';
import type { RampAssumed } from '../../src/judge/codes/limits-traffic.ts';
import { inconclusive, notApplicable, pass } from '../../src/judge/outcome.ts';
import { unansweredField } from '../unanswered-field.ts';
import { dayInSteps, isSharp, sharpStep } from './rise-within-day.ts';
import {
  againstAllLimits,
  letsNothingIn,
  limitsBasis,
  nothingLetIn,
  sendsNothing,
  simulatedFigure,
  trafficAtHand,
  trafficNeeds,
} from './traffic-at-hand.ts';

const assumed: RampAssumed = { smallLoad: 0.1, growth: 2 };

export default defineCheck({
  id: 'limits/ramp',
  subject: 'Launch ramp',
  titles: {
    passed: 'The traffic rises step by step',
    failed: 'The traffic rises sharply',
  },
  blocksFrom: 'critical',
  needs: trafficNeeds,
  guide: {
    looksAt:
      'How the traffic rises on the first days, from day to day and within each of them, against the limits.',
    why: 'Below every limit a minute, a sharp rise alone can be answered with 429: the service limits growth itself, since 2026-11-05 with the error code ramp_limit_exceeded.',
    how: `The figures of that limit are not published, so this check goes by assumptions of its own: a rise that stays within ${assumed.smallLoad * 100} percent of the tightest limit is not taken for sharp, and beyond it one that no more than doubles from one day to the next, or within a day from one hour to the next. How a day goes is drawn from its shape, and its hours are compared by their busiest minutes; bursts are taken to begin from nothing within a minute. What is sharper stays open, because only the service can tell.`,
    fix: 'Let people in by shares, such as 10, 20, 40, 80 and 100 percent on five days, in waves over some hours where everybody would come at once, treat ramp_limit_exceeded as a sign to wait and not as a fault, and tell the account team of a launch that cannot be spread.',
    sources: ['rate-limits', 'sdk'],
  },
  judge: againstAllLimits((input) => {
    const at = trafficAtHand(input);
    if (at.kind === 'open') return at.outcome;
    const { traffic } = at;
    if (letsNothingIn(traffic)) return nothingLetIn;
    const headroom = traffic.headroom();
    if (!headroom) return sendsNothing;
    if (headroom.median === 0)
      return notApplicable('The limits carry none of the planned traffic; limits/headroom says so.');
    const fullLoad = 1 / headroom.median;
    const evidence = {
      basis: limitsBasis(traffic),
      figures: [
        simulatedFigure(
          'Share of what the limits carry that the full traffic takes',
          fullLoad * 100,
          'percent',
          input,
        ),
      ],
    } as const;
    if (fullLoad <= assumed.smallLoad) return pass('ramp-small', { assumed, fullLoad }, evidence);
    const shares = input.plan.traffic.launchShares;
    if (!shares) return unansweredField('traffic.launchShares');
    const found = { shares, assumed, fullLoad };
    const sharp = shares.findIndex((share, n) =>
      isSharp(share * fullLoad, (shares[n - 1] ?? 0) * fullLoad, assumed),
    );
    if (sharp >= 0) {
      const [share, before] = [shares[sharp] ?? 1, shares[sharp - 1]];
      const times = before === undefined ? null : share / before;
      return inconclusive('ramp-sharp', { ...found, day: sharp, share, times }, evidence);
    }
    const steps = dayInSteps(input.plan, traffic.planned);
    if (!steps) return unansweredField('traffic.shape');
    const { shape, stepMinutes } = steps;
    for (const [day, share] of shares.entries()) {
      const step = sharpStep(steps, share * fullLoad, assumed);
      if (step)
        return inconclusive(
          'ramp-sharp-within-day',
          { ...found, shape, stepMinutes, day, share, ...step },
          evidence,
        );
    }
    return pass('ramp-gradual', { ...found, shape, stepMinutes }, evidence);
  }),
});
