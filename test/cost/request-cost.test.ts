import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { forecastMonth } from '../../src/cost/forecast.ts';
import { requestCost } from '../../src/cost/request-cost.ts';
import { anyMonth } from './any-workload.ts';
import { tariffOf } from './tariffs.ts';
import { workloadOf } from './workloads.ts';

describe('one request (Sonnet 5.5, 2 / 10)', () => {
  it('live: 4,000 in and 500 out are $0.008 and $0.005', () => {
    const { inputUsd, outputUsd } = requestCost(workloadOf(), tariffOf('claude-sonnet-5-5'))(4_000, 500);
    expect(inputUsd).toBeCloseTo(0.008, 12);
    expect(outputUsd).toBeCloseTo(0.005, 12);
  });
  it('on average over live and batched ones: three quarters where half are batched', () => {
    const costOf = requestCost(workloadOf({ batchShare: 0.5 }), tariffOf('claude-sonnet-5-5'));
    expect(costOf(4_000, 500).inputUsd).toBeCloseTo(0.006, 12);
    expect(costOf(4_000, 500).outputUsd).toBeCloseTo(0.00375, 12);
  });
  it('leaves searches out, which are paid by use', () => {
    const searching = requestCost(workloadOf({ webSearchesPerRequest: 3 }), tariffOf('claude-sonnet-5-5'));
    expect(searching(4_000, 500).inputUsd).toBeCloseTo(0.008, 12);
  });
  it('takes the price step of its own prompt, on Haiku 5.5', () => {
    const costOf = requestCost(workloadOf(), tariffOf('claude-haiku-5-5'));
    // 100,000 at 0.10 with 1,000 at 0.50; 100,001 at 0.50 with 1,000 at 2.50.
    expect(costOf(100_000, 1_000)).toEqual({
      inputUsd: expect.closeTo(0.01, 12),
      outputUsd: expect.closeTo(0.0005, 12),
    });
    expect(costOf(100_001, 1_000)).toEqual({
      inputUsd: expect.closeTo(0.0500005, 12),
      outputUsd: expect.closeTo(0.0025, 12),
    });
  });
});

it('is what the forecast pays for a request, where all are of one size', () => {
  fc.assert(
    fc.property(
      anyMonth,
      fc.integer({ min: 0, max: 300_000 }),
      fc.integer({ min: 0, max: 20_000 }),
      ({ workload, tariff }, input, output) => {
        const even = {
          ...workload,
          input: { typical: input, p95: input },
          output: { typical: output, p95: output },
          measured: null,
          webSearchesPerRequest: 0,
          containerHoursPerMonth: null,
        };
        const { requests, perRequestUsd } = forecastMonth(even, tariff).medium;
        fc.pre(requests > 0);
        const { inputUsd, outputUsd } = requestCost(even, tariff)(input, output);
        expect(Math.abs(inputUsd + outputUsd - perRequestUsd)).toBeLessThanOrEqual(
          1e-9 * (1 + perRequestUsd),
        );
      },
    ),
  );
});
