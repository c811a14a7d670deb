import { describe, expect, test } from 'vitest';
import check from '../../../checks/cost/batch.ts';
import type { PlanInput } from '../../../src/plan/schema.ts';
import { costBatchWording } from '../../../src/report/wording/cost-batch.ts';
import { asks, judged, judgeTable } from '../../support/check-cases.ts';
import {
  expectSentences,
  expectTitle,
  type Samples,
  wordedTexts,
  wordedTitles,
} from '../../support/sentences.ts';
import { evenTexts } from './even-month.ts';

type Features = NonNullable<NonNullable<PlanInput['task']>['features']>;
type Traffic = NonNullable<PlanInput['traffic']>;

/** $300 a month on Sonnet 5.5 if all is sent live, $150 if all is batched. */
const waits = (
  batchableShare: number | null,
  features: Features = [],
  change: PlanInput & { traffic?: Traffic } = {},
): PlanInput =>
  evenTexts({
    ...change,
    task: { type: 'extraction', features, ...change.task },
    traffic: { requestsPerDay: 500, activeDaysPerMonth: 20, batchableShare, ...change.traffic },
  });

/**
 * Nine tenths of every prompt cached for an hour, no answers; 2,000 requests on each of five days. Of a thousand or more
 * a day around the clock only the first misses: gaps of an hour do not happen.
 */
const cached = (share: number, features: Features = ['prompt-caching']): PlanInput =>
  waits(share, features, {
    tokens: {
      input: { typical: 10_000, p95: 10_000 },
      output: { typical: 0, p95: 0 },
      cacheTtl: '1h',
      repeatedPrefix: 9_000,
    },
    traffic: { requestsPerDay: 2_000, activeDaysPerMonth: 5, batchableShare: share, shape: 'steady' },
  });
/** 10,000 × (1,000 × 2 + 9,000 × (0.0005 × 4 + 0.9995 × 0.10)) / 10⁶. */
const liveUsd = 29.1755;
/** 10,000 × 10,000 × 2 / 10⁶, halved. */
const uncachedBatchUsd = 100;

