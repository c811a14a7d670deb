import { expect, test } from 'vitest';
import { checks } from '../../checks/registry.ts';
import { catalog } from '../../src/catalog/catalog.ts';
import { documentedLimits, findModel, tierRow } from '../../src/catalog/lookup.ts';
import type { Model, PriceStep } from '../../src/catalog/model.ts';
import type { CheckId } from '../../src/judge/finding.ts';
import { answerPace } from '../../src/judge/planned-scenario.ts';
import { outageMinutes } from '../../src/judge/simulated-traffic.ts';
import { featuresBatchFilesWording } from '../../src/report/wording/features-batch-files.ts';
import { modelWording } from '../../src/report/wording/model.ts';

/** Prose repeats some documented figures. Each is built from the catalog here, so that neither can drift alone. */

const count = (value: number | null | undefined): string => (value ?? Number.NaN).toLocaleString('en-US');
const model = (id: string): Model => {
  const found = findModel(catalog, id);
  if (!found) throw new Error(`${id} is not in the catalog`);
  return found;
};
const price = (id: string, step = 0): PriceStep => {
  const found = model(id).prices.steps[step];
  if (!found) throw new Error(`${id} has no price step ${step}`);
  return found;
};
const readShare = (id: string): number =>
  Math.round(price(id).inputUsdPerMTok / price(id).cacheReadUsdPerMTok);

const batchDone = { cancelled: true, endedAs: 'succeeded' } as const;

const { apiRules } = catalog;
const [opus, sonnet, haiku] = ['claude-opus-5-5', 'claude-sonnet-5-5', 'claude-haiku-5-5'] as const;
const start = documentedLimits(catalog, model(opus).limitClass, 'start');
const capUsd = (tier: 'start' | 'scale'): number => tierRow(catalog, tier).monthlySpendCapUsd ?? Number.NaN;
const retiredOn = catalog.retiredModels.find(({ id }) => id.startsWith('claude-opus-4-1'))?.retiredOn;
const sonnet45 = model('claude-sonnet-4-5-20250929').lifecycle.retires;
const minimums = catalog.models.flatMap(({ behaviour }) => behaviour.cacheMinimumTokens ?? []);
const step = count(price(haiku).upToPromptTokens);
const ratio = (dear: PriceStep, cheap: PriceStep): number =>
  Math.round(dear.inputUsdPerMTok / cheap.inputUsdPerMTok);
const inWords: Readonly<Record<number, string>> = {
  5: 'five times',
  10: 'tenth',
  20: 'twentieth',
  40: 'fortieth',
  400: 'four-hundredth',
};
/** A share of a price, as prose says it. */
const shares: Readonly<Record<number, string>> = { 0.5: 'half' };
const assumed = answerPace({ observed: {} });
const million = (value: number | undefined): string => `${(value ?? Number.NaN) / 1_000_000} million`;

