import { expect, test } from 'vitest';
import { samePlan } from '../../../src/tui/state/same-plan.ts';
import { completePlan } from '../../support/complete-plan.ts';
import { planWith } from '../../support/plan-builder.ts';

const plan = planWith(completePlan);
const reversed = Object.fromEntries(Object.entries(plan).reverse()) as typeof plan;

test.each([
  ['the schema reference', { ...plan, $schema: './gonogo.schema.json' }],
  ['the order of keys', reversed],
] as const)('%s makes no difference', (_name, other) => {
  expect(samePlan(plan, other)).toBe(true);
});

test('a key without a value is as good as none', () => {
  const blank = planWith();
  const tokens = { ...blank.tokens, input: { typical: undefined }, streaming: undefined };
  expect(samePlan(blank, { ...blank, tokens })).toBe(true);
});

test.each([
  ['another value', { ...plan, name: 'Other' }],
  ['"I do not know" for an answer', { ...plan, launchDate: null }],
])('%s is another plan', (_name, other) => {
  expect(samePlan(plan, other)).toBe(false);
});

test('an answer that says "none of them" differs from no answer', () => {
  expect(samePlan(planWith(), planWith({ task: { features: [] } }))).toBe(false);
});
