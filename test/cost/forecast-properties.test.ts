import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { catalog } from '../../src/catalog/catalog.ts';
import { forecastMonth, type MonthForecast } from '../../src/cost/forecast.ts';
import { scenarioNames } from '../../src/cost/scenarios.ts';
import type { Workload } from '../../src/cost/workload.ts';
import { anyMonth } from './any-workload.ts';

/** Room for binary rounding, relative to what is compared. */
const slack = (usd: number): number => 1e-9 * (1 + Math.abs(usd));
const expectNear = (one: number, other: number): void =>
  expect(Math.abs(one - other), `${one} and ${other}`).toBeLessThanOrEqual(slack(one));
const expectNoMore = (one: number, other: number): void =>
  expect(one).toBeLessThanOrEqual(other + slack(other));

const sumOf = (rows: readonly { readonly usd: number }[]): number =>
  rows.reduce((sum, { usd }) => sum + usd, 0);

/** Hits come and go with the rate of requests, and containers have free hours: neither is in proportion to anything. */
const inProportion = (workload: Workload): Workload => ({
  ...workload,
  cache: null,
  containerHoursPerMonth: null,
});
const medium = (workload: Workload, tariff: Parameters<typeof forecastMonth>[1]): MonthForecast =>
  forecastMonth(workload, tariff).medium;

describe('any month', () => {
  it('is the sum of its components and of its layers, in each scenario', () => {
    fc.assert(
      fc.property(anyMonth, ({ workload, tariff }) => {
        const forecast = forecastMonth(workload, tariff);
        for (const name of scenarioNames) {
          const { components, layers, totalUsd } = forecast[name];
          expectNear(totalUsd, sumOf(components));
          expectNear(totalUsd, sumOf(layers));
          for (const { usd } of components) expect(usd).toBeGreaterThanOrEqual(0);
        }
      }),
    );
  });

  it('has the same total, however thinking and tools share in it', () => {
    fc.assert(
      fc.property(anyMonth, ({ workload, tariff }) => {
        const untold = { ...workload, thinkingTokens: null, toolTokens: null };
        expect(medium(workload, tariff).totalUsd).toBe(medium(untold, tariff).totalUsd);
      }),
    );
  });

  it('has no layer of prompt, answer, thinking or tools below nothing', () => {
    fc.assert(
      fc.property(anyMonth, ({ workload, tariff }) => {
        for (const { name, usd } of medium(workload, tariff).layers) {
          if (['Prompt', 'Answer', 'Thinking', 'Tools', 'Server tools'].includes(name)) {
            expect(usd).toBeGreaterThanOrEqual(-slack(medium(workload, tariff).totalUsd));
          }
        }
      }),
    );
  });

  it('additive: requests of two products cost what each costs', () => {
    fc.assert(
      fc.property(anyMonth, fc.integer({ min: 0, max: 100_000 }), ({ workload, tariff }, more) => {
        const one = inProportion(workload);
        const both = { ...one, requestsPerDay: one.requestsPerDay + more };
        const apart =
          medium(one, tariff).totalUsd + medium({ ...one, requestsPerDay: more }, tariff).totalUsd;
        expectNear(medium(both, tariff).totalUsd, apart);
      }),
    );
  });

  const growths: readonly [string, (workload: Workload, by: number) => Workload][] = [
    ['requests', (was, by) => ({ ...was, requestsPerDay: was.requestsPerDay + by })],
    ['days', (was, by) => ({ ...was, activeDaysPerMonth: was.activeDaysPerMonth + by })],
    ['searches', (was, by) => ({ ...was, webSearchesPerRequest: was.webSearchesPerRequest + by })],
    ['typical prompts', (was, by) => ({ ...was, input: { ...was.input, typical: was.input.typical + by } })],
    ['long prompts', (was, by) => ({ ...was, input: { ...was.input, p95: was.input.p95 + by } })],
    [
      'typical answers',
      (was, by) => ({ ...was, output: { ...was.output, typical: was.output.typical + by } }),
    ],
    ['long answers', (was, by) => ({ ...was, output: { ...was.output, p95: was.output.p95 + by } })],
    [
      'container hours',
      (was, by) => ({ ...was, containerHoursPerMonth: (was.containerHoursPerMonth ?? 0) + by }),
    ],
  ];
  it.each(growths)('monotone: more %s is never cheaper', (_name, grow) => {
    fc.assert(
      fc.property(anyMonth, fc.integer({ min: 0, max: 5_000 }), ({ workload, tariff }, by) => {
        const before = { ...workload, cache: null };
        const [less, more] = [forecastMonth(before, tariff), forecastMonth(grow(before, by), tariff)];
        for (const name of scenarioNames) expectNoMore(less[name].totalUsd, more[name].totalUsd);
      }),
    );
  });

  it('a batch is never dearer than the same requests live, and never below half', () => {
    fc.assert(
      fc.property(anyMonth, ({ workload, tariff }) => {
        const plain = inProportion(workload);
        const standard = { ...tariff, speedFactor: 1 };
        const live = medium({ ...plain, batchShare: 0 }, standard).totalUsd;
        const batched = medium({ ...plain, batchShare: 1 }, standard).totalUsd;
        expectNoMore(batched, live);
        expectNoMore(live / 2, batched);
      }),
    );
  });

  it('a cache never costs more than its writes add', () => {
    fc.assert(
      fc.property(anyMonth, ({ workload, tariff }) => {
        const { totalUsd, components, cachingSavingUsd } = medium(workload, tariff);
        const plain = medium({ ...workload, cache: null }, tariff).totalUsd;
        const writes = components.find(({ name }) => name === 'Cache writes')?.usd ?? Number.NaN;
        expectNear(plain - totalUsd, cachingSavingUsd);
        // A write for an hour costs twice the input, so half of it is what it adds.
        expectNoMore(totalUsd - plain, writes / 2);
      }),
    );
  });
});

