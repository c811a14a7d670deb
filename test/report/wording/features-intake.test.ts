import { expect, test } from 'vitest';
import { featuresBatchFilesWording } from '../../../src/report/wording/features-batch-files.ts';
import { featuresMediaWording } from '../../../src/report/wording/features-media.ts';
import { expectSentences, expectTitle, wordedTexts, wordedTitles } from '../../support/sentences.ts';

const media = [
  { feature: 'vision', inputTokens: 1_525, addedTokens: 1_516 },
  { feature: 'pdf', inputTokens: 160, addedTokens: null },
] as const;
const mediaSamples = {
  'media-recognised': media,
  'media-taken': media,
  'media-mistaken': media,
} as const;
const batchId = 'msgbatch_test_0001';
const refused = { cause: 'permission-denied', reason: 'The key may not do this.' } as const;
const listSamples = {
  'list-refused': [
    { feature: 'batch', ...refused },
    { feature: 'files', ...refused },
  ],
  'batch-created': [
    { cancelled: true, endedAs: 'canceled' },
    { cancelled: true, endedAs: 'expired' },
    { cancelled: true, endedAs: null },
    { cancelled: false, endedAs: 'succeeded' },
    { cancelled: false, endedAs: 'errored' },
  ],
  'batch-left-behind': [
    { batchId, lastSeenAs: 'in_progress' },
    { batchId, lastSeenAs: null },
    { batchId: null, lastSeenAs: null },
  ],
  'batch-message-failed': [{ batchId }],
  'batch-only-listed': [{ reason: 'The poll ran offline: nothing was sent.' }],
  'files-listed': [{ empty: true }, { empty: false }],
} as const;

test.each([
  ...wordedTexts(featuresMediaWording, mediaSamples),
  ...wordedTexts(featuresBatchFilesWording, listSamples),
])('%s: %s', (_, text) => expectSentences(text));

test.each([
  ...wordedTitles(featuresMediaWording, mediaSamples),
  ...wordedTitles(featuresBatchFilesWording, listSamples),
])('%s is headed: %s', (_, title) => expectTitle(title));

test('a batch that was left behind is named, in what happened and in what to do', () => {
  const { detail, fix } = featuresBatchFilesWording['batch-left-behind']({ batchId, lastSeenAs: null });
  expect(detail).toContain(batchId);
  expect(fix?.[0]).toContain(batchId);
});

test('a sandbox is never said to have recognised anything', () => {
  const words = featuresMediaWording['media-taken'](media[0]);
  expect(words.detail).toContain('only the intake was verified');
});
