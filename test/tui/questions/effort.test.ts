import { describe, expect, test } from 'vitest';
import { catalog } from '../../../src/catalog/catalog.ts';
import type { PlanInput } from '../../../src/plan/schema.ts';
import { effortOptions } from '../../../src/tui/questions/effort.ts';
import { applies, nextStop } from '../../../src/tui/walk.ts';
import { planWith } from '../../support/plan-builder.ts';
import { findingsOf } from '../../support/wizard.ts';
import { bareContext, move, open, play, submit } from '../../support/wizard-state.ts';

const withoutEffort = 'claude-haiku-4-5-20251001';
const withEffort = 'claude-sonnet-5-5';
const effort = bareContext.questions.find(({ id }) => id === 'model.effort');
const asked = (model: PlanInput['model']): boolean =>
  effort !== undefined && applies(bareContext, planWith({ model }), effort);

test.each([
  ['a model that takes one', { id: withEffort }, true],
  ['a model that takes none', { id: withoutEffort }, false],
  ['a model that takes none, but one is planned', { id: withoutEffort, effort: 'medium' }, true],
  ['a model nobody knows', { id: 'my-gateway/claude' }, true],
] as const)('%s: asked %s', (_name, model, expected) => {
  expect(asked(model)).toBe(expected);
});

test.each([
  [{ id: withEffort }, ['none', 'low', 'medium', 'high', 'xhigh', 'max']],
  [{ id: withoutEffort, effort: 'medium' }, ['none', 'medium']],
] as const)('%j offers %j', (model, values) => {
  expect(effortOptions(planWith({ model }), catalog).map(({ value }) => value)).toEqual(values);
});

describe('an effort that the model of now does not take', () => {
  const plan = planWith({ model: { id: withoutEffort, effort: 'medium', thinking: 'default' } });

  test('is asked again on the way from the model', () => {
    const progress = { plan, review: [], pending: [] };
    expect(nextStop(bareContext, progress, 'model.id')).toEqual({ kind: 'question', id: 'model.effort' });
  });

  test('leaves the plan with "Not sent", and the check no longer objects to it', () => {
    const offends = (given: typeof plan): boolean => {
      const found = findingsOf(given).find(({ check }) => check === 'model/request-shape');
      return found?.code === 'request-rejected';
    };
    expect(offends(plan)).toBe(true);
    const state = play([open('model.effort'), move(-9), submit], { plan });
    expect(state.plan.model).toEqual({ id: withoutEffort, thinking: 'default', effort: 'none', request: {} });
    expect(offends(state.plan)).toBe(false);
    expect(asked(state.plan.model)).toBe(false);
  });
});
