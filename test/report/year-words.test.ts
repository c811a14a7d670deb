import { describe, expect, test } from 'vitest';
import type { YearTable } from '../../src/judge/run.ts';
import { chartSigns } from '../../src/report/chart-signs.ts';
import {
  capSentence,
  drawYear,
  growthSentence,
  legend,
  partialSentence,
  reachedSentences,
  type YearCap,
} from '../../src/report/year-words.ts';
import { cappedYear, chatYear } from '../support/chat-derived.ts';

const unplaced = { places: new Map() };
const cap = (kind: YearCap['kind'], reachedOn: Partial<YearCap['reachedOn']> = {}): YearCap => ({
  kind,
  usd: 500,
  reachedOn: { light: null, medium: null, heavy: null, ...reachedOn },
});

test.each([
  [null, 'Nobody stated how the traffic grows, so every month is taken to be like the first.'],
  [0, 'The traffic is planned not to grow.'],
  [0.1, 'The plan expects 10 % more traffic each month.'],
  [-0.025, 'The plan expects 2.5 % less traffic each month.'],
])('growth of %s', (growthPerMonth, sentence) => {
  expect(growthSentence({ ...chatYear, growthPerMonth })).toBe(sentence);
});

test('a first month that is no whole one is named', () => {
  const [first, ...others] = chatYear.months;
  expect(partialSentence(chatYear)).toBeNull();
  const months = first ? [{ ...first, partial: true }, ...others] : [];
  expect(partialSentence({ ...chatYear, months })).toBe(
    '2026-12 is no whole month: the forecast begins within it.',
  );
});

describe('a bound', () => {
  test.each<[string, YearCap, string]>([
    [
      'never reached',
      cap('budget'),
      'The budget, $500.00 a month, is not reached within twelve months, whether they are light, medium or heavy.',
    ],
    [
      'reached in heavy months only',
      cap('workspace', { heavy: '2027-03-09' }),
      'The spend limit of the workspace, $500.00 a month, is reached on 2027-03-09 if months are heavy, and not within twelve months if they are light or medium.',
    ],
    [
      'reached in every kind of month',
      cap('usage-tier', { light: '2026-12-18', medium: '2026-12-09', heavy: '2026-12-03' }),
      'The cap of the usage tier, $500.00 a month, is reached on 2026-12-18 if months are light, on 2026-12-09 if they are medium and on 2026-12-03 if they are heavy.',
    ],
    [
      'of all months together',
      cap('credit', { medium: '2027-02-01', heavy: '2026-12-20' }),
      'The prepaid credit, $500.00, is used up on 2027-02-01 if months are medium and on 2026-12-20 if they are heavy, and not within twelve months if they are light.',
    ],
  ])('%s', (_name, row, sentence) => {
    expect(capSentence(row, unplaced)).toBe(sentence);
  });

  test('says its letter, and where that is not seen', () => {
    const at = (place: 'drawn' | 'covered' | 'beyond') =>
      capSentence(cap('organization'), { places: new Map([['O', place]]) });
    expect(at('drawn')).toBe(
      'O is the spend limit of the organization, $500.00 a month. It is not reached within twelve months, whether they are light, medium or heavy.',
    );
    expect(at('covered')).toMatch(
      /^O is the .*, \$500\.00 a month, which another sign covers\. It is not reached/,
    );
    expect(at('beyond')).toMatch(
      /^The spend limit of the organization, \$500\.00 a month, lies beyond the chart\. It is/,
    );
  });
});

test('what is used up over the months has no letter on the chart', () => {
  const year: YearTable = { ...chatYear, caps: [cap('credit'), cap('budget')] };
  expect([...drawYear(year, chartSigns, 80).places.keys()]).toEqual(['B']);
});

describe('few words for a small place', () => {
  test('name every sign', () => {
    expect(legend(cappedYear, drawYear(cappedYear, chartSigns, 80), chartSigns)).toBe(
      '● a medium month, ─ the span of a light, a medium and a heavy one; B budget $8,000.00; O spend limit of the organization $10,000.00; T cap of the usage tier $500.00',
    );
    // Twice the dearest month, 6,852, is the furthest that is drawn.
    const far = { ...chatYear, caps: [{ ...cap('budget'), usd: 13_705 }] };
    expect(legend(far, drawYear(far, chartSigns, 80), chartSigns)).toMatch(
      /; B budget \$13,705\.00 \(beyond the chart\)$/,
    );
  });
  test('say only what is reached', () => {
    expect(reachedSentences(cappedYear)).toHaveLength(1);
    expect(reachedSentences(cappedYear)[0]).toMatch(/^The cap of the usage tier, /);
    expect(reachedSentences(chatYear)).toEqual([
      'Within twelve months the budget and the spend limit of the organization are not reached, whether the months are light, medium or heavy.',
    ]);
    expect(reachedSentences({ ...chatYear, caps: [] })[0]).toMatch(/^No budget, cap or credit is known/);
  });
});