test.each<[CheckId, string]>([
  ['task/batch-fit', `may take ${apiRules.batchDeadlineHours.hours} hours`],
  ['task/batch-fit', `Batches cost ${shares[catalog.priceModifiers.batch]} as much`],
  ['model/available', `Opus 4.1, stopped answering on ${retiredOn}`],
  ['model/lifecycle', `${apiRules.retirementNotice.days} days of notice`],
  ['model/pinned', `stops answering on ${sonnet45.kind === 'on' ? sonnet45.date : 'no date'}`],
  ['model/request-shape', `API version ${apiRules.newVersion.version}`],
  ['tokens/context-window', `above ${step} prompt tokens`],
  ['tokens/max-output', `up to ${count(model(opus).windows.batchMaxOutputTokens)} tokens`],
  ['tokens/streaming-required', `${count(apiRules.nonStreamingMaxTokens.tokens)} tokens.`],
  ['tokens/streaming-required', `${count(apiRules.nonStreamingMaxTokens.tokens)} tokens of max_tokens`],
  ['tokens/counted', `about ${Math.round((apiRules.newTokenizerFactor.factor - 1) * 100)} percent more`],
  [
    'limits/known',
    `${count(start?.rpm)} requests, ${million(start?.itpm)} input and ${count(start?.otpm)} output`,
  ],
  ['limits/tier', `a cap of ${capUsd('start')} USD, a ${inWords[capUsd('scale') / capUsd('start')]}`],
  [
    'limits/peak-traffic',
    `${assumed.firstTokenMs === 1_000 ? 'from a second' : ''} after the request on, at ${assumed.tokensPerSecond} tokens a second`,
  ],
  [
    'limits/retry-amplification',
    `three tries in three layers are ${(1 + catalog.apiRules.sdkRetries.retries) ** 3} requests`,
  ],
  ['limits/outage-drain', `away for ${outageMinutes} minutes`],
  [
    'cost/forecast',
    `Opus 5.5 costs ${price(opus).inputUsdPerMTok} and ${price(opus).outputUsdPerMTok}, Sonnet 5.5 ${price(sonnet).inputUsdPerMTok} and ${price(sonnet).outputUsdPerMTok}, Haiku 5.5 ${price(haiku).inputUsdPerMTok.toFixed(2)} and ${price(haiku).outputUsdPerMTok.toFixed(2)}`,
  ],
  [
    'cost/forecast',
    `above ${step} prompt tokens the whole request costs ${inWords[ratio(price(haiku, 1), price(haiku))]}`,
  ],
  [
    'cost/cheaper-model',
    `about ${Math.round((apiRules.newTokenizerFactor.factor - 1) * 100)} percent more of them`,
  ],
  [
    'cost/cheaper-model',
    `about ${Math.round((apiRules.newTokenizerFactor.factor - 1) * 100)} percent more tokens`,
  ],
  ['cost/batch', `Tokens in a batch cost ${shares[catalog.priceModifiers.batch]} as much`],
  ['cost/batch', `Its tokens cost ${shares[catalog.priceModifiers.batch]} as much`],
  [
    'cost/cache-ttl',
    `for an hour costs ${price(opus).cacheWrite1hUsdPerMTok === 2 * price(opus).inputUsdPerMTok ? 'twice' : ''} the input`,
  ],
  [
    'cost/cache-ttl',
    `one for 5 minutes a ${price(opus).cacheWrite5mUsdPerMTok === 1.25 * price(opus).inputUsdPerMTok ? 'quarter' : ''} more`,
  ],
  ['cost/caching', `${Math.min(...minimums)} to ${count(Math.max(...minimums))} tokens`],
  [
    'cost/caching',
    `A ${inWords[readShare(haiku)]} on most, a ${inWords[readShare(opus)]} on Opus 5.5 and Sonnet 5.5, a ${inWords[readShare('claude-fable-5-1')]} on Fable`,
  ],
])('%s says %s', (id, phrase) => {
  const guide = checks.find((check) => check.id === id)?.guide;
  const { looksAt, why, how, fix, corrections = [] } = guide ?? {};
  expect([looksAt, why, how, fix, ...corrections.map(({ now }) => now)].join(' ')).toContain(phrase);
});

test('the price of batches is a figure of features/batch, and none of its sentences', () => {
  const check = checks.find(({ id }) => id === 'features/batch');
  const words = JSON.stringify([check?.guide, featuresBatchFilesWording['batch-created'](batchDone).detail]);
  expect(words).not.toMatch(/half|50 %/);
});

test('plain work on Opus 5.5 costs forty times what it costs on Haiku 5.5, as model/fit says', () => {
  expect(ratio(price(opus), price(haiku))).toBe(40);
});

test('findings on retirement say how long ahead one is announced', () => {
  const ahead = `at least ${apiRules.retirementNotice.days} days ahead`;
  const args = { model: 'Opus 5.5', notBefore: '2027-09-22', end: null, passed: false };
  expect(modelWording['model-may-retire-in-life'](args).detail).toContain(ahead);
  expect(JSON.stringify(modelWording['model-without-retirement-date']({ model: 'Mythos' }))).toContain(ahead);
});
