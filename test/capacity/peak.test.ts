import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { inputTokensPerMinute, outputTokensPerMinute } from '../../src/capacity/peak.ts';
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
  const peak = {
    requestsPerMinute: 100,
    input: { typical: 4_000, p95: 20_000 },
    cache: null,
    cacheReadsCount: false,
  };
  // 95 typical requests of 4,000 and 5 long ones of 20,000.
  it('uncached', () => {
    expect(inputTokensPerMinute(peak)).toBeCloseTo(480_000, 6);
  });
  it('cache reads do not count: nine in ten requests read a prefix of 3,000', () => {
    const cache = { prefixTokens: 3_000, hitShare: 0.9 };
    expect(inputTokensPerMinute({ ...peak, cache })).toBeCloseTo(210_000, 6);
  });
  it('on Haiku 3.5 they do', () => {
    const cache = { prefixTokens: 3_000, hitShare: 0.9 };
    expect(inputTokensPerMinute({ ...peak, cache, cacheReadsCount: true })).toBeCloseTo(480_000, 6);
  });
  it('a prefix longer than the prompt hides no more than the prompt', () => {
    const cache = { prefixTokens: 50_000, hitShare: 1 };
    expect(inputTokensPerMinute({ ...peak, cache })).toBe(0);
  });
});

it('output tokens a minute: 95 answers of 500 and 5 of 2,000', () => {
  expect(outputTokensPerMinute(100, { typical: 500, p95: 2_000 })).toBeCloseTo(57_500, 6);
});
