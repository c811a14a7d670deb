import { defineCheck } from '../../src/judge/check.ts';
import type { RampAssumed } from '../../src/judge/codes/limits-traffic.ts';
import { inconclusive, pass } from '../../src/judge/outcome.ts';
import { unansweredField } from '../unanswered-field.ts';
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
    looksAt: 'How the traffic rises on the first days, from day to day, against the limits.',
    why: 'Below every limit a minute, a sharp rise alone can be answered with 429: the service limits growth itself, since 2026-11-05 with the error code ramp_limit_exceeded.',
    how: `The figures of that limit are not published, so this check goes by assumptions of its own: a rise that stays within ${assumed.smallLoad * 100} percent of the tightest limit is not taken for sharp, and beyond it one that no more than doubles from one day to the next. What is sharper stays open, because only the service can tell.`,
    fix: 'Let people in by shares, such as 5, 20, 50 and 100 percent on four days, treat ramp_limit_exceeded as a sign to wait and not as a fault, and tell the account team of a launch that cannot be spread.',
    sources: ['rate-limits', 'sdk'],
  },
  judge: againstAllLimits((input) => {
    const at = trafficAtHand(input);
    if (at.kind === 'open') return at.outcome;
    const { traffic } = at;
    if (letsNothingIn(traffic)) return nothingLetIn;
    const headroom = traffic.headroom();
    if (!headroom) return sendsNothing;
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
    const day = shares.findIndex((share, n) => isSharp(share * fullLoad, (shares[n - 1] ?? 0) * fullLoad));
    const found = { shares, assumed, fullLoad };
    if (day < 0) return pass('ramp-gradual', found, evidence);
    const [share, before] = [shares[day] ?? 1, shares[day - 1]];
    const times = before === undefined ? null : share / before;
    return inconclusive('ramp-sharp', { ...found, day, share, times }, evidence);
  }),
});

/** 12 digits: a doubling on paper is one. */
const isSharp = (load: number, before: number): boolean =>
  load > assumed.smallLoad &&
  Number((load / Math.max(before, assumed.smallLoad)).toPrecision(12)) > assumed.growth;
