import { expect, test } from 'vitest';
import { checks } from '../../checks/registry.ts';
import { othersAskedAgain } from '../../src/commands/others-asked-again.ts';
import type { ObservationId } from '../../src/judge/observation.ts';
import type { PricedProbe } from '../../src/observe/probe.ts';
import type { Plan } from '../../src/plan/schema.ts';
import { completePlan } from '../support/complete-plan.ts';
import { planWith } from '../support/plan-builder.ts';

const plan = planWith(completePlan);
const streaming = checks.filter(({ id }) => id === 'features/streaming');
const probe = (id: ObservationId, worstCaseUsd = 0, blocked: string | null = null): PricedProbe => ({
  id,
  title: id,
  sends: 'It.',
  requests: blocked ? 0 : 1,
  worstCaseUsd,
  blocked,
});
const own = [probe('tiny-message', 0.001), probe('stream', 0.002)];
const others = [probe('model'), probe('latency', 0.001_31), probe('vision', 9, 'Too dear.')];
const changed = (parts: Partial<Plan['model']>): Plan => ({ ...plan, model: { ...plan.model, ...parts } });

test('what a check itself needs is no surprise', () => {
  expect(othersAskedAgain(own, streaming, plan, plan)).toBeNull();
});

test('what else is sent is counted and priced, with the answers that changed', () => {
  const now = { ...changed({ id: 'claude-opus-5-5', fallback: 'none' }), limits: { tier: 'scale' as const } };
  expect(othersAskedAgain([...own, ...others], streaming, plan, now)).toBe(
    'Besides what was asked for, 2 other probes are sent again, at most $0.0014, since these answers of the plan changed: model.id, model.fallback and limits.tier.',
  );
  expect(othersAskedAgain([...own, probe('model')], streaming, plan, changed({ id: null }))).toMatch(
    /^Besides what was asked for, 1 other probe is sent again, free of charge, since .* changed: model\.id\.$/,
  );
});

test('many changed answers are not all named', () => {
  const now = planWith({
    ...completePlan,
    level: 'beta',
    name: 'x',
    launchDate: '2027-01-01',
    plannedLifeMonths: 1,
    limits: {},
  });
  expect(othersAskedAgain(others, streaming, plan, now)).toMatch(/, .*, .*, .* and 1 more\.$/);
});

test('without a changed answer it is the last run that holds too little', () => {
  expect(othersAskedAgain(others, streaming, plan, plan)).toMatch(/the last run holds no result of theirs/);
});
