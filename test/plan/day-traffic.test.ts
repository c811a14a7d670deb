import { describe, expect, it, test } from 'vitest';
import { perMinute, requestsOf } from '../../src/capacity/arrivals/rate-curve.ts';
import { catalog } from '../../src/catalog/catalog.ts';
import { lastingCurve, type PlannedDay, plannedDay } from '../../src/plan/day-traffic.ts';
import type { PlanInput } from '../../src/plan/schema.ts';
import type { MeasuredMonth } from '../../src/plan/workload.ts';
import { planWith } from '../support/plan-builder.ts';

const sizes = {
  model: { id: 'claude-sonnet-5-5' },
  task: { features: [] },
  tokens: { input: { typical: 4_000, p95: 20_000 }, output: { typical: 500, p95: 2_000 } },
} as const satisfies PlanInput;

const dayOf = (plan: PlanInput, measured: MeasuredMonth | null = null): PlannedDay =>
  plannedDay(planWith(plan), catalog, measured);
function planned(plan: PlanInput, measured: MeasuredMonth | null = null) {
  const day = dayOf(plan, measured);
  if (day.kind === 'missing') throw new Error(`asks for ${day.missing.map(({ field }) => field)}`);
  return day;
}
const sent = (traffic: PlanInput['traffic'], rest: PlanInput = {}) => {
  const { curve, shape } = planned({ ...sizes, ...rest, traffic });
  const minutes = perMinute(curve);
  return { shape, minutes: minutes.length, requests: requestsOf(curve), busiest: Math.max(...minutes) };
};

describe('what a day sends live', () => {
  test('a peak alone: an hour of such minutes', () => {
    expect(sent({ peakRequestsPerMinute: 100 })).toEqual({
      shape: null,
      minutes: 60,
      requests: 6_000,
      busiest: 100,
    });
  });

  test('which lasts where more than an hour is looked at, and a day is as long as it is', () => {
    const lasting = (traffic: PlanInput['traffic']) =>
      perMinute(lastingCurve(planned({ ...sizes, traffic })));
    expect(lasting({ peakRequestsPerMinute: 100 })).toEqual(new Float64Array(240).fill(100));
    expect(lasting({ requestsPerDay: 144_000, shape: 'steady' })).toHaveLength(1_440);
  });

  // 144,000 in 24 hours are 100 a minute on average, and 150 in the busiest minute of a steady day.
  test('requests and their shape: the peak follows', () => {
    const day = sent({ requestsPerDay: 144_000, shape: 'steady' });
    expect(day).toMatchObject({ shape: 'steady', minutes: 1_440, requests: expect.closeTo(144_000, 3) });
    expect(day.busiest).toBeCloseTo(150, 0);
  });

  test('peak and shape: the requests follow', () => {
    const day = sent({ peakRequestsPerMinute: 150, shape: 'steady' });
    expect(day.busiest).toBeCloseTo(150, 0);
    expect(day.requests / 144_000).toBeCloseTo(1, 2);
  });

  test('all three: both numbers are kept', () => {
    const day = sent({ requestsPerDay: 144_000, peakRequestsPerMinute: 200, shape: 'steady' });
    expect(day.requests).toBeCloseTo(144_000, 3);
    expect(day.busiest).toBeCloseTo(200, 0);
  });

  const batches = { task: { features: ['batch'] } } as const satisfies PlanInput;
  test('what is batched is left out of a day', () => {
    const day = sent({ requestsPerDay: 144_000, shape: 'steady', batchableShare: 0.25 }, batches);
    expect(day.requests).toBeCloseTo(108_000, 3);
    expect(day.busiest).toBeCloseTo(112.5, 0);
  });

  test('what could wait and is not batched is sent live', () => {
    expect(sent({ requestsPerDay: 144_000, shape: 'steady', batchableShare: 0.25 }).requests).toBeCloseTo(
      144_000,
      3,
    );
  });

  test('a stated peak is what is sent live, whatever is batched', () => {
    expect(sent({ peakRequestsPerMinute: 100, batchableShare: 0.25 }, batches).busiest).toBe(100);
    expect(
      sent({ peakRequestsPerMinute: 150, shape: 'steady', batchableShare: 0.25 }, batches).busiest,
    ).toBeCloseTo(150, 0);
  });

  test('a stated peak of 0 is an answer, not a reason to spread the day', () => {
    const none = { peakRequestsPerMinute: 0, requestsPerDay: 144_000, shape: 'steady' } as const;
    expect(sent(none)).toMatchObject({ requests: 0, busiest: 0 });
  });

  test('bursts come as often as planned', () => {
    const minutes = perMinute(
      planned({ ...sizes, traffic: { requestsPerDay: 24_000, shape: 'scheduled-bursts', burstsPerDay: 24 } })
        .curve,
    );
    // A burst an hour: each hour brings a thousand, all of it in its first five minutes.
    for (let hour = 0; hour < 24; hour += 1) {
      const first = minutes.slice(hour * 60, hour * 60 + 5).reduce((sum, requests) => sum + requests, 0);
      expect(first).toBeCloseTo(1_000, 3);
    }
  });
});

const caching = (tokens: PlanInput['tokens'], features: readonly 'prompt-caching'[] = ['prompt-caching']) =>
  ({
    ...sizes,
    task: { features: [...features] },
    tokens: { ...sizes.tokens, cacheTtl: '5m', repeatedPrefix: 3_000, ...tokens },
    traffic: { peakRequestsPerMinute: 1 },
  }) satisfies PlanInput;
