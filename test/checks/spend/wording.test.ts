import { expect, test } from 'vitest';
import { spendWording } from '../../../src/report/wording/spend.ts';
import {
  expectSentences,
  expectTitle,
  type Samples,
  wordedTexts,
  wordedTitles,
} from '../../support/sentences.ts';

const reached = { capUsd: 500, scenario: 'medium', forecastUsd: 3_070, day: 5 } as const;
const credit = { creditUsd: 280, days: 14, mediumUsd: 600 };

const samples: Samples<keyof typeof spendWording> = {
  'tier-cap-fits': [
    { tier: 'Build', stated: null, capUsd: 1_000, mediumUsd: 307, dearest: 'heavy', dearestUsd: 742.5 },
    { tier: 'Build', stated: 'Start', capUsd: 1_000, mediumUsd: 307, dearest: 'heavy', dearestUsd: 742.5 },
    { tier: null, stated: null, capUsd: 800, mediumUsd: 307, dearest: 'heavy', dearestUsd: 742.5 },
  ],
  'tier-cap-reached': [
    { ...reached, tier: 'Start', stated: null, next: ['Scale', 'Custom'] },
    { ...reached, tier: 'Start', stated: 'Build', next: ['Scale', 'Custom'] },
    { ...reached, tier: null, stated: null, next: ['Scale', 'Custom'] },
  ],
  'tier-without-cap': [{ tier: 'Custom' }],
  'tier-cap-unlisted': [{ mediumUsd: 307 }],
  'tier-cap-unpublished': [{ tier: 'Evaluation', mediumUsd: 307 }],
  'tier-cap-in-doubt': [{ tier: 'Start', capUsd: 500, mediumUsd: 307 }],
  'credit-lasts': [
    { creditUsd: 600, days: 30 },
    { creditUsd: 600, days: null },
  ],
  'credit-reloads': [{ creditUsd: 30, mediumUsd: 600 }],
  'credit-below-a-busy-day': [{ creditUsd: 29, dayUsd: 30 }],
  'credit-runs-out': [
    { ...credit, days: 0 },
    { ...credit, days: 1.4 },
  ],
  'credit-short-of-a-month': [credit],
  'credit-outlasts-its-year': [{ creditUsd: 7_800, months: 13, yearUsd: 7_200 }],
  'review-planned': [{ on: '2026-12-15', owner: 'Ada Example', days: 14 }],
  'review-late': [{ on: '2027-01-15', owner: 'Ada Example', days: 45, mostDays: 31 }],
  'review-before-launch': [{ on: '2026-11-24', owner: 'Ada Example', launchDate: '2026-12-01' }],
};

test('every code of the spend section is worded in full sentences', () => {
  expect(Object.keys(samples).sort()).toEqual(Object.keys(spendWording).sort());
  for (const [, text] of wordedTexts(spendWording, samples)) expectSentences(text);
  for (const [, title] of wordedTitles(spendWording, samples)) expectTitle(title);
});

test('a cap is told as the outage it is, with the day', () => {
  expect(spendWording['tier-cap-reached'](samples['tier-cap-reached'][0]).detail).toBe(
    'On tier Start, a medium month of $3,070.00 reaches $500.00 on about day 5. From then on every request answers 429 without retry-after, until 00:00 UTC on the first of the next month.',
  );
});

test('one day is one day, and hours are less than one', () => {
  expect(spendWording['credit-runs-out']({ ...credit, days: 0.2 }).detail).toContain(
    'lasts less than a day at',
  );
  expect(spendWording['credit-runs-out']({ ...credit, days: 1.4 }).detail).toContain('lasts 1 day at');
});
