import { expect, test } from 'vitest';
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
  'limits-elsewhere': [
    { platform: 'Amazon Bedrock', where: 'AWS Service Quotas, service "bedrock"' },
    { platform: 'Amazon Bedrock', where: 'AWS Service Quotas', reason: 'None is listed there.' },
  ],
  'limits-from-quotas': [
    {
      platform: 'Amazon Bedrock',
      model,
      known: [
        { limiter: 'tpm', perMinute: 1, rung: 'quota' },
        { limiter: 'rpm', perMinute: 1_000, rung: 'default-quota' },
      ],
    },
  ],
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
};

test('every code of the limits section is worded in full sentences', () => {
  expect(Object.keys(samples).sort()).toEqual(Object.keys(limitsWording).sort());
  for (const [, text] of wordedTexts(limitsWording, samples)) expectSentences(text);
  for (const [, title] of wordedTitles(limitsWording, samples)) expectTitle(title);
});
