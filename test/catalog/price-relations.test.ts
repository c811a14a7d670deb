import { expect, test } from 'vitest';
import { catalog } from '../../src/catalog/catalog.ts';
import { findModel } from '../../src/catalog/lookup.ts';

/** One case a price step, so that a wrong figure names its model and step. */
const priced = [
  ...catalog.models.map(({ id, prices }) => ({ id, steps: prices.steps })),
  ...catalog.retiredModels.map(({ id, cloudPrices }) => ({ id, steps: cloudPrices?.steps ?? [] })),
];
const steps = priced.flatMap(({ id, steps: ofModel }) =>
  ofModel.map((step, index) => [`${id} step ${index + 1}`, { id, step }] as const),
);

/** Prices have at most four digits after the point; differences below a millionth of a dollar are binary noise. */
const digits = 6;

test('every model but Mythos Preview has a price', () => {
  const unpriced = catalog.models.filter((model) => model.prices.steps.length === 0).map((model) => model.id);
  expect(unpriced).toEqual(['claude-mythos-preview']);
});

test.each(steps)('%s: output costs five times the input', (_name, { step }) => {
  expect(step.outputUsdPerMTok).toBeCloseTo(5 * step.inputUsdPerMTok, digits);
});

test.each(steps)('%s: a batch costs half', (_name, { step }) => {
  expect(step.batchInputUsdPerMTok).toBeCloseTo(step.inputUsdPerMTok / 2, digits);
  expect(step.batchOutputUsdPerMTok).toBeCloseTo(step.outputUsdPerMTok / 2, digits);
});

test.each(steps)('%s: cache writes cost 1.25 and 2 times the input', (_name, { step }) => {
  expect(step.cacheWrite5mUsdPerMTok).toBeCloseTo(1.25 * step.inputUsdPerMTok, digits);
  expect(step.cacheWrite1hUsdPerMTok).toBeCloseTo(2 * step.inputUsdPerMTok, digits);
});

/** Cache reads by exception; every other model reads at a tenth of its input price. */
const readRatios: Readonly<Record<string, number>> = {
  'claude-opus-5-5': 0.05,
  'claude-sonnet-5-5': 0.05,
  'claude-fable-5-1': 0.025,
  'claude-fable-5-2': 0.025,
  'claude-mythos-5-1': 0.025,
  'claude-mythos-5-2': 0.025,
};

test.each(steps)('%s: a cache read costs its share of the input', (_name, { id, step }) => {
  const ratio = readRatios[id] ?? 0.1;
  expect(step.cacheReadUsdPerMTok).toBeCloseTo(ratio * step.inputUsdPerMTok, digits);
});

test('Haiku 5.5 costs five times as much above 100,000 prompt tokens, in every column', () => {
  const [low, high, ...more] = findModel(catalog, 'claude-haiku-5-5')?.prices.steps ?? [];
  expect(more).toEqual([]);
  expect(low?.upToPromptTokens).toBe(100_000);
  const { upToPromptTokens: _low, ...lowPrices } = low ?? {};
  const { upToPromptTokens: _high, ...highPrices } = high ?? {};
  expect(Object.keys(highPrices)).toHaveLength(7);
  for (const [column, price] of Object.entries(highPrices)) {
    expect(price, column).toBeCloseTo(5 * Number(lowPrices[column as keyof typeof lowPrices]), digits);
  }
});

test('no other model has a second price', () => {
  const stepped = catalog.models.filter((model) => model.prices.steps.length > 1).map((model) => model.id);
  expect(stepped).toEqual(['claude-haiku-5-5']);
});

test('fast mode exists for three models and costs twice the standard price', () => {
  const fast = catalog.models.flatMap((model) => (model.fastMode ? [{ model, mode: model.fastMode }] : []));
  expect(fast.map(({ model }) => model.id)).toEqual(['claude-opus-5-5', 'claude-opus-5', 'claude-opus-4-8']);
  for (const { model, mode } of fast) {
    expect(mode.inputUsdPerMTok).toBe(2 * Number(model.prices.steps[0]?.inputUsdPerMTok));
    expect(mode.outputUsdPerMTok).toBe(2 * Number(model.prices.steps[0]?.outputUsdPerMTok));
    expect(mode.preview).toBe(model.id !== 'claude-opus-5-5');
  }
});

test('the modifiers are those the price columns follow', () => {
  const { provenance: _provenance, ...factors } = catalog.priceModifiers;
  expect(factors).toEqual({
    batch: 0.5,
    cacheWrite5m: 1.25,
    cacheWrite1h: 2,
    usInference: 1.1,
    regionalEndpoint: 1.1,
  });
});
