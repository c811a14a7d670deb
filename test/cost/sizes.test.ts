import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sizeParts } from '../../src/cost/sizes.ts';
import { anyWorkload } from './any-workload.ts';

const planned = { input: { typical: 100, p95: 500 }, output: { typical: 10, p95: 50 }, measured: null };
/** Four equally many prompts, mean 300; two of answers, mean 30. */
const measured = { ...planned, measured: { input: [100, 200, 300, 600], output: [20, 40] } } as const;

describe('planned sizes', () => {
  it.each([
    [0, 100, 10],
    // 0.95 * 100 + 0.05 * 500 and 0.95 * 10 + 0.05 * 50
    [0.05, 120, 12],
    [0.25, 200, 20],
    [1, 500, 50],
  ])('with a share of %d at p95', (share, input, output) => {
    expect(means(sizeParts(planned, share))).toEqual({ input, output });
  });
});

describe('measured sizes', () => {
  it('are taken as they are up to their natural share of long ones', () => {
    for (const share of [0, 0.05]) {
      expect(means(sizeParts(measured, share))).toEqual({ input: 300, output: 30 });
      expect(sizeParts(measured, share)).toHaveLength(4);
    }
  });
  it('take more long ones beyond it: a quarter at p95 are 4/19 added to the twentieth that is there', () => {
    // (0.25 - 0.05) / 0.95 = 4/19; 15/19 * 300 + 4/19 * 500 and 15/19 * 30 + 4/19 * 50
    const { input, output } = means(sizeParts(measured, 0.25));
    expect(input).toBeCloseTo((15 * 300 + 4 * 500) / 19, 9);
    expect(output).toBeCloseTo((15 * 30 + 4 * 50) / 19, 9);
  });
  it('of prompts alone go with planned answers, one in twenty of p95 size', () => {
    const prompts = { ...planned, measured: { input: [100, 200, 300, 600], output: null } } as const;
    // 0.95 * 10 + 0.05 * 50
    expect(means(sizeParts(prompts, 0.05))).toEqual({ input: 300, output: 12 });
  });
  it('keep each prompt apart, because a price may step up between them', () => {
    expect(sizeParts(measured, 0.05).map(({ inputTokens }) => inputTokens)).toEqual([100, 200, 300, 600]);
  });
});

it('shares are parts of a whole', () => {
  fc.assert(
    fc.property(anyWorkload, fc.double({ min: 0, max: 1, noNaN: true }), (workload, p95Share) => {
      const parts = sizeParts(workload, p95Share);
      expect(parts.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1, 9);
      for (const { share } of parts) expect(share).toBeGreaterThanOrEqual(0);
    }),
  );
});

/** Rounded to the ninth digit: shares such as 0.95 are not exact. */
function means(parts: ReturnType<typeof sizeParts>) {
  const mean = (key: 'inputTokens' | 'outputTokens') =>
    Number(parts.reduce((sum, part) => sum + part.share * part[key], 0).toFixed(9));
  return { input: mean('inputTokens'), output: mean('outputTokens') };
}
