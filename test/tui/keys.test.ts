import type { Key } from 'ink';
import stringWidth from 'string-width';
import { describe, expect, test } from 'vitest';
import { chordsOf } from '../../src/tui/chords.ts';
import { bindingFor, commands, keyTable } from '../../src/tui/keys.ts';
import { type Mode, typingModes } from '../../src/tui/mode.ts';
import { hintLines } from '../../src/tui/parts/key-hints.tsx';
import { symbolsFor } from '../../src/tui/symbols.ts';

const modes = Object.keys(keyTable) as Mode[];
const noKey: Key = {
  upArrow: false,
  downArrow: false,
  leftArrow: false,
  rightArrow: false,
  pageDown: false,
  pageUp: false,
  home: false,
  end: false,
  return: false,
  escape: false,
  ctrl: false,
  shift: false,
  tab: false,
  backspace: false,
  delete: false,
  meta: false,
  super: false,
  hyper: false,
  capsLock: false,
  numLock: false,
};

describe.each(modes)('%s', (mode) => {
  test('no key means two things', () => {
    const chords = keyTable[mode].flatMap(({ chords: own }) => own);
    expect(chords.filter((chord, index) => chords.indexOf(chord) !== index)).toEqual([]);
  });

  test('Ctrl-C leaves, and Esc never does', () => {
    expect(bindingFor(mode, 'ctrl+c', true)?.command).toBe('interrupt');
    expect(bindingFor(mode, 'escape', true)?.command).toMatch(/^(back|cancel|close-help)$/);
  });

  test('a character that can be typed does nothing else', () => {
    if (!typingModes.has(mode)) return;
    for (const character of ['q', '1', 'j', ' ', 'g', 'y', '?', 'x']) {
      expect(bindingFor(mode, character, false)).toBeUndefined();
    }
  });

  test.each([60, 80])('its hints fit into %d columns', (columns) => {
    for (const ascii of [false, true]) {
      for (const line of hintLines(mode, symbolsFor(ascii), columns, 2)) {
        expect(stringWidth(line.map(({ text }) => text).join(''))).toBeLessThanOrEqual(columns);
      }
    }
  });

  test('its hints name a way on, and Esc where it goes back', () => {
    const said = hintLines(mode, symbolsFor(false), 80, 2)
      .flat()
      .map(({ text }) => text)
      .join('');
    if (mode !== 'poll' && mode !== 'help') expect(said).toContain('Enter');
    if (mode !== 'welcome') expect(said).toContain('Esc');
  });
});

test('every command has a key', () => {
  const bound = new Set(modes.flatMap((mode) => keyTable[mode].map(({ command }) => command)));
  expect(commands.filter((command) => !bound.has(command))).toEqual([]);
});

describe('chords of an input event', () => {
  test.each<[string, string, Partial<Key>, string[]]>([
    ['a letter', 'a', {}, ['a']],
    ['a capital', 'G', { shift: true }, ['G']],
    ['Enter', '\r', { return: true }, ['enter']],
    ['an arrow', '', { upArrow: true }, ['up']],
    ['Tab', '', { tab: true }, ['tab']],
    ['Shift-Tab', '', { tab: true, shift: true }, ['shift+tab']],
    ['Ctrl-C', 'c', { ctrl: true }, ['ctrl+c']],
    ['Esc', '', { escape: true, meta: true }, ['escape']],
    ['fast typing with Enter behind it', '12k\r', {}, ['1', '2', 'k', 'enter']],
    ['a line feed', '\n', {}, ['enter']],
    ['a control character amid text', 'a\u000e', {}, ['a', 'ctrl+n']],
    ['an emoji of several code points', '👩‍👩‍👧', {}, ['👩‍👩‍👧']],
    ['Alt with a letter', 'x', { meta: true }, []],
    ['a key let go', 'a', { eventType: 'release' }, []],
  ])('%s', (_name, input, key, chords) => {
    expect(chordsOf(input, { ...noKey, ...key })).toEqual(chords);
  });
});
