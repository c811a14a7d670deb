import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { catalog } from '../../src/catalog/catalog.ts';
import { platformPaths } from '../../src/catalog/vocabulary.ts';
import { type ModelMonth, monthOnEachModel } from '../../src/plan/other-models.ts';
import type { PlanInput } from '../../src/plan/schema.ts';
import { type MeasuredMonth, plannedMonth } from '../../src/plan/workload.ts';
import { evenTexts } from '../checks/cost/even-month.ts';
import { planWith } from '../support/plan-builder.ts';

function rowsOf(input: PlanInput, measured: MeasuredMonth | null = null) {
  const plan = planWith(input);
  const month = plannedMonth(plan, catalog, measured);
  if (month.kind !== 'planned') throw new Error(`The month is ${JSON.stringify(month)}.`);
  const rows = monthOnEachModel(plan, catalog, month);
  if (!rows) throw new Error('The planned model is not in the catalog.');
  return { rows, month };
}
function rowOf(id: string, input: PlanInput, measured: MeasuredMonth | null = null): ModelMonth {
  const row = rowsOf(input, measured).rows.find((candidate) => candidate.id === id);
  if (!row) throw new Error(`No row of ${id}.`);
  return row;
}

/** 100 million tokens of prompts and 10 million of answers a month, planned on a model. */
const even = (id: string, change: PlanInput = {}): PlanInput =>
  evenTexts({ ...change, model: { id, ...change.model } });

describe('the same texts on another model', () => {
  // From the older tokenizer to the newer: 130 and 13 million tokens.
  it.each([
    ['claude-sonnet-4-6', 1, 450], // 100 × 3 + 10 × 15
    ['claude-sonnet-5-5', 1.3, 390], // 130 × 2 + 13 × 10
    ['claude-opus-5-5', 1.3, 780], // 130 × 4 + 13 × 20
    ['claude-opus-4-6', 1, 750], // 100 × 5 + 10 × 25
    ['claude-haiku-5-5', 1.3, 19.5], // 130 × 0.1 + 13 × 0.5
    ['claude-haiku-4-5-20251001', 1, 150], // 100 × 1 + 10 × 5
    ['claude-fable-5-2', 1.3, 1_560], // 130 × 8 + 13 × 40
  ])('planned on Sonnet 4.6, on %s: %d tokens for one, $%d', (id, factor, usd) => {
    const row = rowOf(id, even('claude-sonnet-4-6'));
    expect([row.tokenFactor, row.mediumUsd]).toEqual([factor, expect.closeTo(usd, 6)]);
  });

  it('from the newer tokenizer to the older there are fewer tokens', () => {
    // 130 million of input are 100 million there, 13 of output 10: 100 × 3 + 10 × 15.
    const row = rowOf(
      'claude-sonnet-4-6',
      even('claude-sonnet-5-5', {
        tokens: { input: { typical: 13_000, p95: 13_000 }, output: { typical: 1_300, p95: 1_300 } },
      }),
    );
    expect([row.tokenFactor, row.mediumUsd]).toEqual([expect.closeTo(1 / 1.3, 12), expect.closeTo(450, 6)]);
  });

  it("Haiku 5.5's step may be crossed only as the newer tokenizer counts", () => {
    const at = (input: number) =>
      rowOf(
        'claude-haiku-5-5',
        even('claude-haiku-4-5-20251001', {
          tokens: { input: { typical: input, p95: input }, output: { typical: 0, p95: 0 } },
        }),
      ).mediumUsd;
    expect(at(76_900)).toBeCloseTo(10_000 * 0.09997 * 0.1, 6); // 99,970 tokens at 0.10
    expect(at(77_000)).toBeCloseTo(10_000 * 0.1001 * 0.5, 6); // 100,100 tokens at 0.50
  });

  it('what a trial measured is scaled, each slice by itself', () => {
    const measured: MeasuredMonth = {
      input: { typical: 10_000, p95: 90_000 },
      output: { typical: 1_000, p95: 1_000 },
      thinkingTokens: null,
      sizes: { input: [10_000, 90_000], output: [1_000] },
    };
    // Half of 10,000 at 13,000 × 0.1, half at 117,000 × 0.5 per million; answers of 1,300 at 0.5 and 2.5.
    const usd = 5_000 * (0.0013 + 0.0585) + 5_000 * 1_300 * (0.5 + 2.5) * 1e-6;
    expect(rowOf('claude-haiku-5-5', even('claude-sonnet-4-6'), measured).mediumUsd).toBeCloseTo(usd, 6);
  });

  it('tools add what they add there: 497 tokens on Sonnet 4.6, 286 on Sonnet 5.5', () => {
    const tools = even('claude-sonnet-4-6', {
      task: { features: ['tool-use'] },
      tokens: { input: { typical: 10_497, p95: 10_497 }, output: { typical: 0, p95: 0 } },
    });
    // 10,000 of text are 13,000, and 286.
    expect(rowOf('claude-sonnet-5-5', tools).mediumUsd).toBeCloseTo(10_000 * 0.013286 * 2, 6);
    // No figure is documented for Fable, so all of it is scaled.
    expect(rowOf('claude-fable-5-2', tools).mediumUsd).toBeCloseTo(10_000 * 0.0136461 * 8, 6);
  });

  it("Anthropic's own tools are replaced where both models document them", () => {
    const bash = even('claude-opus-4-6', {
      task: { features: ['tool-use'], clientTools: ['bash', 'text-editor'] },
      tokens: { input: { typical: 11_441, p95: 11_441 }, output: { typical: 0, p95: 0 } },
    });
    // 11,441 hold 497 + 244 + 700; on Opus 5: 13,000 + 286 + 325 + 700.
    expect(rowOf('claude-opus-5', bash).mediumUsd).toBeCloseTo(10_000 * 0.014311 * 5, 6);
    // No bash figure for Opus 5.5: 10,244 × 1.3 + 286 + 700.
    expect(rowOf('claude-opus-5-5', bash).mediumUsd).toBeCloseTo(10_000 * 0.0143032 * 4, 6);
  });
});

