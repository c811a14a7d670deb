import fc from 'fast-check';
import stringWidth from 'string-width';
import { describe, expect, test, vi } from 'vitest';

vi.stubGlobal('require', () => ({ default: stringWidth }));
const { default: width } = await import('../scripts/lazy-string-width.ts');

describe('the width of a text in the bundle is that of string-width', () => {
  test.each([
    '',
    'plain',
    '─█░●→×…–“”',
    'é',
    '\u00ad',
    '日本',
    '👩‍👩‍👧',
    '↔️',
    '↔',
    '©️',
    '\u001b[31mred\u001b[39m',
    'a\u0301',
    '\u200b',
    '1️⃣',
  ])('%j', (text) => expect(width(text)).toBe(stringWidth(text)));

  test('whatever the text', () => {
    const near = fc.integer({ min: 0, max: 0x2600 }).map((code) => String.fromCharCode(code));
    const text = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.string({ unit: 'grapheme' }),
      fc.array(near).map((units) => units.join('')),
    );
    fc.assert(
      fc.property(text, (some) => {
        expect(width(some)).toBe(stringWidth(some));
      }),
      { numRuns: 2_000 },
    );
  });

  test('each of the first 9,800 code points by itself', () => {
    for (let code = 0; code < 9_800; code += 1) {
      const text = String.fromCodePoint(code);
      expect([code, width(text)]).toEqual([code, stringWidth(text)]);
    }
  });
});
