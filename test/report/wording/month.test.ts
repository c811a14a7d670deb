import { expect, test } from 'vitest';
import type { MonthCap, MonthPace, SharedBucket } from '../../../src/judge/codes/month.ts';
import { monthWording } from '../../../src/report/wording/month.ts';
import {
  expectSentences,
  expectTitle,
  type Samples,
  wordedTexts,
  wordedTitles,
} from '../../support/sentences.ts';

const span = { from: '2026-11-01T00:00:00.000Z', to: '2026-11-20T09:00:00.000Z' };
const hour = '2026-11-26T08:00:00.000Z';
const cap: MonthCap = {
  scope: 'usage-tier',
  capUsd: 500,
  spentUsd: 200,
  expected: hour,
  earliest: '2026-11-24T10:00:00.000Z',
  latest: null,
};
const pace: MonthPace = {
  source: 'analytics',
  ...span,
  spentUsd: 200,
  perDay: { meanUsd: 10, lowUsd: 8, highUsd: 12 },
  paceDays: 'all',
  monthEnd: { expected: 310, low: 280, high: 340 },
  added: { from: '2026-11-25', usdPerDay: 10.25 },
  caps: [cap],
  steppedModels: [],
  cut: false,
};
const fits: MonthPace = { ...pace, caps: [{ ...cap, expected: null, earliest: null }] };
const exported: MonthPace = {
  ...fits,
  source: 'console-export',
  added: null,
  steppedModels: ['Haiku 5.5'],
  cut: true,
};
const shared: SharedBucket = {
  model: 'Sonnet 5.5',
  source: 'report',
  ...span,
  inputShare: 0.4,
  outputShare: 0.2,
  load: 0.004,
  drawers: [
    { kind: 'workspace', name: 'Reports', inputTokens: 4_000, outputTokens: 20 },
    { kind: 'key', name: 'nightly job', inputTokens: 4, outputTokens: 2 },
  ],
  others: 2,
  unlisted: [],
};
const others: SharedBucket = {
  ...shared,
  source: 'console-export',
  load: null,
  others: 7,
  unlisted: ['claude-next-1'],
};

const samples: Samples<keyof typeof monthWording> = {
  'month-not-read': [
    { probe: 'month-cost', reason: 'ANTHROPIC_ADMIN_KEY is not set.', instead: 'spend' },
    { probe: 'month-usage', reason: 'ANTHROPIC_ADMIN_KEY is not set.', instead: 'limits' },
    { probe: 'month-usage', reason: 'ANTHROPIC_ADMIN_KEY is not set.', instead: 'forecast' },
  ],
  'month-over': [{ to: '2026-11-01T00:00:00.000Z' }],
  'month-too-young': [{ spentUsd: 3, to: span.to }],
  'month-young-with-room': [{ ...fits, perDay: null, monthEnd: null, plannedUsd: 100 }],
  'month-caps-unknown': [fits, exported],
  'month-without-cap': [{ ...fits, caps: [] }],
  'month-fits': [fits, exported],
  'month-cut-short': [exported],
  'month-begins-late': [{ ...exported, from: '2026-11-10T00:00:00.000Z' }],
  'month-cap-passed': [
    pace,
    { ...pace, caps: [{ ...cap, scope: 'organization', earliest: hour, latest: hour }] },
    { ...pace, perDay: null, monthEnd: null, caps: [{ ...cap, scope: 'workspace', latest: hour }, cap] },
  ],
  'month-cap-possible': [{ ...pace, caps: [{ ...cap, expected: null }] }],
  'month-cap-after-launch': [{ ...fits, cap, wholeMonthUsd: 620 }],
  'bucket-alone': [
    { model: 'Sonnet 5.5', source: 'analytics', ...span, unlisted: [], used: true },
    { model: 'Sonnet 5.5', source: 'console-export', ...span, unlisted: ['claude-next-1'], used: false },
  ],
  'bucket-barely-shared': [shared, others],
  'bucket-shared': [shared, others],
  'bucket-cut-short': [shared, others],
  'own-workspace-unnamed': [{ model: 'Sonnet 5.5' }],
};

test('every code of the month is worded in full sentences', () => {
  expect(Object.keys(samples).sort()).toEqual(Object.keys(monthWording).sort());
  for (const [, text] of wordedTexts(monthWording, samples)) expectSentences(text);
  for (const [, title] of wordedTitles(monthWording, samples)) expectTitle(title);
});

const detail = (args: MonthPace) => monthWording['month-cap-passed'](args).detail;

test('a cap is told with the hour to expect and the range around it', () => {
  expect(detail(pace)).toContain(
    'The cap of the usage tier, $500.00, is passed in the hour from 2026-11-26 08:00 UTC, at the earliest from 2026-11-24 10:00 UTC and not before the month ends.',
  );
});

test('a cap that is passed already has no hour', () => {
  const over = { ...pace, caps: [{ ...cap, spentUsd: 510, earliest: hour, latest: hour }] };
  expect(detail(over)).toContain(
    'The cap of the usage tier, $500.00, is passed already: it counts $510.00 so far.',
  );
});

test('even days have no range', () => {
  const even = { meanUsd: 10, lowUsd: 10, highUsd: 10 };
  const end = { expected: 300, low: 300, high: 300 };
  expect(monthWording['month-fits']({ ...fits, perDay: even, monthEnd: end }).detail).not.toContain(
    'between',
  );
  expect(monthWording['month-fits'](fits).detail).toContain('between $280.00 and $340.00');
});

test('days before a launch and since it are told apart, and what was launched is not put off', () => {
  const { fix, detail: before } = monthWording['month-cap-passed']({ ...pace, paceDays: 'before-launch' });
  expect(before).toContain('$10.00 on the mean day before the launch');
  expect(fix).not.toContain('Or launch after the first of the next month.');
  expect(detail({ ...pace, paceDays: 'since-launch' })).toContain('on the mean day since the launch');
  expect(monthWording['month-cap-passed'](pace).fix).toContain(
    'Or launch after the first of the next month.',
  );
});

test('an export that begins late says from when on, and what to export', () => {
  const { detail, fix } = monthWording['month-begins-late']({
    ...exported,
    from: '2026-11-10T00:00:00.000Z',
  });
  expect(detail).toContain('The export begins on 2026-11-10');
  expect(fix?.join(' ')).toContain('Export the whole month');
});

test('what the usage report cannot price is said where the model appears', () => {
  expect(monthWording['month-fits'](fits).detail).not.toContain('Haiku');
  expect(monthWording['month-fits'](exported).detail).toContain('What Haiku 5.5 cost');
});
