import { describe, expect, test } from 'vitest';
import { foreignId, foreignText } from '../../src/claude/foreign-text.ts';

describe('terminal sequences go whole, so that none of their letters stays', () => {
  // biome-ignore format: a table
  test.each([
    ['a colour', 'a\u001b[31mred\u001b[0m', 'ared'],
    ['a colour of one character', 'a\u009b31mred', 'ared'],
    ['a cleared screen', 'a\u001b[2Jb', 'ab'],
    ['a title', 'a\u001b]0;owned\u0007b', 'ab'],
    ['a link', 'a\u001b]8;;http://evil.example\u001b\\b', 'ab'],
    ['a device string', 'a\u001bP1$r0m\u001b\\b', 'ab'],
    ['one that never ends', 'a\u001b]0;owned', 'a'],
    ['the character alone', 'a\u001bb', 'a b'],
  ])('%s', (_, text, cleaned) => {
    expect(foreignText(text)).toBe(cleaned);
  });
});

describe('a text of megabytes', () => {
  test('is read at its beginning only', () => {
    expect(foreignText(`${' '.repeat(4_000)}behind`)).toBe('');
    expect(foreignText('sk-ant-Bearer '.repeat(500_000))).toHaveLength(200);
  });

  test('shows no credential that the cut goes through', () => {
    const key = 'sk-ant-api03-test-canary-0001';
    for (let before = 0; before <= key.length; before += 1) {
      const shown = foreignText(`${' '.repeat(4_000 - before)}${key}${'.'.repeat(200)}`);
      expect(shown, `${before} characters before the cut`).not.toMatch(/sk-ant-[^…]/);
    }
  });
});

test('an id that holds a sequence or a credential is none', () => {
  expect(foreignId('req_0001')).toBe('req_0001');
  expect(foreignId('req_sk-ant-api03-test-canary-0001')).toBeNull();
  expect(foreignId('req\u001b[31m')).toBeNull();
});