const measured: MeasuredMonth = {
  input: { typical: 100, p95: 200 },
  output: { typical: 10, p95: 20 },
  thinkingTokens: null,
  sizes: { input: [90, 100, 110], output: [9, 10, 11] },
  prefixes: [
    { tokens: 2_000, share: 0.5 },
    { tokens: 100, share: 0.2 },
  ],
};

describe('sizes', () => {
  it('are those of the plan: a typical one and one in twenty', () => {
    expect(planned({ ...sizes, traffic: { peakRequestsPerMinute: 1 } }).sizes).toMatchObject({
      input: { kind: 'lognormal', typical: 4_000, p95: 20_000 },
      output: { kind: 'lognormal', typical: 500, p95: 2_000 },
      cache: { kind: 'none' },
    });
  });

  it('end where the model does, or max_tokens', () => {
    const plan = { ...sizes, model: { id: 'claude-sonnet-5-5' }, traffic: { peakRequestsPerMinute: 1 } };
    const mostOf = (maxTokens: number | null) => {
      const { input, output } = planned({ ...plan, tokens: { ...sizes.tokens, maxTokens } }).sizes;
      return [input, output].map((part) => (part.kind === 'lognormal' ? part.most : null));
    };
    expect(mostOf(null)).toEqual([1_000_000, 128_000]);
    expect(mostOf(4_096)).toEqual([1_000_000, 4_096]);
  });

  it('are the measured ones where a trial has them', () => {
    const plan = { ...sizes, tokens: {}, traffic: { peakRequestsPerMinute: 1 } };
    expect(planned(plan, measured).sizes).toMatchObject({
      input: { kind: 'measured', slices: [90, 100, 110] },
      output: { kind: 'measured', slices: [9, 10, 11] },
    });
  });

  it('are planned answers where a trial measured only prompts', () => {
    const prompts = {
      ...measured,
      output: null,
      sizes: { input: measured.sizes?.input ?? [1], output: null },
    };
    const plan = { ...sizes, traffic: { peakRequestsPerMinute: 1 } } as const;
    expect(planned(plan, prompts).sizes).toMatchObject({
      input: { kind: 'measured' },
      output: { kind: 'lognormal', typical: 500 },
    });
  });

  const minutes = 60_000;
  test.each<[string, PlanInput, MeasuredMonth | null, object]>([
    [
      'a planned prefix lives five minutes',
      caching({}),
      null,
      { kind: 'prefixes', lifetimeMs: 5 * minutes, prefixes: [{ tokens: 3_000, share: 1 }] },
    ],
    ['or an hour', caching({ cacheTtl: '1h' }), null, { kind: 'prefixes', lifetimeMs: 60 * minutes }],
    [
      'one below the 512 of Sonnet 5.5 is not stored',
      caching({ repeatedPrefix: 511 }),
      null,
      { kind: 'prefixes', prefixes: [] },
    ],
    [
      'what samples begin with takes its place, as far as it is stored',
      caching({}),
      measured,
      { kind: 'prefixes', prefixes: [{ tokens: 2_000, share: 0.5 }] },
    ],
    ['caching decided against', caching({ cacheTtl: 'none' }), null, { kind: 'none' }],
  ])('%s', (_, plan, seen, cache) => {
    expect(planned(plan, seen).sizes.cache).toMatchObject(cache);
  });

  test('no read is free where reads use up the input limit, as on Haiku 3.5', () => {
    const models = catalog.models.map((model) => ({ ...model, limitClass: 'haiku-3-5' as const }));
    const day = plannedDay(planWith(caching({})), { ...catalog, models }, null);
    expect(day).toMatchObject({ kind: 'planned', sizes: { cache: { kind: 'none' } } });
  });
});

describe('asks for what it lacks, the first thing the wizard asks first', () => {
  const fields = (plan: PlanInput, seen: MeasuredMonth | null = null) => {
    const day = dayOf(plan, seen);
    return day.kind === 'missing' ? day.missing.map(({ field }) => field) : [];
  };
  const answered = {
    ...sizes,
    traffic: { requestsPerDay: 1_000, shape: 'steady' },
  } as const satisfies PlanInput;

  test.each<[string, PlanInput, readonly string[]]>([
    ['nothing', answered, []],
    ['day and shape', { ...sizes, traffic: {} }, ['traffic.requestsPerDay', 'traffic.shape']],
    ['a day without its shape', { ...sizes, traffic: { requestsPerDay: 9 } }, ['traffic.shape']],
    ['nothing more of a stated peak', { ...sizes, traffic: { peakRequestsPerMinute: 9 } }, []],
    [
      'how often bursts come',
      { ...sizes, traffic: { requestsPerDay: 9, shape: 'scheduled-bursts' } },
      ['traffic.burstsPerDay'],
    ],
    ['how much is batched', { ...answered, task: { features: ['batch'] } }, ['traffic.batchableShare']],
    [
      'sizes and model',
      { task: { features: [] }, traffic: { peakRequestsPerMinute: 9 } },
      ['model.id', 'tokens.input.typical', 'tokens.input.p95', 'tokens.output.typical', 'tokens.output.p95'],
    ],
    ['whether prompts are cached', { ...answered, task: {} }, ['task.features', 'tokens.cacheTtl']],
    ['the prefix', caching({ repeatedPrefix: null }), ['tokens.repeatedPrefix']],
  ])('%s', (_, plan, missing) => {
    expect(fields(plan)).toEqual(missing);
  });

  test('no sizes where a trial measured them', () => {
    expect(fields({ ...answered, tokens: {} }, measured)).toEqual([]);
  });
});
