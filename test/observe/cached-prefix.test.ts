import { expect, test } from 'vitest';
import { cachedPrefix, mostPrefixTokens } from '../../src/observe/cached-prefix.ts';

const id = '00000000-0000-4000-8000-000000000001';

test('even a tokenizer that makes one token of six characters gets the tokens asked for', () => {
  const text = cachedPrefix(id, 512);
  expect(text.length / 6).toBeGreaterThanOrEqual(512);
  expect(text.startsWith(`${id} about after again `)).toBe(true);
});

test('every word has five letters, also where the list begins anew', () => {
  const words = cachedPrefix(id, 4_096).split(' ').slice(1);
  expect(words).toHaveLength(4_096);
  expect(words.filter((word) => !/^[a-z]{5}$/.test(word))).toEqual([]);
});

test('the upper bound is two tokens a word and one for each character of the id', () => {
  expect(mostPrefixTokens(512)).toBe(512 * 2 + id.length);
});
