import { expect, test } from 'vitest';
import type { CachingMonth, SampledPrefix } from '../../../src/judge/codes/cost-caching.ts';
import { varyingKinds } from '../../../src/judge/seen/trial.ts';
import { costCachingWording } from '../../../src/report/wording/cost-caching.ts';
import {
  expectSentences,
  expectTitle,
  type Samples,
  wordedTexts,
  wordedTitles,
} from '../../support/sentences.ts';

const model = 'Sonnet 5.5';
const plan = { kind: 'plan' } as const;
const trial = { kind: 'trial', families: 1, share: 0.85, band: 0 } as const;
const caching: CachingMonth = {
  model,
  ttl: '5m',
  prefixTokens: 3_000,
  from: plan,
  hitShare: 0.08,
  breakEvenHitShare: 0.21,
  breakEvenReads: 1,
  savingUsd: -1.25,
  reliefTokensPerMinute: null,
};
const ttls = {
  ...caching,
  savingUsd: 20,
  other: '1h',
  otherSavingUsd: 90,
  otherHitShare: 0.9,
  otherBreakEvenHitShare: 0.51,
  otherBreakEvenReads: 2,
  bursts: null,
} as const;
const sampled: SampledPrefix = {
  model,
  prefixTokens: 12,
  share: 0.85,
  analysed: 400,
  endsIn: 'the system prompt, character 40',
  varies: 'date',
  band: 0,
};
const broken = {
  ...sampled,
  movedPrefixTokens: 3_000,
  minimumTokens: 512,
  stored: false,
  plannedTokens: 3_000,
};
const written = { via: 'messages', answered: 100, writtenTokens: 300_000, extraUsd: 0.15 } as const;

const samples: Samples<keyof typeof costCachingWording> = {
  'caching-pays': [
    { ...caching, savingUsd: 11_400, reliefTokensPerMinute: 27_000.4 },
    { ...caching, hitShare: 1, savingUsd: 11_400, reliefTokensPerMinute: 0 },
    { ...caching, savingUsd: 11_400, from: trial },
    { ...caching, savingUsd: 11_400, from: { ...trial, families: 3, band: 0.25 } },
  ],
  'caching-costs-more': [
    { ...caching, other: '1h', otherSavingUsd: 0.28 },
    { ...caching, ttl: '1h', hitShare: 0.001, breakEvenReads: 2, other: '5m', otherSavingUsd: -1 },
  ],
  'caching-without-prefix': [
    { model, from: plan },
    { model, from: trial },
  ],
  'caching-switched-off': [{ prefixTokens: 3_000 }, { prefixTokens: 0 }, { prefixTokens: null }],
  'prefix-below-minimum': [
    { model, prefixTokens: 511, minimumTokens: 512, from: plan },
    { model, prefixTokens: 12, minimumTokens: 512, from: trial },
    { model, prefixTokens: 12, minimumTokens: 512, from: { ...trial, band: 0.25 } },
  ],
  'prefix-minimum-unknown': [{ model, prefixTokens: 3_000, safeTokens: 4_096 }],
  'prefix-near-minimum': [{ model, prefixTokens: 500, minimumTokens: 512, band: 0.25, isCounted: false }],
  'caching-left-out': [
    { ...caching, savingUsd: 11_400, mediumUsd: 30_700, reliefTokensPerMinute: 27_000 },
    { ...caching, savingUsd: 11_400, mediumUsd: 30_700, from: trial },
  ],
  'caching-not-worth-it': [
    { model, prefixTokens: 600, savingUsd: 0.4 },
    { model, prefixTokens: 600, savingUsd: -0.4 },
  ],
  'nothing-to-cache': [{ model, prefixTokens: 0, minimumTokens: 512 }],
  'cache-ttl-fits': [
    ttls,
    { ...ttls, savingUsd: -4, bursts: 1 },
    { ...ttls, otherSavingUsd: -4, bursts: 12, from: { ...trial, families: 2 } },
  ],
  'caching-better-with': [ttls, { ...ttls, savingUsd: -4 }],
  'prefix-not-sampled': [
    { prefixTokens: 3_000, reason: 'No trial was made.' },
    { prefixTokens: null, reason: 'No trial was made.' },
    { prefixTokens: 0, reason: 'No trial was made.' },
  ],
  'prefix-stable': [
    { ...sampled, prefixTokens: 3_000, minimumTokens: 512, plannedTokens: 3_000 },
    { ...sampled, prefixTokens: 3_000, minimumTokens: 512, plannedTokens: null, band: 0.25 },
  ],
  'prefix-broken-early': [
    broken,
    ...varyingKinds.map((varies) => ({ ...broken, varies })),
    { ...broken, prefixTokens: 600, stored: true, plannedTokens: null, band: 0.15 },
  ],
  'no-stable-prefix': [
    { ...sampled, minimumTokens: 512 },
    ...varyingKinds.map((varies) => ({ ...sampled, varies, minimumTokens: 512 })),
  ],
  'planned-prefix-differs': [
    { ...sampled, prefixTokens: 2_000, plannedTokens: 3_000 },
    { ...sampled, prefixTokens: 3_000, plannedTokens: 2_000 },
    { ...sampled, prefixTokens: 3_000, plannedTokens: 0 },
  ],
  'cache-written-never-read': [written, { ...written, via: 'batch', extraUsd: null }],
};

