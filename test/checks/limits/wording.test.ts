import { expect, test } from 'vitest';
import type { PeakAgainstLimit } from '../../../src/judge/codes/limits.ts';
import { limitsWording } from '../../../src/report/wording/limits.ts';
import {
  expectSentences,
  expectTitle,
  type Samples,
  wordedTexts,
  wordedTitles,
} from '../../support/sentences.ts';

const triple = { rpm: 1_000, itpm: 2_000_000, otpm: 400_000 };
const model = 'Sonnet 5.5';
const peak: PeakAgainstLimit = {
  limiter: 'itpm',
  peak: 2_400_000.5,
  limit: 2_000_000,
  load: 1.2,
  limitFrom: { kind: 'table', tier: 'Start' },
  peakFrom: { kind: 'derived', assumes: 'spread over 24 hours' },
  movableShare: 0.3,
  increaseBy: 'console',
};
const peaks: [PeakAgainstLimit, ...PeakAgainstLimit[]] = [
  peak,
  { ...peak, limiter: 'rpm', limitFrom: { kind: 'header' }, peakFrom: { kind: 'stated' }, movableShare: 0 },
  { ...peak, limiter: 'otpm', increaseBy: 'account-team' },
  { ...peak, peak: 0, load: 0 },
  { ...peak, limit: 0, limitFrom: { kind: 'header' } },
  { ...peak, limitFrom: { kind: 'workspace' } },
  { ...peak, limitFrom: { kind: 'organization' } },
];

const samples: Samples<keyof typeof limitsWording> = {
  'limits-from-headers': [{ ...triple, model }],
  'limits-from-table': [{ ...triple, model, tier: 'Start', asOf: '2026-10-08' }],
  'limits-partly-known': [
    { model, known: [{ limiter: 'rpm', perMinute: 1_000, rung: 'header' }], unknown: ['itpm', 'otpm'] },
    { model, known: [{ limiter: 'otpm', perMinute: 400_000, rung: 'table' }], unknown: [] },
    { model, known: [{ limiter: 'otpm', perMinute: 400_000, rung: 'workspace' }], unknown: ['rpm'] },
  ],
  'limits-fast-mode': [{ model: 'Opus 5.5' }],
  'limits-unpublished': [{ tier: 'Evaluation' }],
  'limits-elsewhere': [{ platform: 'Amazon Bedrock', where: 'AWS Service Quotas, service "bedrock"' }],
  'limits-model-unlisted': [{ id: 'claude-next-1' }],
  'limit-headers-absent': [{ model }],
  'tier-confirmed': [{ tier: 'Start', model }],
  'tier-plausible': [{ tier: 'Custom', model }],
  'tier-lower-than-stated': [{ stated: 'Scale', seen: 'Start', model }],
  'tier-higher-than-stated': [{ stated: 'Start', seen: 'Scale', model }],
  'limits-below-every-tier': [
    { stated: 'Build', lowest: 'Start', model, configured: false },
    { stated: 'Build', lowest: 'Start', model, configured: true },
  ],
  'limits-match-no-tier': [
    { stated: 'Build', model, configured: false },
    { stated: 'Build', model, configured: true },
  ],
  'peak-fits': peaks,
  'peak-near-limit': peaks,
  'peak-above-limit': peaks,
};

test('every code of the limits section is worded in full sentences', () => {
  expect(Object.keys(samples).sort()).toEqual(Object.keys(limitsWording).sort());
  for (const [, text] of wordedTexts(limitsWording, samples)) expectSentences(text);
  for (const [, title] of wordedTitles(limitsWording, samples)) expectTitle(title);
});

test('a peak is told with need, share, limit and where both come from', () => {
  expect(limitsWording['peak-above-limit'](peak)).toEqual({
    detail:
      'The busiest minute needs 2,400,001 input tokens a minute, 120 % of the 2,000,000 that the documented table has for tier Start. It was derived from requests a day, spread over 24 hours. Requests above it would answer 429.',
    fix: [
      'Send the 30 % that can wait through the Batches API, which has limits of its own.',
      'Cache the repeated prefix: reads from the cache do not count against this limit.',
      'Shorten what is sent with every request, such as tools and history.',
      "Request an increase on the Console's Rate limits page; the help centre says that half of the current limits must be in use.",
      'State traffic.peakRequestsPerMinute in the plan if you know the real peak.',
    ],
  });
});
