import { describe, expect, test } from 'vitest';
import { parseRun } from '../../src/judge/run-schema.ts';
import type { ModelBreak } from '../../src/plan/model-breaks.ts';
import type { ModelMonth } from '../../src/plan/other-models.ts';
import type { PlanInput } from '../../src/plan/schema.ts';
import { jsonReport } from '../../src/report/json.ts';
import { monthPlan } from '../checks/cost/plans.ts';
import { observedWith, planWith } from '../support/plan-builder.ts';
import { runWith } from '../support/run-builder.ts';
import { derivedOf } from '../support/wizard.ts';

const derived = (change: PlanInput, seen: Parameters<typeof observedWith>[0] = {}) =>
  derivedOf(planWith(monthPlan(change)), observedWith(seen));

describe('the month on every model', () => {
  test('tells the planned one as the forecast does', () => {
    const { models, month } = derived({});
    const planned = models?.find(({ isPlanned }) => isPlanned);
    expect(planned).toMatchObject({ id: 'claude-sonnet-5-5', mediumUsd: 307, tokenFactor: 1, breaks: [] });
    expect(month.kind === 'forecast' && month.scenarios[1]?.totalUsd).toBe(307);
    expect(models?.[0]).toMatchObject({ name: 'Haiku 5.5', line: 'haiku', against: 'weaker' });
  });

  test('takes the sizes of a trial', () => {
    const measured = derived({}, { trial: {} }).models?.find(({ isPlanned }) => isPlanned);
    // 20,000 requests of 3,995 tokens and 447.5 of answer on average, at 2 and 10.
    expect(measured?.mediumUsd).toBeCloseTo(20_000 * (3_995 * 2 + 447.5 * 10) * 1e-6, 6);
  });

  test.each<[string, PlanInput]>([
    ['no month can be priced', { model: { id: null } }],
    [
      'the planned model is retired on the Claude API',
      { model: { id: 'claude-opus-4-1@20250805' }, platform: { path: 'vertex', region: 'global' } },
    ],
  ])('is missing where %s', (_why, change) => {
    expect(derived(change)).not.toHaveProperty('models');
  });
});

const everyBreak: readonly ModelBreak[] = [
  { kind: 'window', neededTokens: 200_001, limitTokens: 200_000 },
  { kind: 'max-output', neededTokens: 64_001, limitTokens: 64_000 },
  { kind: 'feature', feature: 'fast-mode' },
  { kind: 'tool', tool: 'computer-tool' },
  { kind: 'parameter', parameter: 'temperature', value: '0.2' },
  { kind: 'retires', on: '2026-11-30' },
  { kind: 'retires', on: null },
  { kind: 'cache-minimum', prefixTokens: 2_000, minimumTokens: 4_096 },
  { kind: 'cache-minimum', prefixTokens: 2_000, minimumTokens: null },
];

const row: ModelMonth = {
  id: 'claude-haiku-4-5-20251001',
  name: 'Haiku 4.5',
  line: 'haiku',
  against: 'weaker',
  mediumUsd: 118.08,
  tokenFactor: 1 / 1.3,
  breaks: everyBreak,
  isPlanned: false,
};

describe('in a saved run', () => {
  const withModels = (models: readonly ModelMonth[]) => {
    const run = runWith({ plan: monthPlan() });
    return { ...run, derived: { ...run.derived, models } };
  };

  test('every kind of break reads back', () => {
    const run = withModels([row]);
    expect(parseRun(jsonReport(run))).toEqual({ ok: true, run });
  });

  test('a run of an earlier version has no such table', () => {
    const run = runWith({ plan: monthPlan() });
    expect(parseRun(jsonReport(run))).toEqual({ ok: true, run });
    expect(run.derived).not.toHaveProperty('models');
  });

  test('a model that costs less than nothing is refused', () => {
    expect(parseRun(jsonReport(withModels([{ ...row, mediumUsd: -1 }]))).ok).toBe(false);
  });
});
