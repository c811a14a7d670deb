import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { checks } from '../../../checks/registry.ts';
import { catalog } from '../../../src/catalog/catalog.ts';
import type { JudgeInput } from '../../../src/judge/check.ts';
import type { Finding } from '../../../src/judge/finding.ts';
import { judgeAll } from '../../../src/judge/runner.ts';
import type { PrefixFamily } from '../../../src/judge/seen/trial.ts';
import type { Plan } from '../../../src/plan/schema.ts';
import { anyPlan } from '../../plan/plan-arbitrary.ts';
import { completePlan } from '../../support/complete-plan.ts';
import { observedWith, planWith, TODAY } from '../../support/plan-builder.ts';
import { spread } from '../../support/seen-trial.ts';

const sections = new Set(['cost', 'tokens', 'spend', 'limits', 'task']);
const judged = checks.filter(({ section, id }) => sections.has(section) || id === 'features/prompt-caching');

const family = (share: number, prefixTokens: number): PrefixFamily => ({
  share,
  prefixTokens,
  prefixCharacters: prefixTokens * 4,
  endsIn: 'message 1',
  varies: 'words',
  movedPrefixTokens: null,
});
const prefixes = { analysed: 400, families: [family(0.5, 1_500), family(0.3, 3_000), family(0.1, 300)] };

/** What a plan is judged with: nobody measured, the trial of the tests, one whose samples fall into groups, one with a sample no window takes, the whole account. */
const evidence = {
  nothing: {},
  trial: { trial: {} },
  groups: { trial: { prefixes } },
  estimate: { trial: { counting: { by: 'estimate', band: 0.2 } } },
  long: { trial: { input: { ...spread(400, 2_000, 10), max: 1_200_000 } } },
  account: {
    trial: {},
    model: {},
    'tiny-message': {},
    organization: {},
    workspaces: {},
    'api-keys': {},
    'spend-limits': {},
    'rate-limits': {},
    'month-usage': {},
    'month-cost': {},
  },
} as const satisfies Record<string, Parameters<typeof observedWith>[0]>;
const kinds = Object.keys(evidence) as readonly (keyof typeof evidence)[];

const inputOf = (plan: Plan, kind: keyof typeof evidence): JudgeInput => ({
  plan,
  catalog,
  observed: observedWith(evidence[kind]),
  today: TODAY,
});

const size = (max: number) =>
  fc.tuple(fc.integer({ min: 0, max }), fc.integer({ min: 0, max })).map(([one, other]) => ({
    typical: Math.min(one, other),
    p95: Math.max(one, other),
  }));
const someOf = <const T>(...values: readonly T[]) => fc.constantFrom(...values);

/** Complete plans with everything that moves money or limits drawn anew. */
const pricedPlan: fc.Arbitrary<Plan> = fc
  .record({
    features: fc.subarray([
      'streaming',
      'batch',
      'web-search',
      'web-fetch',
      'code-execution',
      'prompt-caching',
      'tool-use',
      'us-inference',
      'fast-mode',
    ] as const),
    type: someOf('chat', 'batch', 'extraction', 'agent'),
    id: someOf(
      'claude-sonnet-5-5',
      'claude-opus-5-5',
      'claude-haiku-5-5',
      'claude-haiku-4-5',
      'claude-fable-5-2',
    ),
    path: someOf('claude-api', 'vertex', 'foundry', 'claude-on-aws'),
    input: size(150_000),
    output: size(8_000),
    thinking: fc.option(fc.integer({ min: 0, max: 4_000 })),
    repeatedPrefix: fc.option(fc.integer({ min: 0, max: 20_000 }), { freq: 9 }),
    cacheTtl: someOf('none', '5m', '1h'),
    requestsPerDay: someOf(0, 1, 20, 500, 2_000, 20_000),
    peakRequestsPerMinute: someOf(null, 0, 5, 2_000),
    shape: someOf('steady', 'daily-curve', 'office-hours', 'scheduled-bursts'),
    batchableShare: someOf(0, 0.1, 0.5, 1),
    webSearchesPerRequest: someOf(0, 1.5),
    containerHoursPerMonth: someOf(0, 9_000),
    budget: someOf(null, 5, 400, 100_000),
    growthPerMonth: someOf(null, 0, 0.2),
  })
  .map((row) =>
    planWith({
      ...completePlan,
      task: { ...completePlan.task, type: row.type, features: row.features },
      model: { ...completePlan.model, id: row.id },
      platform: { path: row.path, region: 'global' },
      tokens: {
        ...completePlan.tokens,
        input: row.input,
        output: row.output,
        thinking: row.thinking,
        repeatedPrefix: row.repeatedPrefix,
        cacheTtl: row.cacheTtl,
      },
      spend: { ...completePlan.spend, monthlyBudgetUsd: row.budget },
      traffic: {
        ...completePlan.traffic,
        requestsPerDay: row.requestsPerDay,
        peakRequestsPerMinute: row.peakRequestsPerMinute,
        shape: row.shape,
        batchableShare: row.batchableShare,
        webSearchesPerRequest: row.webSearchesPerRequest,
        containerHoursPerMonth: row.containerHoursPerMonth,
        growthPerMonth: row.growthPerMonth,
      },
    }),
  );

