import { expect, test } from 'vitest';
import { statuses } from '../../src/judge/finding.ts';
import { statusWords } from '../../src/report/status-words.ts';
import { type SymbolName, symbolsFor } from '../../src/tui/symbols.ts';
import { statusRoles, themeFor } from '../../src/tui/theme.ts';

const names: readonly SymbolName[] = [
  'pointer',
  'marked',
  'unmarked',
  'caret',
  'mask',
  'ellipsis',
  'rule',
  'bar',
  'arrow',
  'done',
  'todo',
  'here',
  'lineBreak',
  'full',
  'empty',
];
const printable = /^[\x20-\x7e]+$/;

test('every sign has an ASCII twin', () => {
  const { of, mark } = symbolsFor(true);
  for (const name of names) expect(of(name)).toMatch(printable);
  for (const status of statuses) expect(mark(status)).toMatch(printable);
});

test.each([
  ['4×, “quoted”, it’s – dear…', '4x, "quoted", it\'s - dear...'],
  ['≥ 2027-09-22 → ≤ 5', '>= 2027-09-22 -> <= 5'],
])('%s is %s where only ASCII shows', (text, plain) => {
  expect(symbolsFor(true).text(text)).toBe(plain);
});

test('signs of different statuses differ, also in ASCII', () => {
  for (const ascii of [false, true]) {
    expect(new Set(statuses.map(symbolsFor(ascii).mark)).size).toBe(statuses.length);
  }
});

test('a screen reader gets the word', () => {
  for (const status of statuses) expect(symbolsFor(false, true).mark(status)).toBe(`${statusWords[status]}:`);
});

test('text from outside becomes one safe line', () => {
  expect(symbolsFor(false).text('a\u001B[31mb\u0007\nc')).toBe('ab c');
});

test('without colour no role has one; with colour every status that matters does', () => {
  expect(Object.values(themeFor(false)).filter((color) => color !== undefined)).toEqual([]);
  for (const status of statuses) expect(themeFor(true)[statusRoles[status]]).toBeDefined();
});
