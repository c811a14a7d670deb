import { describe, expect, test } from 'vitest';
import { parseRun } from '../../src/judge/run-schema.ts';
import type { PlanInput } from '../../src/plan/schema.ts';
import { jsonReport } from '../../src/report/json.ts';
import { monthPlan } from '../checks/cost/plans.ts';
import { listed, organizationRow, tierRowOf } from '../checks/spend/listed-limits.ts';
import { observedWith, planWith } from '../support/plan-builder.ts';
import { runWith } from '../support/run-builder.ts';
import { derivedOf } from '../support/wizard.ts';

const derived = (change: PlanInput, seen: Parameters<typeof observedWith>[0] = {}) =>
  derivedOf(planWith(monthPlan(change)), observedWith(seen));
const rounded = (value: number | undefined) => value && Math.round(value * 1e6) / 1e6;

describe('the month', () => {
  const scenarios = (change: PlanInput) => {
    const { month } = derived(change);
    return month.kind === 'forecast' ? month.scenarios : [];
  };

  // $156, $307 and $742.50 on 20 days for 400 users.
  test('is shared out over days and users', () => {
    const rows = scenarios({ traffic: { usersPerMonth: 400 } });
    expect(rows.map(({ perDayUsd }) => rounded(perDayUsd))).toEqual([7.8, 15.35, 37.125]);
    expect(rows.map(({ perUserUsd }) => rounded(perUserUsd))).toEqual([0.39, 0.7675, 1.85625]);
  });

  test('has no figure by user where nobody counts users', () => {
    for (const row of scenarios({})) expect(row).not.toHaveProperty('perUserUsd');
  });

  test('is told by decisions too', () => {
    for (const { layers = [], totalUsd } of scenarios({
      tokens: { repeatedPrefix: 3_000, cacheTtl: '5m' },
    })) {
      const sum = layers.reduce((all, { usd }) => all + usd, 0);
      expect(rounded(sum)).toBe(rounded(totalUsd));
    }
  });
});

describe('the year', () => {
  test('begins with the launch and says that nobody stated growth', () => {
    const { year } = derived({ launchDate: '2026-12-16' });
    expect(year?.growthPerMonth).toBeNull();
    // December has 16 of 31 days left.
    expect(year?.months.map(({ mediumUsd }) => rounded(mediumUsd)).slice(0, 2)).toEqual([158.451613, 307]);
    expect(year?.months.map(({ partial }) => partial)).toEqual([true, ...Array(11).fill(false)]);
  });

  test('holds the caps that an admin key reads above those of the plan', () => {
    const kinds = (seen: Parameters<typeof observedWith>[0]) =>
      derived(
        { limits: { tier: 'start' }, spend: { monthlyBudgetUsd: 900, organizationLimitUsd: 800 } },
        seen,
      ).year?.caps.map(({ kind, usd }) => [kind, usd]);
    expect(kinds({})).toEqual([
      ['budget', 900],
      ['usage-tier', 500],
      ['organization', 800],
    ]);
    expect(kinds(listed(organizationRow(450), tierRowOf(1_000)))).toEqual([
      ['budget', 900],
      ['usage-tier', 1_000],
      ['organization', 450],
    ]);
  });

  test("holds none of Anthropic's where another bills", () => {
    const change: PlanInput = {
      platform: { path: 'vertex', region: 'global' },
      limits: { tier: 'start' },
      spend: { monthlyBudgetUsd: 900, organizationLimitUsd: 800, creditUsd: 10, autoReload: false },
    };
    expect(derived(change).year?.caps.map(({ kind }) => kind)).toEqual(['budget']);
  });

  test('is missing where the month is', () => {
    expect(derived({ model: { id: null } })).not.toHaveProperty('year');
  });

  test.each(['2026-12-16', '9999-12-31'])('from %s on is saved and read again', (launchDate) => {
    const run = runWith({
      derived: derived({
        launchDate,
        tokens: { repeatedPrefix: 3_000, cacheTtl: '1h' },
        traffic: { growthPerMonth: 10, usersPerMonth: 7 },
        limits: { tier: 'build' },
        spend: { monthlyBudgetUsd: 1e9, creditUsd: 1, autoReload: false },
      }),
    });
    expect(parseRun(jsonReport(run))).toEqual({ ok: true, run });
  });
});
