import { describe, expect, test } from 'vitest';
import check from '../../../checks/cost/cheaper-model.ts';
import { type Catalog, catalog } from '../../../src/catalog/catalog.ts';
import type { PlanInput } from '../../../src/plan/schema.ts';
import { costModelsWording } from '../../../src/report/wording/cost-models.ts';
import { asks, judged, judgeTable } from '../../support/check-cases.ts';
import { unavailable } from '../../support/plan-builder.ts';
import {
  expectSentences,
  expectTitle,
  type Samples,
  wordedTexts,
  wordedTitles,
} from '../../support/sentences.ts';
import { evenTexts } from './even-month.ts';

type Task = NonNullable<PlanInput['task']>['type'];
const on = (id: string, type: Task = 'agent', change: PlanInput = {}): PlanInput =>
  evenTexts({
    ...change,
    task: { type, features: [], ...change.task },
    model: { id, ...change.model },
  });

/** The shipped catalog with other prices of input and output for one model. */
const priced = (id: string, inputUsdPerMTok: number, outputUsdPerMTok: number): Catalog => ({
  ...catalog,
  models: catalog.models.map((row) =>
    row.id === id
      ? {
          ...row,
          prices: {
            ...row.prices,
            steps: row.prices.steps.map((step) => ({ ...step, inputUsdPerMTok, outputUsdPerMTok })),
          },
        }
      : row,
  ),
});

const forced = { request: { forcedToolChoice: true } };

