import { expect, test } from 'vitest';
import { catalog } from '../../src/catalog/catalog.ts';
import { accountLimits } from '../../src/commands/account-limits.ts';
import type { Observed } from '../../src/judge/observation.ts';
import type { PlanInput } from '../../src/plan/schema.ts';
import { configured, headers, onTier, startLimits } from '../checks/limits/plans.ts';
import { observedWith, planWith, TODAY } from '../support/plan-builder.ts';

const limitsOf = (plan: PlanInput, observed: Observed) =>
  accountLimits({ plan: planWith(plan), catalog, observed, today: TODAY });
const rungsOf = (plan: PlanInput, observed: Observed) =>
  limitsOf(plan, observed).limits.map(({ name, value, rung }) => `${name} ${value} ${rung}`);

const message = (...limits: Parameters<typeof headers>) => ({ 'tiny-message': headers(...limits) });
const silent = { 'tiny-message': headers(null, null, null) };

test.each<[string, PlanInput, Parameters<typeof observedWith>[0], string[]]>([
  [
    'nothing told any',
    onTier(undefined),
    silent,
    ['requests null unknown', 'input-tokens null unknown', 'output-tokens null unknown'],
  ],
  [
    'the table of the planned tier, where headers are silent',
    onTier('start'),
    message(900, null, null),
    ['requests 900 header', 'input-tokens 2000000 table', 'output-tokens 400000 table'],
  ],
  [
    'what is configured, before headers that say the same',
    onTier('scale'),
    { ...message(1_000, 2_000_000, 400_000), ...configured(startLimits({ rpm: 300 })) },
    ['requests 300 workspace', 'input-tokens 2000000 organization', 'output-tokens 400000 organization'],
  ],
  [
    'a limiter of another kind has its own row',
    onTier(undefined),
    { ...silent, ...configured({ ...startLimits(), tokens_per_day: [9_000, 7_000] }) },
    [
      'requests 1000 organization',
      'input-tokens 2000000 organization',
      'output-tokens 400000 organization',
      'tokens_per_day 7000 workspace',
    ],
  ],
])('%s', (_, plan, observed, rows) => {
  expect(rungsOf(plan, observedWith(observed))).toEqual(rows);
});

test('a header below what is configured counts, and the contradiction is told', () => {
  const observed = observedWith({ ...message(600, 2_000_000, 400_000), ...configured(startLimits()) });
  expect(limitsOf(onTier('start'), observed)).toMatchObject({
    limits: [{ name: 'requests', value: 600, rung: 'header', told: { origin: 'live' } }, {}, {}],
    conflicts: [{ name: 'requests', header: 600, configured: 1_000 }],
  });
});

test('a workspace that stores more than the organization has is held to the organization', () => {
  const limits = { ...startLimits({ rpm: 4_000 }), tokens_per_day: [7_000, 9_000] } as const;
  const told = limitsOf(
    onTier('start'),
    observedWith({ ...message(500, null, null), ...configured(limits) }),
  );
  expect(told.conflicts).toEqual([{ name: 'requests', header: 500, configured: 1_000 }]);
  expect(told.limits.at(-1)).toMatchObject({
    name: 'tokens_per_day',
    value: 7_000,
    rung: 'organization',
    organization: null,
  });
});

test('the tightest header has a row where a workspace binds, and none where it is the sum of both', () => {
  const { limits } = headers(1_000, 2_000_000, 400_000);
  const tokens = (limit: number) => ({ limit, remaining: limit, resetsAt: null });
  const rows = (limit: number) =>
    rungsOf(
      onTier('start'),
      observedWith({ 'tiny-message': { limits: { ...limits, tokens: tokens(limit) } } }),
    );
  expect(rows(50_000)).toContain('tightest-tokens 50000 header');
  expect(rows(2_400_000)).toHaveLength(3);
});
