import { expect, test } from 'vitest';
import type { BucketLevel } from '../../../src/judge/codes/limits-bucket.ts';
import { limitsBucketWording } from '../../../src/report/wording/limits-bucket.ts';
import {
  expectSentences,
  expectTitle,
  type Samples,
  wordedTexts,
  wordedTitles,
} from '../../support/sentences.ts';

const model = 'Sonnet 5.5';
const lowest: BucketLevel = { bucket: 'inputTokens', limit: 2_000_000, remaining: 1_200_000, left: 0.600504 };
const samples: Samples<keyof typeof limitsBucketWording> = {
  'buckets-full': [{ model, lowest: { ...lowest, left: 1 } }],
  'bucket-in-use': [
    { model, lowest },
    { model, lowest: { ...lowest, bucket: 'requests' } },
    { model, lowest: { ...lowest, bucket: 'outputTokens' } },
    { model, lowest: { ...lowest, bucket: 'tokens' } },
  ],
  'bucket-nearly-empty': [{ model, lowest: { ...lowest, remaining: 0, left: 0 } }],
  'bucket-levels-absent': [{ model }],
};

test('every code is worded in full sentences', () => {
  expect(Object.keys(samples).sort()).toEqual(Object.keys(limitsBucketWording).sort());
  for (const [, text] of wordedTexts(limitsBucketWording, samples)) expectSentences(text);
  for (const [, title] of wordedTitles(limitsBucketWording, samples)) expectTitle(title);
});

test('the share others use is named', () => {
  expect(limitsBucketWording['bucket-in-use']({ model, lowest }).detail).toBe(
    "Right after the poll's first message 1,200,000 of 2,000,000 input tokens a minute were left for Sonnet 5.5: 40 % was in use by others. Whoever it is draws faster than the limit refills, and will do so beside the launch.",
  );
});