describe('measured sizes', () => {
  it('of one size are the planned month of that size, in every scenario', () => {
    fc.assert(
      fc.property(
        anyMonth,
        fc.integer({ min: 0, max: 300_000 }),
        fc.integer({ min: 0, max: 20_000 }),
        fc.integer({ min: 1, max: 20 }),
        fc.boolean(),
        ({ workload, tariff }, input, output, count, answersToo) => {
          const sizes = {
            input: { typical: input, p95: input },
            output: { typical: output, p95: output },
          };
          const prompts = [input, ...Array<number>(count - 1).fill(input)] as const;
          const measured = { input: prompts, output: answersToo ? ([output] as const) : null };
          const [planned, seen] = [
            forecastMonth({ ...workload, ...sizes, measured: null }, tariff),
            forecastMonth({ ...workload, ...sizes, measured }, tariff),
          ];
          for (const name of scenarioNames) {
            expectNear(planned[name].totalUsd, seen[name].totalUsd);
            for (const [n, { usd }] of planned[name].layers.entries()) {
              expect(Math.abs(usd - (seen[name].layers[n]?.usd ?? Number.NaN))).toBeLessThanOrEqual(
                slack(planned[name].totalUsd),
              );
            }
          }
        },
      ),
    );
  });
});

it.each(catalog.models.flatMap(({ id, prices }) => prices.steps.map((step) => [id, step] as const)))(
  '%s: a token read from the cache is never dearer than a plain one, nor a plain one than a written one',
  (_id, step) => {
    expect(step.cacheReadUsdPerMTok).toBeLessThanOrEqual(step.inputUsdPerMTok);
    expect(step.inputUsdPerMTok).toBeLessThanOrEqual(step.cacheWrite5mUsdPerMTok);
    expect(step.cacheWrite5mUsdPerMTok).toBeLessThanOrEqual(step.cacheWrite1hUsdPerMTok);
  },
);

it('the location multiplies the tokens of a whole month, and leaves fees alone', () => {
  fc.assert(
    fc.property(anyMonth, ({ workload, tariff }) => {
      const fees = (month: MonthForecast): number =>
        sumOf(month.components.filter(({ name }) => name === 'Web search' || name === 'Code execution'));
      const [home, away] = [1, 1.1].map((locationFactor) => medium(workload, { ...tariff, locationFactor }));
      if (!home || !away) throw new Error('Two months were made.');
      expectNear(fees(home), fees(away));
      expectNear((home.totalUsd - fees(home)) * 1.1, away.totalUsd - fees(away));
    }),
  );
});
