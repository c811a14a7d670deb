import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Edit, edit, emptyField, type Field, fieldWith } from '../../../src/tui/text/field.ts';

/** `|` is the cursor. */
const field = (drawn: string): Field => ({ text: drawn.replace('|', ''), cursor: drawn.indexOf('|') });
const drawn = ({ text, cursor }: Field): string => `${text.slice(0, cursor)}|${text.slice(cursor)}`;

const family = '👩‍👩‍👧';

test.each<[string, Edit, string]>([
  ['12|', { kind: 'insert', text: '3' }, '123|'],
  ['1|3', { kind: 'insert', text: '2x' }, '12x|3'],
  ['ab|', { kind: 'left' }, 'a|b'],
  ['|ab', { kind: 'left' }, '|ab'],
  ['|ab', { kind: 'right' }, 'a|b'],
  ['ab|', { kind: 'right' }, 'ab|'],
  ['a|b', { kind: 'home' }, '|ab'],
  ['a|b', { kind: 'end' }, 'ab|'],
  ['ab|c', { kind: 'backspace' }, 'a|c'],
  ['|abc', { kind: 'backspace' }, '|abc'],
  ['a|bc', { kind: 'delete' }, 'a|c'],
  ['abc|', { kind: 'delete' }, 'abc|'],
  ['a|bc', { kind: 'clear' }, '|'],
  [`a${family}|`, { kind: 'backspace' }, 'a|'],
  [`a${family}|`, { kind: 'left' }, `a|${family}`],
  [`|${family}b`, { kind: 'delete' }, '|b'],
  [`|日本`, { kind: 'right' }, '日|本'],
])('%s after %o is %s', (before, change, after) => {
  expect(drawn(edit(field(before), change))).toBe(after);
});

test('a new field has its cursor at the end', () => {
  expect(drawn(fieldWith('abc'))).toBe('abc|');
});

test('inserting and then deleting backwards, grapheme by grapheme, leaves nothing', () => {
  const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      let current = edit(emptyField, { kind: 'insert', text });
      for (const _ of graphemes.segment(text)) current = edit(current, { kind: 'backspace' });
      expect(current).toEqual(emptyField);
    }),
  );
});
