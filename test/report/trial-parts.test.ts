import { describe, expect, test } from 'vitest';
import type { PrefixFamily, TrialLive, TrialSeen } from '../../src/judge/seen/trial.ts';
import { trialAnswers, trialPrefixes } from '../../src/report/trial-parts.ts';
import { trialDocumentOfAll } from '../support/trial-documents.ts';

const { trial } = trialDocumentOfAll;
const [family] = trial.prefixes?.families ?? [];
if (!trial.live || !family) throw new Error('The document has answers and a family.');

const answered = (parts: Partial<TrialLive>) =>
  trialAnswers({ ...trial, live: { ...(trial.live as TrialLive), ...parts } });
const noCache = { uncachedInputTokens: 1, cacheWrite5mTokens: 0, cacheWrite1hTokens: 0, cacheReadTokens: 0 };
const usage = { ...noCache, outputTokens: 1, webSearches: 0 };

describe('answers', () => {
  test('none: how to get some, in words that fit a file and standard input', () => {
    expect(trialAnswers({ ...trial, live: null })).toEqual([
      'None of the samples was sent, so nothing is known of answers. With a key and --live 50 the same command sends some of them, after showing what that can cost.',
    ]);
  });

  test('of a batch, without clocks and without a cache', () => {
    const parts = { via: 'batch', asked: 48, failed: 0, usage, firstTokenMs: null, wholeMs: null } as const;
    expect(answered({ ...parts, stopReasons: { end_turn: 48 }, hitMaxTokens: 0 })).toEqual([
      '48 were sent in a batch and 48 answered; booked $0.48.',
      'They ended with end_turn (48).',
    ]);
  });

  test('that all failed ended with nothing', () => {
    const parts = { asked: 3, answered: 0, failed: 3, stopReasons: {}, hitMaxTokens: 0, usage, costUsd: 0 };
    expect(answered({ ...parts, firstTokenMs: null, wholeMs: null })).toEqual([
      '3 were sent as messages and 0 answered, 3 failed; booked $0.00.',
    ]);
  });

  test('a cache that is read is not called paying more', () => {
    const [, , cache] = answered({ usage: { ...usage, cacheWrite5mTokens: 500, cacheReadTokens: 4_000 } });
    expect(cache).toMatch(/^Cache: 4,000 tokens were read and 500 written\. /);
  });
});

describe('beginnings', () => {
  const told = (families: readonly Partial<PrefixFamily>[], analysed = 400, minimum: number | null = 512) => {
    const prefixes: TrialSeen['prefixes'] = {
      analysed,
      families: families.map((row) => ({ ...family, ...row })),
    };
    return trialPrefixes({ ...trial, prefixes }, minimum);
  };

  test('were not looked at, or there is nothing to compare', () => {
    expect(trialPrefixes({ ...trial, prefixes: null }, 512)).toEqual([]);
    expect(told([{}], 1)).toEqual([]);
  });

  test('have nothing in common', () => {
    const nothing = ['The 400 samples looked at have nothing in common at their beginning.'];
    expect(told([])).toEqual(nothing);
    expect(told([{ prefixTokens: 0 }])).toEqual(nothing);
  });

  test('are long enough, and moving what varies would change nothing', () => {
    const words =
      '75 % begin with the same 512 tokens; they end in the system prompt, character 1200, where a date varies.';
    expect(told([{ prefixTokens: 512, movedPrefixTokens: null }])).toEqual([words]);
    expect(told([{ prefixTokens: 512, movedPrefixTokens: 512 }])).toEqual([words]);
    expect(told([{ prefixTokens: 512, movedPrefixTokens: null }], 400, null)).toEqual([words]);
    expect(told([{ prefixTokens: 511, movedPrefixTokens: null }])[0]).toContain(
      'below the 512 that this model caches from',
    );
  });

  test.each([
    ['time', 'a time of day varies'],
    ['uuid', 'an id varies'],
    ['number', 'a number varies'],
    ['id', 'an id varies'],
    ['email', 'an e-mail address varies'],
    ['words', 'the words differ'],
    ['end', 'the shortest sample ends'],
  ] as const)('%s', (varies, words) => {
    expect(told([{ varies }])[0]).toContain(`, where ${words}.`);
  });

  test('of more than three groups the others are numbered', () => {
    expect(told(Array.from({ length: 5 }, () => ({})))).toHaveLength(4);
    expect(told(Array.from({ length: 5 }, () => ({})))[3]).toBe('2 smaller groups begin alike too.');
    expect(told(Array.from({ length: 4 }, () => ({})))[3]).toBe('One smaller group begins alike too.');
    expect(told(Array.from({ length: 3 }, () => ({})))).toHaveLength(3);
  });
});
