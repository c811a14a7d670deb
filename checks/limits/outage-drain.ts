import { defineCheck } from '../../src/judge/check.ts';
import type { DrainFound } from '../../src/judge/codes/limits-traffic.ts';
import { fail, pass, warn } from '../../src/judge/outcome.ts';
import { outageMinutes } from '../../src/judge/simulated-traffic.ts';
import { drainBound } from './binding-limit.ts';
import { movableShare } from './peak-figures.ts';
import {
  againstAllLimits,
  increaseBy,
  letsNothingIn,
  limitsBasis,
  nothingLetIn,
  sendsNothing,
  simulatedFigure,
  trafficAtHand,
  trafficNeeds,
} from './traffic-at-hand.ts';

/** Ours: as long as the outage itself, and as long again. */
const wantedMinutes = 60;
const msPerMinute = 60_000;

export default defineCheck({
  id: 'limits/outage-drain',
  subject: 'After an outage',
  titles: {
    passed: 'What waits during an outage is soon worked off',
    failed: 'What waits during an outage takes long to be worked off',
  },
  blocksFrom: 'critical',
  needs: trafficNeeds,
  guide: {
    looksAt: `How long it takes until nobody waits any more after Claude was away for ${outageMinutes} minutes of the busiest time.`,
    why: 'Every service is away at times. What came meanwhile is sent afterwards, on top of what comes then, through the same limits: without room for both, an outage of half an hour is felt for the rest of the day.',
    how: `Simulates the four busiest hours with an outage in the busiest ${outageMinutes} minutes of them. The product keeps each request until it is answered, or gives it up when it was not let in within task.patienceSeconds (writing its answer comes on top), with no more requests under way than client.concurrency allows. Up to ${wantedMinutes} minutes pass; the bound is ours. Where more than half of what comes meanwhile is given up, the pass says so: then nothing is worked off.`,
    fix: 'Give requests up that nobody waits for any more. Where client.concurrency decides how fast the rest is worked off, let more under way at once; where a limit does, use less of that one (fewer requests, a cached or shorter prompt, shorter answers), move what can wait into batches, and ask for room for twice the peak.',
    sources: ['rate-limits', 'errors'],
  },
  judge: againstAllLimits((input) => {
    const at = trafficAtHand(input);
    if (at.kind === 'open') return at.outcome;
    if (letsNothingIn(at.traffic)) return nothingLetIn;
    const answer = at.traffic.outage();
    if (!answer) return sendsNothing;
    const { drainMs, watchedMs, cameMeanwhile, givenUp } = answer;
    const args: DrainFound = {
      outageMinutes,
      drainMinutes: drainMs === null ? null : drainMs / msPerMinute,
      watchedMinutes: watchedMs / msPerMinute,
      cameMeanwhile: Math.round(cameMeanwhile),
      givenUp: Math.round(givenUp),
      patienceSeconds: input.plan.task.patienceSeconds ?? null,
      bound: drainBound(at.traffic),
      movableShare: movableShare(input),
      increaseBy: increaseBy(input),
      wantedMinutes,
    };
    const evidence = {
      basis: limitsBasis(at.traffic),
      figures: [
        simulatedFigure(
          `Requests that come within ${outageMinutes} minutes of the busiest time`,
          args.cameMeanwhile,
          'requests',
          input,
        ),
        ...(drainMs === null
          ? []
          : [
              simulatedFigure(
                'From the end of the outage until nobody waits any more',
                Math.round(drainMs / 1_000),
                's',
                input,
              ),
            ]),
      ],
    } as const;
    if (drainMs === null) return fail('outage-never-drains', args, evidence);
    if (args.givenUp > args.cameMeanwhile / 2) return pass('outage-given-up', args, evidence);
    return drainMs > wantedMinutes * msPerMinute
      ? warn('outage-drains-slowly', args, evidence)
      : pass('outage-drains', args, evidence);
  }),
});