describe('caching on another model', () => {
  const cached = (id: string, prefix: number): PlanInput =>
    even(id, {
      task: { features: ['prompt-caching'] },
      tokens: {
        input: { typical: 10_000, p95: 10_000 },
        output: { typical: 0, p95: 0 },
        cacheTtl: '1h',
        repeatedPrefix: prefix,
      },
      traffic: { requestsPerDay: 2_000, activeDaysPerMonth: 5, shape: 'steady' },
    });
  /** Of 2,000 a day around the clock only the first misses: gaps of an hour do not happen. */
  const hits = 0.9995;

  it('has its own price for reads and writes', () => {
    const monthAt = (rest: number, write: number, read: number, input: number, prefix: number) =>
      10_000 * (rest * input + prefix * ((1 - hits) * write + hits * read)) * 1e-6;
    const plan = cached('claude-opus-5', 8_000);
    expect(rowOf('claude-opus-5', plan).mediumUsd).toBeCloseTo(monthAt(2_000, 10, 0.5, 5, 8_000), 6);
    expect(rowOf('claude-opus-5-5', plan).mediumUsd).toBeCloseTo(monthAt(2_000, 8, 0.2, 4, 8_000), 6);
    expect(rowOf('claude-fable-5-2', plan).mediumUsd).toBeCloseTo(monthAt(2_000, 16, 0.2, 8, 8_000), 6);
  });

  it('stops where the prefix is too short there, and costs plain input', () => {
    const row = rowOf('claude-haiku-4-5-20251001', cached('claude-sonnet-4-6', 2_000));
    expect(row.mediumUsd).toBeCloseTo(100, 6);
    expect(row.breaks).toEqual([{ kind: 'cache-minimum', prefixTokens: 2_000, minimumTokens: 4_096 }]);
  });

  it('may begin where the tokenizer lengthens the prefix, and is open where no minimum is documented', () => {
    // 450 tokens are 585 there, above 512; Sonnet 4.6 itself stores nothing below 1,024.
    const short = cached('claude-sonnet-4-6', 450);
    expect(rowOf('claude-sonnet-5-5', short).mediumUsd).toBeLessThan(10_000 * 0.013 * 2);
    expect(rowOf('claude-haiku-4-5-20251001', short).breaks).toEqual([]);
    expect(rowOf('claude-fable-5-2', cached('claude-opus-5-5', 2_000)).breaks).toEqual([
      { kind: 'cache-minimum', prefixTokens: 2_000, minimumTokens: null },
    ]);
  });
});

describe('what is paid for where and how', () => {
  it('fast mode only where the model has it on the path', () => {
    const fast = even('claude-opus-5-5', { task: { features: ['fast-mode'] } });
    expect(rowOf('claude-opus-5-5', fast)).toMatchObject({ mediumUsd: expect.closeTo(1_200, 6), breaks: [] });
    expect(rowOf('claude-opus-5', fast)).toMatchObject({ mediumUsd: expect.closeTo(1_500, 6), breaks: [] });
    const lacks = { breaks: [{ kind: 'feature', feature: 'fast-mode' }] };
    expect(rowOf('claude-sonnet-5-5', fast)).toMatchObject({ mediumUsd: expect.closeTo(300, 6), ...lacks });
    const onFoundry = { ...fast, platform: { path: 'foundry' } } as const;
    expect(rowOf('claude-opus-5', onFoundry)).toMatchObject({ mediumUsd: expect.closeTo(750, 6), ...lacks });
  });

  it('a regional endpoint is as dear for all, and a global profile for none', () => {
    const bedrock = (id: string) =>
      even(id, { platform: { path: 'bedrock', region: 'eu-central-1' }, model: { id } });
    expect(rowOf('claude-opus-5-5', bedrock('anthropic.claude-sonnet-5-5')).mediumUsd).toBeCloseTo(660, 6);
    expect(rowOf('claude-opus-5-5', bedrock('global.anthropic.claude-sonnet-5-5')).mediumUsd).toBeCloseTo(
      600,
      6,
    );
  });
});

