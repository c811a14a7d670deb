import { expect, test } from 'vitest';
import { spendLimitsWording } from '../../../src/report/wording/spend-limits.ts';
import {
  expectSentences,
  expectTitle,
  type Samples,
  wordedTexts,
  wordedTitles,
} from '../../support/sentences.ts';

const error = {
  status: 400,
  type: 'invalid_request_error',
  messageStart: 'You have reached your specified API usage limits',
};
const limit = { scope: 'organization', limitUsd: 900, statedUsd: null, error } as const;
const stated = { scope: 'workspace', limitUsd: 900, statedUsd: 1_200, error: null } as const;
const month = { mediumUsd: 307, dearest: 'heavy', dearestUsd: 742.5 } as const;
const lean = { mediumUsd: 307, dearest: 'medium', dearestUsd: 307 } as const;
const reached = { capUsd: 500, scenario: 'medium', forecastUsd: 3_070, day: 5 } as const;
const said = { by: 'R. Example', on: '2026-11-18' };

const samples: Samples<keyof typeof spendLimitsWording> = {
  'own-limit-fits': [
    { ...limit, ...month },
    { ...stated, ...month },
    { ...stated, ...lean },
  ],
  'own-limit-near': [
    { ...limit, ...month },
    { ...stated, ...month },
    { ...stated, ...lean },
  ],
  'own-limit-reached': [
    { ...limit, ...reached },
    { ...stated, ...reached, scenario: 'heavy', day: 0 },
  ],
  'own-limit-on-the-other': [
    { scope: 'organization', said, limitUsd: 300 },
    { scope: 'workspace', said: null, limitUsd: 300 },
  ],
  'own-limit-missing': [
    { scope: 'organization', said, statedUsd: null, instead: [] },
    {
      scope: 'workspace',
      said: null,
      statedUsd: 300,
      instead: [
        { what: 'organization', usd: 900 },
        { what: 'usage-tier', usd: 500 },
        { what: 'credit', usd: 40 },
      ],
    },
    { scope: 'organization', said, statedUsd: null, instead: [{ what: 'workspace', usd: 300 }] },
  ],
  'workspace-limit-impossible': [{ limitUsd: 900 }],
  'own-limit-without-effect': [
    { scope: 'organization', limitUsd: 1_001, below: 'tier cap', belowUsd: 1_000 },
    { scope: 'workspace', limitUsd: 900, below: 'organization limit', belowUsd: 800 },
  ],
};

test('every code of the own limits is worded in full sentences', () => {
  expect(Object.keys(samples).sort()).toEqual(Object.keys(spendLimitsWording).sort());
  for (const [, text] of wordedTexts(spendLimitsWording, samples)) expectSentences(text);
  for (const [, title] of wordedTitles(spendLimitsWording, samples)) expectTitle(title);
});

test('a limit is told with the exact error and that nothing announces it', () => {
  const { detail } = spendLimitsWording['own-limit-reached'](samples['own-limit-reached'][0]);
  expect(detail).toContain(
    'answers 400 invalid_request_error with a message that begins "You have reached your specified API usage limits"',
  );
  expect(detail).toContain('No header and no answer tells beforehand how near it is.');
});

test('what stops a runaway loop instead is named', () => {
  const details = samples['own-limit-missing'].map(
    (args) => spendLimitsWording['own-limit-missing'](args).detail,
  );
  expect(details[0]).toContain('nothing that this poll knows of stops a runaway loop');
  expect(details[1]).toContain(
    'the spend limit of the organization at $900.00 a month, the cap of the usage tier at $500.00 a month and the end of the prepaid credit of $40.00',
  );
});