judgeTable(check, [
  { name: 'an empty plan', ...asks('task.features') },
  {
    // 100 × 5 + 10 × 25 against 100 × 4 + 10 × 20; of the lines that suit an agent, Sonnet 5.5 is the weaker one.
    name: 'Opus 5 and its successor',
    plan: on('claude-opus-5'),
    status: 'warn',
    code: 'cheaper-model-found',
    basis: 'simulated',
    args: {
      model: 'Opus 5',
      mediumUsd: 750,
      cheaper: {
        model: 'Opus 5.5',
        against: 'same',
        usd: 600,
        savingUsd: 150,
        savedShare: 0.2,
        tokenFactor: 1,
        thinksUnasked: false,
      },
      weaker: { model: 'Sonnet 5.5', usd: 300, savingUsd: 450, savedShare: 0.6 },
    },
  },
  {
    // 100 × 3 + 10 × 15 against 130 × 2 + 13 × 10: a third less by list price, 13 % by text.
    name: 'Sonnet 4.6 and the newer tokenizer of Sonnet 5.5',
    plan: on('claude-sonnet-4-6', 'extraction'),
    status: 'warn',
    code: 'cheaper-model-found',
    args: {
      mediumUsd: 450,
      cheaper: {
        model: 'Sonnet 5.5',
        usd: 390,
        savedShare: 60 / 450,
        tokenFactor: 1.3,
        thinksUnasked: true,
      },
      weaker: { model: 'Haiku 5.5', usd: 19.5, tokenFactor: 1.3 },
    },
  },
  {
    name: 'a model of 4.6 that is asked to think: the newer one thinks no more',
    plan: on('claude-sonnet-4-6', 'extraction', {
      model: { id: 'claude-sonnet-4-6', thinking: 'adaptive' },
    }),
    status: 'warn',
    code: 'cheaper-model-found',
    args: { cheaper: { model: 'Sonnet 5.5', thinksUnasked: false } },
  },
  {
    name: 'the current model of its line, with a weaker one to try',
    plan: on('claude-sonnet-5-5', 'extraction'),
    status: 'pass',
    code: 'no-cheaper-model',
    args: {
      model: 'Sonnet 5.5',
      mediumUsd: 300,
      boundShare: 0.1,
      weaker: { model: 'Haiku 5.5', usd: 15, savingUsd: 285 },
    },
  },
  {
    name: 'a legacy model of the same line that is cheaper by text is nothing to move to',
    // Opus 4.6 would cost 750 / 1.3 = 577, less than 600 and than 750.
    plan: on('claude-opus-5', 'agent', { model: { id: 'claude-opus-5', ...forced } }),
    status: 'pass',
    code: 'no-cheaper-model',
    args: { mediumUsd: 750, weaker: null },
  },
  {
    name: 'where forcing a tool breaks Sonnet 5.5, Haiku 5.5 is the weaker one for plain work',
    plan: on('claude-opus-5', 'extraction', { model: { id: 'claude-opus-5', ...forced } }),
    status: 'pass',
    code: 'no-cheaper-model',
    args: { weaker: { model: 'Haiku 5.5' } },
  },
  {
    name: 'a chat on Opus tries Sonnet first, as model/fit says',
    plan: on('claude-opus-5-5', 'chat'),
    status: 'pass',
    code: 'no-cheaper-model',
    args: { weaker: { model: 'Sonnet 5.5', usd: 300 } },
  },
  {
    name: 'a chat on Sonnet may try Haiku',
    plan: on('claude-sonnet-5-5', 'chat'),
    status: 'pass',
    code: 'no-cheaper-model',
    args: { weaker: { model: 'Haiku 5.5' } },
  },
  {
    name: 'the cheapest model of all has nothing below it',
    plan: on('claude-haiku-5-5', 'extraction'),
    status: 'pass',
    code: 'no-cheaper-model',
    args: { mediumUsd: 15, weaker: null },
  },
  {
    name: 'a written reason settles it',
    plan: on('claude-opus-5', 'agent', {
      model: { id: 'claude-opus-5', reason: 'Our eval of 2026-11-02 fails on Opus 5.5.' },
    }),
    status: 'pass',
    code: 'dearer-model-explained',
    basis: 'attested',
    args: { cheaper: { model: 'Opus 5.5' }, reason: 'Our eval of 2026-11-02 fails on Opus 5.5.' },
  },
  {
    name: 'just below the bound',
    plan: on('claude-opus-5'),
    catalog: priced('claude-opus-5-5', 4.51, 22.55),
    status: 'pass',
    code: 'no-cheaper-model',
  },
  {
    name: 'just above the bound',
    plan: on('claude-opus-5'),
    catalog: priced('claude-opus-5-5', 4.49, 22.45),
    status: 'warn',
    code: 'cheaper-model-found',
    args: { cheaper: { usd: 673.5 } },
  },
  {
    name: 'a stronger line where nothing says that it does not suit',
    plan: on('claude-opus-5-5', 'other'),
    catalog: priced('claude-fable-5-2', 1, 5),
    status: 'warn',
    code: 'cheaper-model-found',
    args: { cheaper: { model: 'Fable 5.2', against: 'stronger', usd: 150 } },
  },
  {
    // 3,900 tokens are enough for the cache of Fable 5.1, and priced uncached on 5.2, whose minimum nobody documents.
    name: 'a dearer model whose cache alone is documented is not advised',
    plan: on('claude-fable-5-2', 'other', {
      task: { type: 'other', features: ['prompt-caching'] },
      tokens: {
        input: { typical: 4_000, p95: 4_000 },
        output: { typical: 10, p95: 10 },
        repeatedPrefix: 3_900,
        cacheTtl: '5m',
      },
      traffic: { requestsPerDay: 2_000, activeDaysPerMonth: 20, shape: 'steady' },
    }),
    status: 'pass',
    code: 'no-cheaper-model',
    args: { model: 'Fable 5.2' },
  },
  {
    name: 'a line too strong for the task is not advised',
    plan: on('claude-opus-5-5', 'agent'),
    catalog: priced('claude-fable-5-2', 1, 5),
    status: 'pass',
    code: 'no-cheaper-model',
  },
  {
    name: 'sizes that a trial measured',
    plan: on('claude-opus-5'),
    seen: { trial: { model: 'claude-opus-5' } },
    status: 'warn',
    code: 'cheaper-model-found',
    // 3,995 tokens and 447.5 of answer on average: 10,000 × (3,995 × 5 + 447.5 × 25) / 10⁶.
    args: { mediumUsd: 311.625 },
  },
  {
    name: 'no trial: the planned sizes',
    plan: on('claude-opus-5'),
    seen: { trial: unavailable('No trial was made.') },
    status: 'warn',
    code: 'cheaper-model-found',
    args: { mediumUsd: 750 },
  },
  {
    name: 'a month without requests',
    plan: on('claude-opus-5', 'agent', { traffic: { requestsPerDay: 0, activeDaysPerMonth: 20 } }),
    status: 'not-applicable',
    code: 'not-applicable',
  },
  {
    name: 'a model that only clouds still sell',
    plan: on('claude-opus-4-1@20250805', 'agent', { platform: { path: 'vertex', region: 'global' } }),
    status: 'not-applicable',
    code: 'not-applicable',
  },
  {
    name: 'an unknown model',
    plan: on('claude-next-1'),
    status: 'inconclusive',
    code: 'price-not-documented',
    args: { id: 'claude-next-1' },
  },
]);

