import { describe, expect, test } from 'vitest';
import { parseWhatIf, type WhatIf } from '../../src/commands/what-if.ts';
import { UsageError } from '../../src/plan/usage-error.ts';

const messageOf = (...texts: readonly string[]): string => {
  try {
    parseWhatIf(texts);
  } catch (error) {
    if (error instanceof UsageError) return error.message;
    throw error;
  }
  return '';
};

describe('what if', () => {
  test.each<readonly [string, WhatIf]>([
    ['model=claude-haiku-4-5', { model: 'claude-haiku-4-5-20251001' }],
    ['tier=Scale', { tier: 'scale' }],
    ['multiplier=2', { multiplier: 2 }],
    ['multiplier=.5', { multiplier: 0.5 }],
    ['cached=0.8', { cached: 0.8 }],
    ['cached=80%', { cached: 0.8 }],
    ['cached=0', { cached: 0 }],
    ['cached=1', { cached: 1 }],
    ['batched=30%', { batched: 0.3 }],
    ['concurrency=none', { concurrency: 'none' }],
    ['concurrency=12', { concurrency: 12 }],
    ['attempts=1', { attempts: 1 }],
    ['enforced=second', { enforced: 'second' }],
    ['tier=build, multiplier=2 ,cached=0.8', { tier: 'build', multiplier: 2, cached: 0.8 }],
    ['', {}],
  ])('%s', (text, expected) => {
    expect(parseWhatIf([text])).toEqual(expected);
  });

  test('given several times', () => {
    expect(parseWhatIf(['tier=build', 'multiplier=3'])).toEqual({ tier: 'build', multiplier: 3 });
  });

  test.each([
    ['multiplier=0'],
    ['multiplier=1e3'],
    ['multiplier=-1'],
    ['multiplier='],
    ['multiplier=Infinity'],
    ['cached=1.1'],
    ['cached=101%'],
    ['batched=1'],
    ['batched=100%'],
    ['attempts=0'],
    ['attempts=1.5'],
    ['concurrency=0'],
    ['enforced=hour'],
    ['tier=platinum'],
    ['model=gpt-4'],
    ['constructor=1'],
    ['__proto__=1'],
    ['nonsense'],
  ])('%s is refused', (text) => {
    expect(messageOf(text)).toMatch(/^--what-if cannot be used:\n- .+$/);
  });

  test.each([
    [
      'rpm=1,000',
      '- rpm is "1,000", and commas separate changes: write the number without them, as in rpm=1000.',
    ],
    [
      'tpm=1,000,000,rpm=5',
      '- tpm is "1,000,000", and commas separate changes: write the number without them, as in tpm=1000000.',
    ],
    [
      'cached=0,8',
      '- cached is "0,8", and commas separate changes: write the number without them, as in cached=0.8.',
    ],
    ['rpm=50,5', '- rpm is "50,5", and commas separate changes: write the number without them.'],
  ])('%s: how to write it, and nothing else', (text, said) => {
    expect(messageOf(text)).toBe(`--what-if cannot be used:\n${said}`);
  });

  test.each(['evaluation', 'custom'])('tier %s has no published limits', (tier) => {
    expect(messageOf(`tier=${tier}`)).toMatch(
      /limits of tier \w+ are not published, .* rpm=50,itpm=30000,otpm=8000; or one of the tiers start, build, scale\.$/,
    );
    // What it tells to give can be given.
    expect(parseWhatIf(['rpm=50,itpm=30000,otpm=8000'])).toEqual({ rpm: 50, itpm: 30_000, otpm: 8_000 });
  });

  test('everything that is wrong is told at once, with the nearest key', () => {
    expect(messageOf('multplier=2,tier=x', 'cached=0.2,cached=0.3').split('\n')).toEqual([
      '--what-if cannot be used:',
      expect.stringMatching(/^- "multplier" is none of .*did you mean multiplier\?$/),
      '- tier is "x"; it takes one of start, build, scale.',
      '- cached is given twice.',
    ]);
  });
});
