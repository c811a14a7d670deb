import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { terminalText } from '../../src/report/terminal-text.ts';

describe('terminal text', () => {
  it.each([
    ['colours', '\u001b[31mred\u001b[0m', 'red'],
    ['colours in C1 form', '\u009b31mred', 'red'],
    ['a window title', '\u001b]0;owned\u0007text', 'text'],
    ['a link', '\u001b]8;;https://evil.example\u001b\\text\u001b]8;;\u001b\\', 'text'],
    ['a device string', 'a\u001bPq#0\u001b\\b', 'ab'],
    ['a cleared screen', 'a\u001b[2J\u001b[Hb', 'ab'],
    ['a lone escape', 'a\u001b', 'a'],
    ['backspaces and bells', 'a\u0008\u0007b', 'ab'],
    ['an override of direction', 'exe.\u202egnp\u202c', 'exe.gnp'],
    ['isolates and marks', '\u2066a\u2069\u200fb', 'ab'],
    ['invisible letters', 'a\u200b\u2060\ufeff\u00adb', 'ab'],
    ['tags', 'a\u{e0041}\u{e0042}b', 'ab'],
    ['line breaks', 'a\r\nb\u2028c\u0085d', 'a b c d'],
    ['blanks around something invisible', 'a \u200b b', 'a b'],
    ['half a character', 'a\ud800b', 'a\ufffdb'],
  ])('takes out %s', (_what, foreign, safe) => {
    expect(terminalText(foreign)).toBe(safe);
  });

  it.each(['max_tokens of 2,048 (p95)', 'Größe 漢字 שלום', 'family 👨‍👩‍👧, नमस्ते', 'a [b] {c} <d> \\e'])(
    'keeps %s',
    (text) => expect(terminalText(text)).toBe(text),
  );

  it('leaves no control or direction character, whatever comes in, and is stable', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string(), (bytes, text) => {
        const safe = terminalText(`${bytes}\u001b[${text}\u009d${bytes}`);
        expect(safe).not.toMatch(/\p{Cc}|[\u202a-\u202e\u2066-\u2069]/u);
        expect(safe.isWellFormed()).toBe(true);
        expect(terminalText(safe)).toBe(safe);
      }),
    );
  });
});
