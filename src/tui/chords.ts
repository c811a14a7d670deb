import type { Key } from 'ink';
import type { Chord } from './keys.ts';

const named = [
  ['upArrow', 'up'],
  ['downArrow', 'down'],
  ['leftArrow', 'left'],
  ['rightArrow', 'right'],
  ['pageUp', 'pageup'],
  ['pageDown', 'pagedown'],
  ['home', 'home'],
  ['end', 'end'],
  ['return', 'enter'],
  ['escape', 'escape'],
  ['backspace', 'backspace'],
  ['delete', 'delete'],
] as const satisfies readonly (readonly [keyof Key, Chord])[];

/**
 * The chords in one input event of Ink. Fast typing and terminals without bracketed paste deliver several characters
 * at once; each counts as a key of its own, a line feed as Enter.
 */
export function chordsOf(input: string, key: Key): readonly Chord[] {
  if (key.eventType === 'release') return [];
  if (key.tab) return [key.shift ? 'shift+tab' : 'tab'];
  const name = named.find(([flag]) => key[flag]);
  if (name) return [name[1]];
  if (key.ctrl) return input === '' ? [] : [`ctrl+${input.toLowerCase()}`];
  if (key.meta) return [];
  return [...graphemes.segment(input)].map(
    ({ segment }) => controlChords[segment] ?? plainOrControl(segment),
  );
}

/** Control characters that arrived together with text: 0x01 is Ctrl-A. */
function plainOrControl(segment: string): Chord {
  const code = segment.codePointAt(0) ?? 0;
  return code > 0 && code < 27 ? `ctrl+${String.fromCodePoint(code + 96)}` : segment;
}

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });
const controlChords: Readonly<Record<string, Chord>> = {
  '\r': 'enter',
  '\n': 'enter',
  '\r\n': 'enter',
  '\t': 'tab',
};