/** Every number in it. */
function numbersIn(value: unknown): readonly number[] {
  if (typeof value === 'number') return [value];
  if (value === null || typeof value !== 'object') return [];
  return Object.values(value).flatMap(numbersIn);
}

function expectSound(findings: readonly Finding[]): void {
  for (const { check, status, args, figures } of findings) {
    expect({ check, status, args }).not.toMatchObject({ status: 'error' });
    for (const number of numbersIn([args, figures]))
      expect([check, Number.isFinite(number)]).toEqual([check, true]);
  }
}

const nearly = (value: number) => expect.closeTo(value, Math.abs(value) > 1 ? 6 : 9);
const isMoney = (unit: string): boolean => unit.startsWith('USD');

/** Of figures in money with one name, each finding shows one value. */
function expectOneValueAName(findings: readonly Finding[]): void {
  const seen = new Map<string, { readonly check: string; readonly value: number }>();
  for (const { check, figures } of findings) {
    for (const { name, value, unit } of figures) {
      if (!isMoney(unit) || typeof value !== 'number') continue;
      const first = seen.get(name) ?? { check, value };
      seen.set(name, first);
      expect({ name, in: check, as: first.check, value }).toEqual({
        name,
        in: check,
        as: first.check,
        value: nearly(first.value),
      });
    }
  }
}

const argOf = ({ args }: Finding, name: string): number | undefined => {
  const value = (args as Readonly<Record<string, unknown>>)[name];
  return typeof value === 'number' ? value : undefined;
};

/** The medium month, wherever a finding tells it. */
function expectOneMonth(findings: readonly Finding[]): void {
  const told = findings.flatMap((finding) => {
    const usd = argOf(finding, 'mediumUsd');
    return usd === undefined ? [] : [{ check: finding.check, usd }];
  });
  const [first] = told;
  for (const { check, usd } of told) {
    expect({ check, usd }).toEqual({ check, usd: nearly(first?.usd ?? 0) });
  }
}

/** What is above a cap or a budget is said to fit nowhere. */
function expectSameSide(findings: readonly Finding[], { plan }: JudgeInput): void {
  const found = (id: string) => findings.find(({ check }) => check === id);
  const mediumUsd = argOf(found('cost/forecast') ?? ({ args: {} } as Finding), 'mediumUsd');
  if (mediumUsd === undefined) return;
  for (const { check, code, args, figures } of findings) {
    const cap = figures.find(({ name }) => name === 'Cap of the tier' || name.startsWith('Spend limit of'));
    if (typeof cap?.value === 'number' && ['tier-cap-fits', 'own-limit-fits'].includes(code)) {
      expect({ check, fits: mediumUsd <= cap.value }).toEqual({ check, fits: true });
    }
    const usd = { mediumUsd, ...args };
    if (code === 'tier-cap-fits') expect(usd.mediumUsd).toEqual(nearly(mediumUsd));
  }
  const budget = found('cost/budget');
  const budgetUsd = plan.spend.monthlyBudgetUsd;
  if (!budget || budgetUsd == null) return;
  if (budget.judged === 'pass') expect(mediumUsd).toBeLessThanOrEqual(budgetUsd * (1 + 1e-9));
  if (budget.judged === 'fail') expect(mediumUsd).toBeGreaterThan(budgetUsd);
  if (mediumUsd > budgetUsd * (1 + 1e-9)) expect(['fail', 'inconclusive']).toContain(budget.judged);
}

/** What a trial contradicts confirms no other check. */
function expectContradicted(findings: readonly Finding[]): void {
  const trial = findings.find(({ check }) => check === 'cost/trial');
  if (trial?.code !== 'trial-contradicts-plan') return;
  const judgedAs = (id: string) => findings.find(({ check }) => check === id)?.judged;
  for (const row of trial.args.contradictions) {
    if (row.kind === 'window') expect(judgedAs('tokens/context-window')).not.toBe('pass');
    if (row.kind === 'size' && row.part === 'input' && row.measuredTokens > row.plannedTokens) {
      expect(judgedAs('tokens/counted')).not.toBe('pass');
    }
  }
}

