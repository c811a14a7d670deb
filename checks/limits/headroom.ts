import { defineCheck, type JudgeInput } from '../../src/judge/check.ts';
import type { HeadroomFound } from '../../src/judge/codes/limits-traffic.ts';
import { planned } from '../../src/judge/figure.ts';
import { fail, inconclusive, pass } from '../../src/judge/outcome.ts';
import { wantedHeadroom as wanted } from '../../src/judge/wanted-headroom.ts';
import { tightestLimit } from './binding-limit.ts';
import { movableShare } from './peak-figures.ts';
import {
  increaseBy,
  limitsBasis,
  peaksAndLimits,
  sendsNothing,
  simulatedFigure,
  trafficAtHand,
  trafficNeeds,
} from './traffic-at-hand.ts';

export default defineCheck({
  id: 'limits/headroom',
  subject: 'Headroom',
  titles: {
    passed: 'The limits carry twice the planned traffic',
    failed: 'The limits do not carry twice the planned traffic',
  },
  blocksFrom: 'ga',
  needs: trafficNeeds,
  guide: {
    looksAt:
      'The largest multiple of the planned traffic of which less than a thousandth is refused in the busiest hour.',
    why: 'Plans of traffic are guesses, and higher limits take days to be granted. What does not carry twice the guess is refused on a good launch day.',
    how: 'Simulates the busiest hour at ever closer multiples, up to five times with other random numbers, and takes the middle one. Twice the planned traffic is wanted, which is our bound. With a planned growth it also says for how many months the headroom lasts.',
    fix: 'Request a higher limit before the launch, or raise it where the workspace set it. Use less of the tightest one: fewer requests, a cached or shorter prompt, shorter answers; batches for what can wait free all of them. Or let fewer people in at first.',
    sources: ['rate-limits', 'limit-increase'],
  },
  judge(input) {
    const at = trafficAtHand(input);
    if (at.kind === 'open') return at.outcome;
    const { traffic } = at;
    const headroom = traffic.headroom();
    if (!headroom) return sendsNothing;
    const growth = input.plan.traffic.growthPerMonth ?? null;
    const args: HeadroomFound = {
      headroom,
      wanted,
      tightest: tightestLimit(traffic.planned),
      movableShare: movableShare(input),
      growthPerMonth: growth,
      months: monthsLeft(headroom.median, growth),
      increaseBy: increaseBy(input),
    };
    const evidence = {
      basis: limitsBasis(traffic),
      figures: [
        simulatedFigure(
          'Traffic the limits carry, as a multiple of the planned',
          headroom.median,
          'ratio',
          input,
        ),
        ...growthFigure(input, growth),
        ...peaksAndLimits(input),
      ],
    } as const;
    if (headroom.high < wanted) return fail('headroom-small', args, evidence);
    if (headroom.low < wanted) return inconclusive('headroom-uncertain', args, evidence);
    const { unknown } = traffic.planned;
    return unknown.length > 0
      ? inconclusive('headroom-partly-known', { ...args, unknown }, evidence)
      : pass('headroom-enough', args, evidence);
  },
});

const growthFigure = ({ today }: JudgeInput, growth: number | null) =>
  growth === null
    ? []
    : [planned('Growth a month', growth * 100, 'percent', 'traffic.growthPerMonth', today)];

/** Nobody plans further, and growth by a hair would last for millions of years. */
const mostMonths = 120;

function monthsLeft(headroom: number, growth: number | null): number | null {
  if (growth === null || growth <= 0 || headroom <= 1) return null;
  return Math.min(mostMonths, Math.floor(Math.log(headroom) / Math.log1p(growth)));
}
