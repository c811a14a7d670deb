import { expect, test } from 'vitest';
import { catalog } from '../../src/catalog/catalog.ts';
import { trafficQuestions } from '../../src/judge/plan-questions.ts';
import type { PlanInput } from '../../src/plan/schema.ts';
import { completePlan } from '../support/complete-plan.ts';
import { observedWith, planWith } from '../support/plan-builder.ts';

const open = (plan: PlanInput, observed = observedWith({})) => {
  const { peak, steady } = trafficQuestions({ plan: planWith(plan), catalog, observed });
  return [peak.map(({ field }) => field), steady.map(({ field }) => field)];
};
const { traffic, tokens } = completePlan;

test('a complete plan leaves nothing open', () => expect(open(completePlan)).toEqual([[], []]));

test.each<[string, PlanInput, string[], string[]]>([
  [
    'without a peak or a volume, the day is asked for',
    { traffic: { ...traffic, peakRequestsPerMinute: null, requestsPerDay: null } },
    ['traffic.requestsPerDay'],
    [],
  ],
  [
    'a stated peak needs its shape for the other minutes alone',
    { traffic: { ...traffic, shape: null } },
    [],
    ['traffic.shape'],
  ],
  [
    'a size that is missing is asked for once',
    { tokens: { ...tokens, output: {} } },
    ['tokens.output.typical', 'tokens.output.p95'],
    [],
  ],
])('%s', (_what, changed, peak, steady) => {
  expect(open({ ...completePlan, ...changed })).toEqual([peak, steady]);
});

test('what a trial measured is not asked for', () => {
  const plan = { ...completePlan, tokens: { ...tokens, input: {}, output: {} } };
  expect(open(plan, observedWith({ trial: {} }))).toEqual([[], []]);
});
