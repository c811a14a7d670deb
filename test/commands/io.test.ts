import { describe, expect, test } from 'vitest';
import { columnsOf, safeLines } from '../../src/commands/io.ts';

describe('the width to write for', () => {
  test.each([
    ['a terminal', 132, 132],
    ['a pipe, which has none', undefined, 80],
    ['a pseudo terminal nobody gave a size', 0, 80],
  ])('%s', (_, columns, expected) => {
    expect(columnsOf({ columns } as NodeJS.WriteStream)).toBe(expected);
  });
});

describe('words for people on standard error', () => {
  test.each([
    ['keep their lines and indents', 'The plan:\n  name: found "x"\n', 'The plan:\n  name: found "x"\n'],
    [
      'cut a key after its first letters',
      'no command "sk-ant-api03-test-canary-0001".',
      'no command "sk-ant-…".',
    ],
    ['hold no terminal sequence', 'no \u001b[2Jplan\rat \u202ehere', 'no plan at here'],
    [
      'hold no command to GitHub',
      'a\n  ::error::b ::warning::c ##[group]d',
      'a\n  : :error::b : :warning::c # #[group]d',
    ],
    [
      'hold no command to Azure or TeamCity',
      '##vso[task.complete]##teamcity[x]',
      '# #vso[task.complete]# #teamcity[x]',
    ],
    [
      'keep colons and hashes that mean nothing',
      'std::vector, ::1 and ## here',
      'std::vector, ::1 and ## here',
    ],
  ])('%s', (_, text, safe) => {
    expect(safeLines(text)).toBe(safe);
  });
});
