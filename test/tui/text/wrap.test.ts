import fc from 'fast-check';
import stringWidth from 'string-width';
import { describe, expect, test } from 'vitest';
import { around, clip, pad, wrap } from '../../../src/tui/text/wrap.ts';

describe('wrap', () => {
  test.each([
    ['one two three', 7, ['one two', 'three']],
    ['abcdefgh', 3, ['abc', 'def', 'gh']],
    ['a abcdefgh', 3, ['a', 'abc', 'def', 'gh']],
    ['日本語 文', 4, ['日本', '語', '文']],
    ['', 5, ['']],
  ])('%s in %d columns', (text, width, lines) => {
    expect(wrap(text, width)).toEqual(lines);
  });

  test('no line is wider than the room, and no character is lost', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.integer({ min: 2, max: 40 }), (text, room) => {
        const graphemes = [...new Intl.Segmenter().segment(text)].map(({ segment }) => stringWidth(segment));
        const width = Math.max(room, ...graphemes);
        const line = text.replaceAll(/\s+/g, ' ').trim();
        const lines = wrap(line, width);
        for (const part of lines) expect(stringWidth(part)).toBeLessThanOrEqual(width);
        expect(lines.join('').replaceAll(' ', '')).toBe(line.replaceAll(' ', ''));
      }),
    );
  });
});

test.each([
  ['abcdef', 6, 'abcdef'],
  ['abcdef', 5, 'abcd…'],
  ['日本語', 5, '日本…'],
  ['日本語', 4, '日…'],
  ['ab cdef', 4, 'ab…'],
])('%s clipped to %d columns', (text, width, clipped) => {
  expect(clip(text, width, '…')).toBe(clipped);
});

test('padding counts wide characters double', () => {
  expect(pad('日本', 6)).toBe('日本  ');
});

test.each([
  ['abcdef', 6, 4, 'cdef', ''],
  ['abcdef', 0, 4, '', 'abcd'],
  ['abcdef', 3, 4, 'abc', 'd'],
  ['日本語文', 4, 4, '語文', ''],
])('%s around cursor %d in %d columns', (text, cursor, width, before, after) => {
  expect(around(text, cursor, width)).toEqual({ before, after });
});

test('a megabyte is cut and scrolled without being measured', () => {
  const zwj = '\u{1F468}\u200D\u{1F469}\u200D\u{1F467} ';
  const text = zwj.repeat(120_000);
  const startMs = performance.now();
  const line = clip(text, 78, '…');
  const shown = around(text, text.length, 78);
  expect(performance.now() - startMs).toBeLessThan(2_000);
  expect(stringWidth(line)).toBeLessThanOrEqual(78);
  expect(stringWidth(shown.before)).toBeLessThanOrEqual(78);
  expect(shown.before.length).toBeGreaterThan(78);
});
