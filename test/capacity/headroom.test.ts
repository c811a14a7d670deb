import { describe, expect, it } from 'vitest';
import { limitsInForce, loadOf } from '../../src/capacity/headroom.ts';

const start = { rpm: 1_000, itpm: 2_000_000, otpm: 400_000 };
const none = { requests: null, inputTokens: null, outputTokens: null };

describe('limits in force', () => {
  it('prefers a header to the table, limiter by limiter', () => {
    expect(limitsInForce({ ...none, inputTokens: { limit: 300_000 } }, start)).toEqual({
      rpm: { perMinute: 1_000, rung: 'table' },
      itpm: { perMinute: 300_000, rung: 'header' },
      otpm: { perMinute: 400_000, rung: 'table' },
    });
  });
  it('is unknown where neither speaks', () => {
    expect(limitsInForce({ ...none, requests: { limit: 50 } }, null)).toEqual({
      rpm: { perMinute: 50, rung: 'header' },
      itpm: null,
      otpm: null,
    });
    expect(limitsInForce(null, null)).toEqual({ rpm: null, itpm: null, otpm: null });
  });
});

it.each([
  [700, 1_000, 0.7],
  [0, 1_000, 0],
  [5, 0, 5],
  [0, 0, 0],
])('a peak of %i against %i uses %f of it', (peak, limit, load) => {
  expect(loadOf(peak, limit)).toBe(load);
});
