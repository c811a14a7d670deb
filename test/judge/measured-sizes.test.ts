import { describe, expect, test } from 'vitest';
import { catalog } from '../../src/catalog/catalog.ts';
import { enoughSamples, knownSize, measuredMonth } from '../../src/judge/measured-sizes.ts';
import { monthPlan } from '../checks/cost/plans.ts';
import { observedWith, planWith, TODAY } from '../support/plan-builder.ts';
import { spread, trial } from '../support/seen-trial.ts';

const plan = planWith(monthPlan());
const inputOf = (counted: number) => ({
  plan,
  catalog,
  observed: observedWith({ trial: { counted, input: spread(counted, 2_000, 0) } }),
  today: TODAY,
});

test('prompts of thirty samples stand in for the planned ones, those of fewer do not', () => {
  expect(enoughSamples).toBe(30);
  expect(measuredMonth(inputOf(30))).toMatchObject({ input: { typical: 2_000, p95: 2_000 } });
  expect(measuredMonth(inputOf(29))?.input).toBeNull();
  expect(measuredMonth(inputOf(1))?.sizes).toBeNull();
  expect(knownSize(inputOf(30), 'input', 'typical')).toMatchObject({ tokens: 2_000, isMeasured: true });
  expect(knownSize(inputOf(29), 'input', 'typical')).toMatchObject({ tokens: 4_000, isMeasured: false });
});

test('what samples begin with stands in from twenty that were looked at', () => {
  expect(measuredMonth(inputOf(29))?.prefixes).toEqual([{ tokens: 2_000, share: 1 }]);
});

describe('a live trial that wrote to the cache', () => {
  const measured = (change: Partial<NonNullable<typeof trial.live>>) => {
    const live = trial.live && { ...trial.live, ...change };
    const observed = observedWith({ trial: { live } });
    return measuredMonth({ plan, catalog, observed })?.unreadTokens;
  };
  const usage = { ...(trial.live?.usage ?? ({} as never)), cacheWrite5mTokens: 150_000 };

  test('and read nothing: each of its 100 requests pays for 1,500 tokens of writes', () => {
    expect(measured({ usage })).toBe(1_500);
  });
  test.each([
    ['read something', { usage: { ...usage, cacheReadTokens: 1 } }],
    ['wrote nothing', {}],
    ['went through a batch', { usage, via: 'batch' as const }],
    ['answered too little', { usage, answered: 19 }],
  ])('but %s tells nothing of the kind', (_, change) => {
    expect(measured(change) ?? null).toBeNull();
  });
});