test('every code of the caching checks is worded in full sentences', () => {
  expect(Object.keys(samples).sort()).toEqual(Object.keys(costCachingWording).sort());
  for (const [, text] of wordedTexts(costCachingWording, samples)) expectSentences(text);
  for (const [, title] of wordedTitles(costCachingWording, samples)) expectTitle(title);
});

test('what only real requests settle goes on with a trial', () => {
  const next = 'gonogo trial SAMPLES.jsonl';
  const unseen = { prefixTokens: null, reason: 'No trial was made.' };
  expect(costCachingWording['prefix-not-sampled'](unseen).next).toBe(next);
  expect(costCachingWording['prefix-broken-early'](broken).next).toBe(next);
  expect(costCachingWording['no-stable-prefix']({ ...sampled, minimumTokens: 512 }).next).toBe(next);
  const { detail } = costCachingWording['prefix-not-sampled']({
    prefixTokens: 0,
    reason: 'No trial was made.',
  });
  expect(detail).toBe(
    'The plan says that no leading tokens repeat, and only real requests can tell how far they begin alike, byte for byte. No trial was made.',
  );
});

test('a cache that loses money names the time to live that would not', () => {
  expect(costCachingWording['caching-costs-more'](samples['caching-costs-more'][0])).toMatchObject({
    detail:
      'Cached for 5 minutes on Sonnet 5.5, the prefix of 3,000 tokens is expected to be found by 8 % of the requests; it pays from 21 % on, or from one read after a write. So it costs $1.25 more in a medium month than no caching.',
    fix: ['Cache for an hour instead: that saves $0.28.'],
  });
});

test('a cache that is written and never read is called paying more', () => {
  const { title, detail } = costCachingWording['caching-costs-more']({
    ...caching,
    hitShare: 0,
    other: '1h',
    otherSavingUsd: -3,
  });
  expect(title).toBe('Prompt caching is paid for and hardly ever read');
  expect(detail).toContain('it is paying more.');
  for (const [code, text] of wordedTexts(costCachingWording, samples)) {
    if (code === 'caching-without-prefix' && !text.startsWith('Put') && !text.startsWith('If'))
      expect(text).toContain('that is paying more');
  }
});

test('relief of the input limit is said, and not where there is none', () => {
  const [some, none] = samples['caching-pays'];
  expect(costCachingWording['caching-pays'](some).detail).toContain(
    'At the planned peak it takes 27,000 input tokens a minute off the input limit, which does not count cache reads.',
  );
  expect(none && costCachingWording['caching-pays'](none).detail).not.toContain('input limit');
});

test('a planned prefix that is not there tells by how much, and what to write', () => {
  const [shorter] = samples['planned-prefix-differs'];
  expect(costCachingWording['planned-prefix-differs'](shorter)).toMatchObject({
    title: 'Less of the prompt repeats than the plan says',
    detail:
      'Of 400 samples, 85 % begin alike for 2,000 tokens, up to the system prompt, character 40. The plan says 3,000, 1.5× as much as there is: forecast and input limit are reckoned with the wrong prefix.',
    fix: ['Set tokens.repeatedPrefix to 2000.', expect.any(String)],
  });
});