describe('which models are compared', () => {
  it('all that anyone can call on the path, cheapest first', () => {
    const { rows } = rowsOf(even('claude-sonnet-5-5'));
    expect(rows.map(({ name }) => name)).toEqual([
      'Haiku 5.5', // 15
      'Haiku 4.5', // 115.38
      'Sonnet 5.5', // 300
      'Sonnet 5', // 300
      'Sonnet 4.6', // 346.15
      'Sonnet 4.5',
      'Opus 4.6', // 576.92
      'Opus 4.5',
      'Opus 5.5', // 600
      'Opus 5', // 750
      'Opus 4.8',
      'Opus 4.7',
      'Fable 5.2', // 1,200
      'Fable 5.1', // 1,500
      'Fable 5',
    ]);
    expect(rows.filter(({ isPlanned }) => isPlanned).map(({ id }) => id)).toEqual(['claude-sonnet-5-5']);
    expect(Object.fromEntries(rows.map(({ line, against }) => [line, against]))).toEqual({
      haiku: 'weaker',
      sonnet: 'same',
      opus: 'stronger',
      fable: 'stronger',
    });
  });

  it('not those the path is not documented for', () => {
    const names = (path: 'bedrock-mantle' | 'claude-on-google') =>
      rowsOf(even('claude-sonnet-5-5', { platform: { path, region: 'global' } })).rows.map(
        ({ name }) => name,
      );
    expect(names('claude-on-google')).not.toContain('Haiku 4.5');
    expect(names('claude-on-google')).toContain('Sonnet 4.6');
    expect(names('bedrock-mantle')).not.toContain('Sonnet 4.6');
  });

  it('the planned one, though only verified organizations may call it', () => {
    const { rows } = rowsOf(even('claude-mythos-5-2'));
    expect(rows.filter(({ line }) => line === 'mythos').map(({ id }) => id)).toEqual(['claude-mythos-5-2']);
  });

  it('none where the planned model is retired on the Claude API', () => {
    const plan = planWith(
      even('claude-opus-4-1@20250805', { platform: { path: 'vertex', region: 'us-east5' } }),
    );
    const month = plannedMonth(plan, catalog, null);
    expect(month.kind).toBe('planned');
    if (month.kind === 'planned') expect(monthOnEachModel(plan, catalog, month)).toBeNull();
  });
});

const arrangement = fc.record({
  id: fc.constantFrom(...catalog.models.filter(({ prices }) => prices.steps.length > 0).map(({ id }) => id)),
  path: fc.constantFrom(...platformPaths),
  features: fc.subarray(['tool-use', 'prompt-caching', 'batch', 'fast-mode', 'us-inference'] as const),
  typical: fc.integer({ min: 1, max: 150_000 }),
  answer: fc.integer({ min: 0, max: 20_000 }),
  prefix: fc.integer({ min: 0, max: 20_000 }),
  perDay: fc.integer({ min: 1, max: 100_000 }),
  batchableShare: fc.double({ min: 0, max: 1, noNaN: true }),
});

test("the planned model's month is the forecast's, and rows are sorted", () => {
  fc.assert(
    fc.property(arrangement, (drawn) => {
      const { rows, month } = rowsOf({
        task: { type: 'other', features: drawn.features },
        model: { id: drawn.id },
        tokens: {
          input: { typical: drawn.typical, p95: drawn.typical * 2 },
          output: { typical: drawn.answer, p95: drawn.answer * 3 },
          repeatedPrefix: drawn.prefix,
          cacheTtl: '5m',
        },
        platform: { path: drawn.path, region: 'us-east-1' },
        traffic: {
          requestsPerDay: drawn.perDay,
          activeDaysPerMonth: 20,
          shape: 'office-hours',
          batchableShare: drawn.batchableShare,
        },
      });
      const planned = rows.filter(({ isPlanned }) => isPlanned);
      expect(planned).toHaveLength(1);
      expect(planned[0]).toMatchObject({
        mediumUsd: month.forecast.medium.totalUsd,
        tokenFactor: 1,
        against: 'same',
      });
      const costs = rows.map(({ mediumUsd }) => mediumUsd);
      expect(costs).toEqual(costs.toSorted((one, other) => one - other));
    }),
  );
});
