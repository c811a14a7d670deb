import { describe, expect, test } from 'vitest';
import { movableShare, peakFigure } from '../../../checks/limits/peak-figures.ts';
import { limiters } from '../../../src/capacity/peak.ts';
import { catalog } from '../../../src/catalog/catalog.ts';
import { plannedPeak } from '../../../src/plan/peak-traffic.ts';
import type { PlanInput } from '../../../src/plan/schema.ts';
import { planWith, TODAY } from '../../support/plan-builder.ts';
import { live, onTier } from './plans.ts';

function figuresOf(input: PlanInput) {
  return limiters.map((limiter) => {
    const found = plannedPeak(planWith(input), catalog, limiter, null);
    if (found.kind === 'missing') throw new Error(found.missing[0].field);
    return peakFigure(limiter, found, TODAY);
  });
}

describe('a peak as a figure', () => {
  test("a stated one is the plan's own number, tokens reckoned from it are computed", () => {
    // Prompts of 100 tokens and answers of 10.
    expect(figuresOf(live(9))).toMatchObject([
      { value: 9, unit: 'requests/min', origin: 'planned', source: 'traffic.peakRequestsPerMinute' },
      { value: 900, unit: 'tokens/min', origin: 'simulated' },
      { value: 90, unit: 'tokens/min', origin: 'simulated' },
    ]);
  });

  test('one that follows from the day names its shape', () => {
    const day = { requestsPerDay: 240_000, shape: 'office-hours' } as const;
    for (const figure of figuresOf(live(0, { traffic: day }))) {
      expect(figure).toMatchObject({ origin: 'planned', source: 'traffic.requestsPerDay', at: TODAY });
      expect(figure.name).toMatch(/, derived from the shape office-hours$/);
    }
  });
});

describe('what could still be taken out of the peak', () => {
  const movable = (plan: PlanInput) =>
    movableShare({ plan: planWith(plan), catalog, observed: {}, today: TODAY });
  test.each<[string, PlanInput, number]>([
    ['what could be batched and is not', { task: { features: [] } }, 0.5],
    ['nothing of what is batched already', { task: { features: ['batch'] } }, 0],
    ['nothing on a path without batches', { platform: { path: 'bedrock' } }, 0],
    ['nothing that nobody named', { traffic: { requestsPerDay: 9 } }, 0],
  ])('%s', (_, change, share) => {
    expect(movable(onTier('start', { traffic: { batchableShare: 0.5 }, ...change }))).toBe(share);
  });
});
