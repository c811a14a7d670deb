import { expect, test } from 'vitest';
import { costWording } from '../../../src/report/wording/cost.ts';
import {
  expectSentences,
  expectTitle,
  type Samples,
  wordedTexts,
  wordedTitles,
} from '../../support/sentences.ts';

const model = 'Sonnet 5.5';
const share = { model, share: 0.8, outputUsd: 245.6, priceRatio: 5 };
const search = {
  feature: 'web-search',
  name: 'Web search',
  note: 'A search has a fee.',
  usdPerMonth: 300,
} as const;
const code = {
  feature: 'code-execution',
  name: 'Code execution',
  note: 'Billed by the hour.',
  usdPerMonth: 22.5,
} as const;
const hours = { kind: 'paid', freeHours: 1_550, usdPerHour: 0.05, minimumMinutes: 5 } as const;
const fees = { feesUsd: 22.5, mediumUsd: 329.5 };
const row = { model, asOf: '2026-10-08', ageDays: 43, isFallback: false, note: null };

const samples: Samples<keyof typeof costWording> = {
  'price-unpublished': [{ model: 'Mythos Preview' }],
  'price-not-documented': [{ id: 'claude-next-1' }],
  'output-share-moderate': [
    { ...share, highShare: 0.75 },
    { ...share, highShare: 0.75, share: 0, outputUsd: 0 },
  ],
  'output-share-high': [
    { ...share, effort: 'high', effortIsDefault: true },
    { ...share, effort: 'xhigh', effortIsDefault: false },
    { ...share, effort: 'low', effortIsDefault: false },
    { ...share, effort: null, effortIsDefault: true },
  ],
  'server-tools-none': [{}],
  'server-tools-counted': [
    { tools: [search], containers: null, feesUsd: 300, mediumUsd: 607 },
    { tools: [search, code], containers: { kind: 'free', besides: ['web-search'] }, ...fees },
    { tools: [code], containers: { kind: 'free', besides: ['web-search', 'web-fetch'] }, ...fees },
    { tools: [code], containers: { ...hours, hours: 1_550, usdPerMonth: 0 }, ...fees },
    { tools: [code], containers: { ...hours, hours: 2_000, usdPerMonth: 22.5 }, ...fees },
  ],
  'searches-counted-as-none': [{}],
  'searches-without-feature': [{ searchesPerRequest: 0.5, feesUsd: 100 }],
  'prices-recent': [{ prices: [row, { ...row, isFallback: true, note: 'Some of it was derived.' }] }],
  'prices-old': [{ prices: [{ ...row, ageDays: 61 }], limitDays: 60 }],
  'prices-uncertain': [
    { model, isFallback: false, asOf: '2026-10-08', confidence: 'low', note: 'One line.' },
    { model, isFallback: true, asOf: '2026-10-08', confidence: 'medium', note: null },
  ],
};

test('every code of the cost section is worded in full sentences', () => {
  expect(Object.keys(samples).sort()).toEqual(Object.keys(costWording).sort());
  for (const [, text] of wordedTexts(costWording, samples)) expectSentences(text);
  for (const [, title] of wordedTitles(costWording, samples)) expectTitle(title);
});
