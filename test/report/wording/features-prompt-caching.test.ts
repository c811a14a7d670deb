import { expect, test } from 'vitest';
import { cacheMissReasons } from '../../../src/judge/seen/prompt-cache.ts';
import { featuresPromptCachingWording } from '../../../src/report/wording/features-prompt-caching.ts';
import {
  expectSentences,
  expectTitle,
  type Samples,
  wordedTexts,
  wordedTitles,
} from '../../support/sentences.ts';

const miss = { writtenTokens: 880, writtenAgainTokens: 880, missReason: null };
const prefix = { promptTokens: 900, minimumTokens: 512, documented: true };

const samples: Samples<keyof typeof featuresPromptCachingWording> = {
  'cache-prefix-too-short': [{ model: 'Sonnet 5.5', prefixTokens: 511, minimumTokens: 512 }],
  'cache-read-back': [
    { ttl: '5m', writtenTokens: 880, readTokens: 880 },
    { ttl: '1h', writtenTokens: 880, readTokens: 880 },
  ],
  'cache-kept-otherwise': [
    { asked: '1h', kept: '5m' },
    { asked: '5m', kept: '1h' },
  ],
  'cache-usage-mixed-up': [{ firstReadTokens: 300, secondReadTokens: 1_180 }],
  'cache-probe-too-short': [prefix, { ...prefix, documented: false }],
  'cache-not-written': [prefix, { ...prefix, documented: false }],
  'cache-not-read': [
    miss,
    { ...miss, writtenAgainTokens: 0 },
    { ...miss, writtenTokens: 0 },
    ...cacheMissReasons.map((missReason) => ({ ...miss, missReason })),
  ],
};

test('every code says so in full sentences', () => {
  for (const [, text] of wordedTexts(featuresPromptCachingWording, samples)) expectSentences(text);
  for (const [, title] of wordedTitles(featuresPromptCachingWording, samples)) expectTitle(title);
});

test('every reason for a miss has words of its own', () => {
  const said = samples['cache-not-read'].map(
    (args) => featuresPromptCachingWording['cache-not-read'](args).detail,
  );
  expect(new Set(said).size).toBe(said.length);
});

test('a miss says what was paid twice, and why', () => {
  const words = featuresPromptCachingWording['cache-not-read']({ ...miss, missReason: 'tools_changed' });
  expect(words.detail).toBe(
    'The first call wrote 880 tokens to the cache; the second read none of them and wrote 880 again. The API says that the tools of the second request differed from the first, although the probe sent the same: none.',
  );
});
