import { describe, expect, test } from 'vitest';
import {
  breaksText,
  breakWords,
  cheapestSentence,
  leftOutSentence,
  type ModelMonth,
  modelRows,
  tokensSentence,
} from '../../src/report/model-rows.ts';
import { chatModels } from '../support/chat-derived.ts';

const model = (mediumUsd: number, over: Partial<ModelMonth> = {}): ModelMonth => ({
  id: `model-${mediumUsd}`,
  name: `Model ${mediumUsd}`,
  line: 'opus',
  against: 'same',
  mediumUsd,
  tokenFactor: 1,
  breaks: [],
  isPlanned: false,
  ...over,
});

describe('rows', () => {
  test('stand in the order of cost, with the difference to the planned model', () => {
    const { rows, more } = modelRows(chatModels.toReversed());
    expect(more).toBe(0);
    expect(
      rows.map(({ name, line, month, difference, tokens }) => [name, line, month, difference, tokens]),
    ).toEqual([
      ['Haiku 4.5', 'haiku, weaker', '$696.92', '-$1,115.08', '0.77×'],
      ['Sonnet 5.5', 'sonnet', '$1,812.00', '', '1×'],
      ['Opus 5.5', 'opus, stronger', '$3,624.00', '+$1,812.00', '1×'],
    ]);
    expect(rows.map(breaksText)).toEqual([
      'it rejects effort medium; the prefix of 1,923 tokens is too short for its cache, which takes 4,096',
      'nothing known',
      'nothing known',
    ]);
  });

  test('are twenty at most, with the planned model among them however dear it is', () => {
    const others = Array.from({ length: 24 }, (_, index) => model(index + 1));
    const cents = (amounts: readonly number[]) => amounts.map((usd) => `$${usd.toFixed(2)}`);
    const upTo = (last: number) => Array.from({ length: last }, (_, index) => index + 1);
    const cheap = modelRows([...others, model(0.5, { isPlanned: true })]);
    expect(cheap.rows.map(({ month }) => month)).toEqual(cents([0.5, ...upTo(19)]));
    expect(cheap.more).toBe(5);
    const dear = modelRows([...others, model(22.5, { isPlanned: true })]);
    expect(dear.rows.map(({ month }) => month)).toEqual(cents([...upTo(19), 22.5]));
    expect(dear.rows.map(({ isPlanned }) => isPlanned).lastIndexOf(true)).toBe(19);
    expect(dear.more).toBe(5);
    expect(modelRows([...others.slice(0, 19), model(99, { isPlanned: true })]).more).toBe(0);
  });

  test.each([
    [0, null],
    [1, 'One more model is not shown.'],
    [5, '5 more models are not shown.'],
  ])('%i left out', (more, sentence) => {
    expect(leftOutSentence(more)).toBe(sentence);
  });

  test('say once why tokens differ, from the factors themselves', () => {
    expect(tokensSentence([model(1), model(2)])).toBeNull();
    const said =
      'Models since 4.7 count about 30 % more tokens for the same text than older ones, and that is in the amounts.';
    expect(tokensSentence([model(1), model(2, { tokenFactor: 1.3 })])).toBe(said);
    expect(tokensSentence([model(1), model(2, { tokenFactor: 1 / 1.3 })])).toBe(said);
    expect(tokensSentence([model(1), model(2, { tokenFactor: 1.25 })])).toContain('about 25 % more');
  });

  test('say of an equal price that it is equal', () => {
    const { rows } = modelRows([model(5, { isPlanned: true }), model(5)]);
    expect(rows.map(({ difference }) => difference)).toEqual(['', '$0.00']);
  });
});

test.each<[ModelMonth['breaks'][number], string]>([
  [
    { kind: 'window', neededTokens: 210_000, limitTokens: 200_000 },
    'its window holds 200,000 tokens, and 210,000 are needed',
  ],
  [
    { kind: 'max-output', neededTokens: 64_000, limitTokens: 32_000 },
    'answers end at 32,000 tokens, and 64,000 are planned',
  ],
  [{ kind: 'feature', feature: 'pdf' }, 'it lacks PDF input'],
  [{ kind: 'tool', tool: 'computer-tool' }, 'it rejects the computer tool'],
  [{ kind: 'parameter', parameter: 'temperature', value: '0.2' }, 'it rejects temperature 0.2'],
  [{ kind: 'retires', on: '2027-01-31' }, 'it retires on 2027-01-31'],
  [{ kind: 'retires', on: null }, 'it is deprecated, and the day it retires is not named'],
  [
    { kind: 'cache-minimum', prefixTokens: 1_500, minimumTokens: null },
    'the prefix of 1,500 tokens may be too short for its cache',
  ],
])('what breaks is said in words: %o', (row, words) => {
  expect(breakWords(row)).toBe(words);
});

describe('the cheapest model', () => {
  const planned = model(10, { name: 'Planned', isPlanned: true });
  const broken = model(1, { breaks: [{ kind: 'retires', on: null }] });

  test('is one on which nothing breaks', () => {
    expect(cheapestSentence([broken, model(4, { name: 'Good', against: 'weaker' }), model(6), planned])).toBe(
      'The cheapest model on which nothing would break is Good, of a weaker line: a medium month costs $4.00 there, $6.00 less than on Planned.',
    );
  });
  test('may be the planned one', () => {
    expect(cheapestSentence([broken, planned, model(10), model(20)])).toBe(
      'No model on which nothing would break costs less than Planned.',
    );
  });
  test.each<[string, readonly ModelMonth[]]>([
    ['no other model', [planned]],
    ['no planned model', [model(1), model(2)]],
  ])('is not named with %s', (_name, models) => {
    expect(cheapestSentence(models)).toBeNull();
  });
});
