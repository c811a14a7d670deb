import { describe, expect, test } from 'vitest';
import type { PlanInput } from '../../../src/plan/schema.ts';
import { standingOf, standingSigns } from '../../../src/tui/content/section-standing.ts';
import { judgedBy } from '../../../src/tui/judged.ts';
import type { QuestionSection } from '../../../src/tui/questions/question.ts';
import { symbolsFor } from '../../../src/tui/symbols.ts';
import { completePlan } from '../../support/complete-plan.ts';
import { planWith } from '../../support/plan-builder.ts';
import { answers, derivedOf, findingsOf, runOf } from '../../support/wizard.ts';
import { bareContext, play } from '../../support/wizard-state.ts';

const judged = judgedBy({
  judge: (plan, run) => findingsOf(plan, run ? answers(plan) : {}),
  derive: (plan) => derivedOf(plan, {}),
  pricePoll: () => [],
});
const standing = (plan: PlanInput, section: QuestionSection, polled = false) => {
  const whole = planWith(plan);
  const run = polled ? runOf(whole, answers(whole)) : null;
  return standingOf(play([], { plan: whole, run }), bareContext, judged, section);
};
const with_ = (change: Partial<PlanInput>): PlanInput => ({ ...completePlan, ...change });

describe('a section', () => {
  test.each([
    ['with everything right', completePlan, 'spend', 'unproven'],
    ['that only probes can confirm', completePlan, 'model', 'unproven'],
    ['with a question nobody was asked', with_({ launchDate: undefined }), 'task', 'open'],
    [
      'with an answer nobody knows, though all were asked',
      with_({ limits: { tier: null } }),
      'spend',
      'open',
    ],
    [
      'with a failing check, whatever else is open',
      with_({ tokens: { ...completePlan.tokens, maxTokens: 200_000, streaming: undefined } }),
      'tokens',
      'trouble',
    ],
  ] as const)('%s: %s', (_name, plan, section, expected) => {
    expect(standing(plan, section)).toBe(expected);
  });

  test('is settled by what the probes brought', () => {
    for (const section of ['task', 'model'] as const) {
      expect([section, standing(completePlan, section)]).toEqual([section, 'unproven']);
      expect([section, standing(completePlan, section, true)]).toEqual([section, 'settled']);
    }
  });
});

test.each([false, true])('every sign is one character of its own; ascii %s', (ascii) => {
  const signs = Object.values(standingSigns(symbolsFor(ascii)));
  expect(signs.map((sign) => [...sign].length)).toEqual([1, 1, 1, 1, 1]);
  expect(new Set(signs).size).toBe(5);
});