judgeTable(check, [
  { name: 'an empty plan', ...asks('task.features') },
  { name: 'nobody said what can wait', plan: waits(null), ...asks('traffic.batchableShare') },
  {
    name: 'batch work whose reader waits two days can wait as a whole',
    plan: waits(null, [], { task: { type: 'batch', features: [], patienceSeconds: 172_800 } }),
    status: 'warn',
    code: 'batch-left-out',
    args: { share: 1, savingUsd: 150 },
  },
  {
    name: 'batch work whose reader waits a minute cannot',
    plan: waits(null, [], { task: { type: 'batch', features: [], patienceSeconds: 60 } }),
    status: 'not-applicable',
    code: 'not-applicable',
  },
  {
    name: 'left out: $120 of $300 at half price',
    plan: waits(0.4, [], { limits: { tier: 'start' } }),
    status: 'warn',
    code: 'batch-left-out',
    basis: 'simulated',
    args: {
      model: 'Sonnet 5.5',
      share: 0.4,
      mediumUsd: 300,
      savingUsd: 60,
      bestSavingUsd: null,
      rules: {
        deadlineHours: 24,
        resultDays: 29,
        queue: { tier: 'Start', queued: 200_000, perDay: 200 },
      },
    },
  },
  {
    name: 'planned: the same is saved already',
    plan: waits(0.4, ['batch']),
    status: 'pass',
    code: 'batch-saves',
    args: { mediumUsd: 240, savingUsd: 60, rules: { queue: null } },
  },
  {
    name: 'a tier without published figures',
    plan: waits(0.4, ['batch'], { limits: { tier: 'custom' } }),
    status: 'pass',
    code: 'batch-saves',
    args: { rules: { queue: null } },
  },
  {
    name: 'a saving of five percent is too little',
    plan: waits(0.1),
    status: 'pass',
    code: 'batch-not-worth-it',
    args: { savingUsd: 15 },
  },
  { name: 'and one of six is not', plan: waits(0.12), status: 'warn', code: 'batch-left-out' },
  {
    name: 'a month so small that the half of it is too little',
    plan: waits(0.9, [], {
      traffic: { requestsPerDay: 18, activeDaysPerMonth: 20, batchableShare: 0.9 },
    }),
    status: 'pass',
    code: 'batch-not-worth-it',
    // 360 requests at $0.03.
    args: { mediumUsd: 10.8, savingUsd: 4.86 },
  },
  {
    name: 'fees of searches are not halved',
    plan: waits(1, ['web-search'], {
      traffic: {
        requestsPerDay: 500,
        activeDaysPerMonth: 20,
        batchableShare: 1,
        webSearchesPerRequest: 1,
      },
    }),
    status: 'warn',
    code: 'batch-left-out',
    args: { mediumUsd: 400, savingUsd: 150 },
  },
  {
    // Fast: 100 × 8 + 10 × 40; batched at half of 4 and 20.
    name: 'batches have no fast mode to pay for',
    plan: waits(1, ['fast-mode'], { model: { id: 'claude-opus-5-5' } }),
    status: 'warn',
    code: 'batch-left-out',
    args: { mediumUsd: 1_200, savingUsd: 900 },
  },
  {
    name: 'a well cached prompt, batched: dearer than live',
    plan: cached(1, ['prompt-caching', 'batch']),
    status: 'warn',
    code: 'batch-costs-more',
    args: {
      mediumUsd: uncachedBatchUsd,
      savingUsd: liveUsd - uncachedBatchUsd,
      bestSavingUsd: liveUsd / 2,
    },
  },
  {
    name: 'a well cached prompt, live: batches would cost more',
    plan: cached(1),
    status: 'pass',
    code: 'batch-not-worth-it',
    args: {
      mediumUsd: liveUsd,
      savingUsd: liveUsd - uncachedBatchUsd,
      bestSavingUsd: liveUsd / 2,
    },
  },
  {
    // Of the live half, 1 of 1,000 misses: 5,000 × (1,000 × 2 + 9,000 × (0.001 × 4 + 0.999 × 0.10)) / 10⁶ = $14.6755.
    // The batched half costs $50, or 29.1755 / 4 = $7.293875 with the hits it would have live.
    name: 'half of it batched',
    plan: cached(0.5, ['prompt-caching', 'batch']),
    status: 'warn',
    code: 'batch-costs-more',
    args: { mediumUsd: 64.6755, savingUsd: 29.1755 - 64.6755, bestSavingUsd: 29.1755 - 14.6755 - 7.293875 },
  },
  {
    name: 'answers as long as prompts: batching saves although the prompt is cached',
    plan: (() => {
      const plan = cached(1, ['prompt-caching', 'batch']);
      return { ...plan, tokens: { ...plan.tokens, output: { typical: 10_000, p95: 10_000 } } };
    })(),
    status: 'pass',
    code: 'batch-saves',
    // Answers are $1,000 live and $500 batched.
    args: { savingUsd: liveUsd - uncachedBatchUsd + 500 },
  },
  {
    name: 'nothing can wait',
    plan: waits(0),
    status: 'not-applicable',
    code: 'not-applicable',
  },
  {
    name: 'no requests',
    plan: waits(1, [], { traffic: { requestsPerDay: 0, activeDaysPerMonth: 20, batchableShare: 1 } }),
    status: 'not-applicable',
    code: 'not-applicable',
  },
  ...(['bedrock', 'bedrock-mantle', 'vertex', 'foundry'] as const).map(
    (path) =>
      ({
        name: `no batches on ${path}`,
        plan: waits(null, ['batch'], { platform: { path, region: 'global' } }),
        status: 'not-applicable',
        code: 'not-applicable',
      }) as const,
  ),
  {
    name: 'no sizes',
    plan: waits(1, [], { tokens: { input: {}, output: {} } }),
    ...asks('tokens.input.typical'),
  },
  {
    name: 'sizes that a trial measured',
    plan: waits(1),
    seen: { trial: {} },
    status: 'warn',
    code: 'batch-left-out',
    // 10,000 × (3,995 × 2 + 447.5 × 10) / 10⁶, halved.
    args: { mediumUsd: 124.65, savingUsd: 62.325 },
  },
]);

test('every rule it states is a documented figure', () => {
  const { figures } = judged(check, { plan: waits(0.4, ['batch'], { limits: { tier: 'scale' } }) });
  const documented = figures.filter(({ origin }) => origin === 'documented');
  expect(documented.map(({ value }) => value)).toEqual([0.5, '24 hours', 29, 500_000]);
});

const rules = { deadlineHours: 24, resultDays: 29, queue: null };
const month = { model: 'Sonnet 5.5', share: 0.4, mediumUsd: 300, savingUsd: 60, bestSavingUsd: null, rules };
const queue = { tier: 'Start', queued: 200_000, perDay: 200 };
const dearer = { ...month, savingUsd: -20, bestSavingUsd: 14.85, rules: { ...rules, queue } };
const samples: Samples<keyof typeof costBatchWording> = {
  'batch-saves': [month, { ...month, bestSavingUsd: 80 }],
  'batch-costs-more': [dearer, { ...dearer, bestSavingUsd: -1 }],
  'batch-left-out': [{ ...month, bestSavingUsd: 80, rules: { ...rules, queue } }],
  'batch-not-worth-it': [{ ...month, savingUsd: 3 }, dearer],
};

describe('wording', () => {
  test.each(wordedTexts(costBatchWording, samples))('%s: %s', (_code, text) => expectSentences(text));
  test.each(wordedTitles(costBatchWording, samples))('%s is titled %s', (_code, title) => expectTitle(title));

  test('says what a batch may do to cached prompts, and its rules', () => {
    expect(costBatchWording['batch-costs-more'](dearer).detail).toBe(
      '40 % of the requests can wait a day and go through batches. Sent live they would find their prefix cached, so batching them costs $20.00 more in a medium month of $300.00 on Sonnet 5.5. That cost counts on no cache hit inside a batch, where they are best effort; with as many as live requests have it would save $14.85 at most. A batch that is not done after 24 hours expires, and results can be read for 29 days. The Start tier lets 200,000 batched requests wait at once; a day of this plan sends 200.',
    );
  });
});
