import { loadOf } from '../../src/capacity/limits-in-force.ts';
import type { Limiter } from '../../src/capacity/peak.ts';
import { trafficShapes } from '../../src/capacity/shape.ts';
import { tierRow } from '../../src/catalog/lookup.ts';
import type { JudgeInput } from '../../src/judge/check.ts';
import type { PeakAgainstLimit } from '../../src/judge/codes/limits.ts';
import type { Outcome } from '../../src/judge/finding.ts';
import { limitEvidence, originOfRung } from '../../src/judge/limit-evidence.ts';
import { measuredMonth } from '../../src/judge/measured-sizes.ts';
import { fail, notApplicable, pass, unanswered, warn } from '../../src/judge/outcome.ts';
import { plannedPeak } from '../../src/plan/peak-traffic.ts';
import { isUsable } from '../../src/plan/planned-use.ts';
import { limitFigure } from './limit-figures.ts';
import { movableShare, peakFigure } from './peak-figures.ts';
import { limitUnknown } from './unknown-limits.ts';

/**
 * Above this part of a limit, a peak is too close: the bucket refills continuously, so a burst inside the minute is
 * refused before the minute's total is reached; retries add load; and all keys of the organization share the limit.
 */
export const comfortableLoad = 0.7;

/** Judges the planned busiest minute against one limit, by the best word there is on it. */
export function judgePeak(limiter: Limiter, input: JudgeInput): Outcome {
  const { plan, catalog } = input;
  if (isUsable('batch', plan, catalog) && plan.traffic.batchableShare === 1) {
    return notApplicable('Every request is batched, and the Batches API has limits of its own.');
  }
  const peak = plannedPeak(plan, catalog, limiter, measuredMonth(input));
  if (peak.kind === 'missing') return unanswered(peak.missing[0].question, peak.missing[0].field);
  const evidence = limitEvidence(input);
  const limit = evidence.limits[limiter];
  if (!limit) return limitUnknown(input);

  const load = loadOf(peak.perMinute, limit.perMinute);
  const args: PeakAgainstLimit = {
    limiter,
    peak: peak.perMinute,
    limit: limit.perMinute,
    load,
    limitFrom:
      limit.rung !== 'table'
        ? { kind: limit.rung }
        : { kind: 'table', tier: evidence.row ? tierRow(catalog, evidence.row.tier).name : '' },
    peakFrom:
      peak.requests.kind === 'stated'
        ? { kind: 'stated' }
        : { kind: 'derived', assumes: trafficShapes[peak.requests.shape].assumes },
    movableShare: movableShare(input),
    increaseBy: (plan.platform.path ?? 'claude-api') === 'claude-api' ? 'console' : 'account-team',
  };
  const figures = [peakFigure(limiter, peak, input.today), ...limitFigure(limiter, limit, evidence)];
  const basis = { basis: originOfRung[limit.rung], figures } as const;
  if (peak.perMinute > limit.perMinute) return fail('peak-above-limit', args, basis);
  return load > comfortableLoad ? warn('peak-near-limit', args, basis) : pass('peak-fits', args, basis);
}
