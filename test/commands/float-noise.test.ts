import fc from 'fast-check';
import { expect, test } from 'vitest';
import { withoutFloatNoise } from '../../src/commands/float-noise.ts';

test.each([
  [0.000_098_000_000_000_000_01, 0.000_098],
  [0.1 + 0.2, 0.3],
  [1_812.4, 1_812.4],
  [Number.MAX_SAFE_INTEGER, Number.MAX_SAFE_INTEGER],
  [0, 0],
])('%d is kept as %d', (noisy, clean) => {
  expect(withoutFloatNoise({ spend: [{ usd: noisy }] })).toEqual({ spend: [{ usd: clean }] });
});

test('everything but figures stays, and a figure moves by less than a part in 10^11', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (document) => {
      const once = withoutFloatNoise(document);
      expect(withoutFloatNoise(once)).toEqual(once);
      const figures: number[] = [];
      const others = (_: string, value: unknown) => (typeof value === 'number' ? figures.push(value) : value);
      JSON.stringify(document, others);
      const before = figures.splice(0);
      JSON.stringify(once, others);
      expect(figures).toHaveLength(before.length);
      for (const [index, figure] of figures.entries()) {
        const was = before[index] ?? 0;
        expect(Math.abs(figure - was)).toBeLessThanOrEqual(Math.abs(was) * 1e-11);
      }
    }),
  );
});

test('what is no figure stays', () => {
  const document = { at: '2026-11-20', none: null, yes: true, list: ['0.30000000000000004'] };
  expect(withoutFloatNoise(document)).toEqual(document);
});
