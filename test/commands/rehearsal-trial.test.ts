import { describe, expect, test } from 'vitest';
import { checks } from '../../checks/registry.ts';
import { catalog } from '../../src/catalog/catalog.ts';
import { withSampleAnswers } from '../../src/commands/rehearsal-answers.ts';
import { sampleTrial } from '../../src/commands/rehearsal-trial.ts';
import { judgeAll } from '../../src/judge/runner.ts';
import { trialSeen } from '../../src/judge/seen/trial.ts';
import { presetPlan, presets } from '../../src/plan/presets.ts';
import { observedWith, planWith, TODAY } from '../support/plan-builder.ts';

const now = new Date(`${TODAY}T12:00:00Z`);
const planOf = (name: (typeof presets)[number]['name']) =>
  withSampleAnswers(name, presetPlan(name), TODAY).plan;

describe.each(presets.map(({ name }) => name))('%s', (name) => {
  const plan = planOf(name);
  const made = sampleTrial(plan, catalog, now);
  if (!made) throw new Error('Every preset says enough for a trial.');

  test('has a trial of a valid shape that says that it is none', () => {
    expect(trialSeen.safeParse(made).error).toBeUndefined();
    expect(made).toMatchObject({ sandbox: true, samples: 'made up for the rehearsal', model: plan.model.id });
  });

  test('is measured just as it is planned', () => {
    const { input, output } = plan.tokens;
    expect(made.input).toMatchObject({ count: 400, p95: input.p95 });
    expect(made.live?.output).toMatchObject({ count: 100, p95: output.p95 });
    // The middle of an even rise to twice the typical size, a step of which is less than a hundredth.
    expect(Math.abs(made.input.p50 - (input.typical ?? 0))).toBeLessThan((input.typical ?? 0) / 100 + 1);
  });

  test('passes each check that a trial feeds and that could hold up a launch', () => {
    const input = { plan, catalog, observed: observedWith({ trial: made }), today: TODAY };
    const fed = checks.filter(
      ({ needs, blocksFrom }) =>
        blocksFrom !== 'never' && needs.length > 0 && needs.every((id) => id === 'trial'),
    );
    expect(fed.map(({ id }) => id)).toContain('cost/trial');
    const held = judgeAll(fed, input).filter(({ status }) => !['pass', 'not-applicable'].includes(status));
    // What pictures weigh, tokens do not tell: that is a caution, which holds up nothing.
    const cautions =
      name === 'vision-pdf-intake' ? [['platform/request-size', 'warn', 'request-size-may-exceed']] : [];
    expect(held.map(({ check, status, code }) => [check, status, code])).toEqual(cautions);
  });
});

test('a plan without a model, sizes or a price has none', () => {
  expect(sampleTrial(planWith({}), catalog, now)).toBeNull();
  expect(sampleTrial(planWith({ model: { id: 'claude-sonnet-5-5' } }), catalog, now)).toBeNull();
  const chat = planOf('chat-assistant');
  expect(
    sampleTrial({ ...chat, model: { ...chat.model, id: 'claude-unheard-of' } }, catalog, now),
  ).toBeNull();
  const { input } = chat.tokens;
  const oneSize = { ...chat, tokens: { ...chat.tokens, input: { ...input, p95: null } } };
  expect(sampleTrial(oneSize, catalog, now)).toBeNull();
});