/** The two findings on batches, and the saving of caching beside the layer of the forecast. */
function expectNoOpposites(findings: readonly Finding[], input: JudgeInput): void {
  const codeOf = (id: string) => findings.find(({ check }) => check === id)?.code;
  const [fit, batch] = [codeOf('task/batch-fit'), codeOf('cost/batch')];
  if (batch === 'batch-left-out') expect(fit).toBe('batch-not-used');
  if (fit === 'batch-not-used' && batch !== 'not-answered') {
    expect(['batch-left-out', 'price-unpublished', 'price-not-documented']).toContain(batch);
  }
  const [stored, caching] = [
    codeOf('features/prompt-caching'),
    findings.find(({ check }) => check === 'cost/caching'),
  ];
  const isTooShort = caching && ['prefix-below-minimum', 'caching-without-prefix'].includes(caching.code);
  const saysSo = stored === 'cache-prefix-too-short' || stored === 'caching-without-prefix';
  if (isTooShort && stored !== 'not-applicable') expect(saysSo).toBe(true);
  if (saysSo && caching?.status !== 'not-applicable') expect(isTooShort).toBe(true);
  const forecast = findings.find(({ check }) => check === 'cost/forecast');
  const planned = input.plan.tokens.cacheTtl;
  if (!caching || !forecast || argOf(caching, 'savingUsd') === undefined) return;
  if (planned !== '5m' && planned !== '1h') return;
  const { figures } = forecast;
  const parts = ['uncached input', 'cache writes', 'cache reads'].map(
    (part) => figures.find(({ name }) => name === `Medium month: ${part}`)?.value,
  );
  if (parts.includes(undefined)) return;
  // The same month without a cache costs as much more as caching is said to save.
  const plain = judgeAll(judged, {
    ...input,
    plan: { ...input.plan, tokens: { ...input.plan.tokens, cacheTtl: 'none' } },
  }).find(({ check }) => check === 'cost/forecast');
  const [cachedUsd, plainUsd] = [argOf(forecast, 'mediumUsd'), plain && argOf(plain, 'mediumUsd')];
  if (cachedUsd === undefined || plainUsd === undefined) return;
  expect(argOf(caching, 'savingUsd')).toBeCloseTo(plainUsd - cachedUsd, 4);
}

describe.each(kinds)('findings agree, judged with: %s', (kind) => {
  test('any plan the schema takes', () => {
    fc.assert(
      fc.property(anyPlan(), (plan) => {
        const findings = judgeAll(judged, inputOf(plan, kind));
        expectSound(findings);
        expectOneValueAName(findings);
        expectOneMonth(findings);
      }),
      { numRuns: 40 },
    );
  });

  test('plans that can be priced', () => {
    fc.assert(
      fc.property(pricedPlan, (plan) => {
        const input = inputOf(plan, kind);
        const findings = judgeAll(judged, input);
        expectSound(findings);
        expectOneValueAName(findings);
        expectOneMonth(findings);
        expectSameSide(findings, input);
        expectNoOpposites(findings, input);
        expectContradicted(findings);
      }),
      { numRuns: 60 },
    );
  });
});

test('the plans drawn reach what is compared', () => {
  const findings = fc
    .sample(pricedPlan, { numRuns: 120, seed: 7 })
    .flatMap((plan) => judgeAll(judged, inputOf(plan, 'trial')));
  const often = (check: string, codes: readonly string[]) =>
    findings.filter((row) => row.check === check && codes.includes(row.code)).length;
  expect(often('cost/forecast', ['forecast-made'])).toBeGreaterThan(60);
  expect(often('cost/caching', ['caching-pays', 'caching-costs-more'])).toBeGreaterThan(20);
  expect(often('task/batch-fit', ['batch-not-used'])).toBeGreaterThan(5);
  expect(often('task/batch-fit', ['batch-gain-small'])).toBeGreaterThan(2);
  expect(often('spend/tier-cap', ['tier-cap-fits'])).toBeGreaterThan(5);
  expect(often('spend/tier-cap', ['tier-cap-reached'])).toBeGreaterThan(5);
  expect(often('cost/budget', ['forecast-over-budget'])).toBeGreaterThan(5);
});

test('the saving of cost/caching is the layer of the forecast where samples fall into groups', () => {
  const plan = planWith({ ...completePlan, tokens: { ...completePlan.tokens, repeatedPrefix: 100 } });
  const findings = judgeAll(judged, inputOf(plan, 'groups'));
  const caching = findings.find(({ check }) => check === 'cost/caching');
  const layer = findings
    .find(({ check }) => check === 'cost/forecast')
    ?.figures.find(({ name }) => name === 'Medium month: caching, by decision');
  // Of 15,000 requests half begin with 1,500 tokens and three tenths with 3,000: reads at 0.10 instead of 2.
  expect(argOf(caching as Finding, 'savingUsd')).toBeCloseTo(-(layer?.value as number), 9);
  expect(argOf(caching as Finding, 'savingUsd')).toBeLessThan((7_500 * 1_500 + 4_500 * 3_000) * 1.9e-6);
  expect(argOf(caching as Finding, 'savingUsd')).toBeGreaterThan(0);
});