test.each([
  ['Sonnet 4.6', 'claude-sonnet-4-6', true],
  ['Opus 5', 'claude-opus-5', false],
])('the tokenizer factor is among the figures where it enters: %s', (_name, id, stated) => {
  const names = judged(check, { plan: on(id) }).figures.map(({ name }) => name);
  expect(names.some((name) => name.startsWith('Tokens for the same text'))).toBe(stated);
});

const other = {
  model: 'Sonnet 5.5',
  usd: 390,
  savingUsd: 60,
  savedShare: 0.1333,
  tokenFactor: 1.3,
  thinksUnasked: true,
};
const weaker = { ...other, model: 'Haiku 5.5', usd: 19.5, savingUsd: 430.5, savedShare: 0.957 };
const found = {
  model: 'Sonnet 4.6',
  mediumUsd: 450,
  weaker,
  cheaper: { ...other, against: 'same' },
} as const;
const samples: Samples<keyof typeof costModelsWording> = {
  'cheaper-model-found': [
    found,
    {
      ...found,
      weaker: null,
      cheaper: { ...other, tokenFactor: 1, thinksUnasked: false, against: 'stronger' },
    },
  ],
  'dearer-model-explained': [{ ...found, reason: 'Our eval says so.' }],
  'no-cheaper-model': [
    { model: 'Sonnet 5.5', mediumUsd: 300, weaker, boundShare: 0.1 },
    { model: 'Haiku 5.5', mediumUsd: 15, weaker: null, boundShare: 0.1 },
  ],
};

describe('wording', () => {
  test.each(wordedTexts(costModelsWording, samples))('%s: %s', (_code, text) => expectSentences(text));
  test.each(wordedTitles(costModelsWording, samples))('%s is titled %s', (_code, title) =>
    expectTitle(title),
  );

  test('states the tokenizer, the thinking, and what an eval would be worth', () => {
    expect(costModelsWording['cheaper-model-found'](found).detail).toBe(
      'A medium month costs $450.00 on Sonnet 4.6 and would cost $390.00 on Sonnet 5.5, of the same line: $60.00 or 13 % less. Nothing the plan says would break there. Sonnet 5.5 makes about 1.3× as many tokens of the same text, which is counted in. Unlike Sonnet 4.6 it thinks unless told not to, and what Sonnet 5.5 would think is billed as output and not counted in. Haiku 5.5, of a weaker line, would cost $19.50 and save $430.50: worth an eval on a share of the traffic, a tenth of which would save $43.05. Haiku 5.5 makes about 1.3× as many tokens of the same text, which is counted in. Unlike Sonnet 4.6 it thinks unless told not to, and what Haiku 5.5 would think is billed as output and not counted in.',
    );
  });
});
