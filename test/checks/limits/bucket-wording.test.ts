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
  'bucket-own-calls': [{ model, lowest, ownRequests: 30 }],
  'bucket-levels-absent': [{ model }],
  'bucket-fast-mode': [{ model }],
};

test('every code is worded in full sentences', () => {
  expect(Object.keys(samples).sort()).toEqual(Object.keys(limitsBucketWording).sort());
  for (const [, text] of wordedTexts(limitsBucketWording, samples)) expectSentences(text);
  for (const [, title] of wordedTitles(limitsBucketWording, samples)) expectTitle(title);
});

test('the share in use is named, and who that can be', () => {
  expect(limitsBucketWording['bucket-in-use']({ model, lowest }).detail).toBe(
    "Right after the poll's first message 1,200,000 of 2,000,000 input tokens a minute were left for Sonnet 5.5. Beside what this run sent itself, 40 % was in use by something else, which may be another run of this poll within the minute before. Otherwise somebody draws faster than the limit refills, and will do so beside the launch.",
  );
});

test.each(['bucket-in-use', 'bucket-nearly-empty'] as const)(
  '%s asks to wait out a poll of our own first',
  (code) => {
    const { detail, fix } = limitsBucketWording[code]({ model, lowest });
    expect(detail).toContain('another run of this poll');
    expect(fix?.[0]).toBe('If this poll ran within the minute before, wait a minute and check again.');
  },
);

test('what our own calls may explain accuses nobody', () => {
  const level: BucketLevel = { bucket: 'requests', limit: 50, remaining: 29, left: 0.6 };
  expect(limitsBucketWording['bucket-own-calls']({ model, lowest: level, ownRequests: 30 }).detail).toBe(
    "Right after the poll's first message 29 of 50 requests a minute were left for Sonnet 5.5. Within the minute before, this poll itself had sent up to 30 requests, which may be all that is missing.",
  );
});
