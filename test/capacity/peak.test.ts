import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type InputPeak, inputTokensPerMinute, outputTokensPerMinute } from '../../src/capacity/peak.ts';
import { peakFromShape, type ShapeName, trafficShapes } from '../../src/capacity/shape.ts';

describe('busiest minute of 14,400 requests a day', () => {
  it.each<[ShapeName, number]>([
    ['steady', 15],
    ['office-hours', 48],
    ['daily-curve', 30],
    ['launch-spike', 90],
    ['scheduled-bursts', 240],
  ])('%s: %i', (shape, perMinute) => {
    expect(peakFromShape(14_400, shape)).toBeCloseTo(perMinute, 9);
  });

  it('is never below the mean minute of the day', () => {
    const shapes = Object.keys(trafficShapes) as ShapeName[];
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1e9 }), fc.constantFrom(...shapes), (perDay, shape) => {
        expect(peakFromShape(perDay, shape)).toBeGreaterThanOrEqual(perDay / 1_440);
      }),
    );
  });
});

describe('input tokens a minute', () => {
  const peak: InputPeak = {
    requestsPerMinute: 100,
    input: { kind: 'lognormal', typical: 4_000, p95: 20_000 },
    cache: null,
    cacheReadsCount: false,
  };
  // A lognormal mean: ln 5 / 1.64485 = 0.97847, and 4,000 × e^(0.97847² / 2) = 6,455.9 a request.
  it('uncached', () => {
    expect(inputTokensPerMinute(peak)).toBeCloseTo(645_590, -1);
  });
  it('cache reads do not count: nine in ten requests read a prefix of 3,000', () => {
    const cache = { prefixTokens: 3_000, hitShare: 0.9 };
    expect(inputTokensPerMinute({ ...peak, cache })).toBeCloseTo(645_590 - 270_000, -1);
  });
  it('on Haiku 3.5 they do', () => {
    const cache = { prefixTokens: 3_000, hitShare: 0.9 };
    expect(inputTokensPerMinute({ ...peak, cache, cacheReadsCount: true })).toBeCloseTo(645_590, -1);
  });
  it('a prefix longer than the prompt hides no more than the prompt', () => {
    const cache = { prefixTokens: 50_000, hitShare: 1 };
    expect(inputTokensPerMinute({ ...peak, cache })).toBe(0);
  });
});

it('output tokens a minute: answers of 500 typically and 2,000 at the 95th percentile', () => {
  // ln 4 / 1.64485 = 0.84281, and 500 × e^(0.84281² / 2) = 713.2 an answer.
  const sizes = { kind: 'lognormal', typical: 500, p95: 2_000 } as const;
  expect(outputTokensPerMinute(100, sizes)).toBeCloseTo(71_321, -1);
  expect(outputTokensPerMinute(100, { kind: 'measured', slices: [400, 800] })).toBe(60_000);
});
