import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { TokenBucket } from '../../src/sandbox/token-bucket.ts';

describe('a bucket of 60 a minute, one a second', () => {
  test('gives all it has at once, then one a second', () => {
    const bucket = new TokenBucket(60, 0);
    expect(bucket.holds(60, 0)).toBe(true);
    expect(bucket.holds(61, 0)).toBe(false);
    bucket.take(60, 0);
    expect(bucket.holds(1, 999)).toBe(false);
    expect(bucket.holds(1, 1_000)).toBe(true);
    expect(bucket.level(30_000)).toBe(30);
  });

  test('refills continuously, not by the minute, and never above the limit', () => {
    const bucket = new TokenBucket(60, 0);
    bucket.take(10, 0);
    expect(bucket.level(500)).toBe(50.5);
    expect(bucket.level(10_000)).toBe(60);
    expect(bucket.level(3_600_000)).toBe(60);
  });

  test('says how long to wait', () => {
    const bucket = new TokenBucket(60, 0);
    bucket.take(60, 0);
    expect(bucket.msUntil(1, 0)).toBe(1_000);
    expect(bucket.msUntil(5, 2_000)).toBe(3_000);
    expect(bucket.msUntil(1, 1_000)).toBe(0);
    // More than the bucket ever holds: until it is full.
    expect(bucket.msUntil(1_000, 0)).toBe(60_000);
  });

  test('output beyond the limit is a debt that is paid back first', () => {
    const bucket = new TokenBucket(60, 0);
    bucket.take(90, 0);
    expect(bucket.level(0)).toBe(-30);
    expect(bucket.holds(1, 30_000)).toBe(false);
    expect(bucket.holds(1, 31_000)).toBe(true);
  });

  test('a clock that goes back gives nothing away', () => {
    const bucket = new TokenBucket(60, 10_000);
    bucket.take(60, 10_000);
    bucket.take(0, 5_000);
    expect(bucket.level(11_000)).toBe(1);
  });

  test('never hands out more than one bucket and the refill of the time passed', () => {
    const steps = fc.array(fc.record({ afterMs: fc.nat(20_000), wanted: fc.integer({ min: 1, max: 80 }) }), {
      maxLength: 60,
    });
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 500 }), steps, (perMinute, requests) => {
        const bucket = new TokenBucket(perMinute, 0);
        let nowMs = 0;
        let handedOut = 0;
        for (const { afterMs, wanted } of requests) {
          nowMs += afterMs;
          if (!bucket.holds(wanted, nowMs)) continue;
          bucket.take(wanted, nowMs);
          handedOut += wanted;
          expect(handedOut).toBeLessThanOrEqual(perMinute * (1 + nowMs / 60_000) + 1e-3);
        }
      }),
    );
  });

  test('after the stated wait the amount is there', () => {
    const amount = fc.integer({ min: 1, max: 100 });
    fc.assert(
      fc.property(amount, amount, fc.nat(60_000), (taken, wanted, nowMs) => {
        const bucket = new TokenBucket(100, 0);
        bucket.take(taken, nowMs);
        expect(bucket.holds(wanted, nowMs + Math.ceil(bucket.msUntil(wanted, nowMs)))).toBe(true);
      }),
    );
  });
});
