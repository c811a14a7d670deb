import { expect, test } from 'vitest';
import { catalog } from '../../src/catalog/catalog.ts';
import { findModel, limitIncrease } from '../../src/catalog/lookup.ts';
import { baseModel, endpointKind, outputWeight, quotaNames } from '../../src/catalog/quota-names.ts';
import { type PlatformPath, platformPaths } from '../../src/catalog/vocabulary.ts';

const planned = (id: string | null, region: string | null = null) => ({
  model: findModel(catalog, id),
  writtenModel: id,
  region,
});
const names = (path: PlatformPath, id: string | null, region?: string) =>
  quotaNames(limitIncrease(catalog, path), planned(id, region)).map(({ name }) => name);

test('every path says once how limits are raised there', () => {
  expect(catalog.limitIncreases.map(({ path }) => path).toSorted()).toEqual(platformPaths.toSorted());
});

test('quotas count in units that the path grants', () => {
  for (const { path, tokens, limitsRequests, quotas, outputWeight: weight } of catalog.limitIncreases) {
    const units = new Set(quotas.map(({ unit }) => unit));
    expect(units.has('together'), path).toBe(quotas.length > 0 && tokens === 'together');
    if (!limitsRequests) expect(units.has('requests'), path).toBe(false);
    expect(weight === null || tokens === 'together', path).toBe(true);
    for (const id of weight?.models ?? []) expect(findModel(catalog, id)?.id).toBe(id);
  }
});

// biome-ignore format: a table
test.each([
  ['bedrock', 'us.anthropic.claude-opus-4-7', 'us-east-1', 'multi-region'],
  ['bedrock', 'GLOBAL.anthropic.claude-opus-4-7', 'us-east-1', 'global'],
  ['bedrock', 'anthropic.claude-opus-4-7', 'us-east-1', 'regional'],
  ['bedrock', 'arn:aws:bedrock:us-east-1:1:inference-profile/us.anthropic.claude-opus-4-7', null, 'multi-region'],
  ['bedrock', 'arn:aws:bedrock:us-east-1:1:application-inference-profile/abc', 'us-east-1', null],
  ['bedrock', 'claude-opus-4-7', 'us-east-1', null],
  ['vertex', 'claude-opus-4-7', 'Global', 'global'],
  ['vertex', 'claude-opus-4-7', 'eu', 'multi-region'],
  ['vertex', 'claude-opus-4-7', 'us-east5', 'regional'],
  ['vertex', 'claude-opus-4-7', null, null],
  ['claude-api', 'claude-opus-4-7', 'us', null],
  ['foundry', 'claude-opus-4-7', 'eastus2', null],
] as const)('on %s, %s in %s draws on the quotas of an endpoint that is %s', (path, id, region, kind) => {
  expect(endpointKind(limitIncrease(catalog, path), planned(id, region))).toBe(kind);
});

test('quotas are named as the services name them', () => {
  expect(names('bedrock', 'us.anthropic.claude-sonnet-4-6')).toEqual([
    'Cross-Region InvokeModel tokens per minute for Anthropic Claude Sonnet 4.6',
    'Cross-region model inference tokens per minute for Anthropic Claude Sonnet 4.6',
    'Cross-Region InvokeModel requests per minute for Anthropic Claude Sonnet 4.6',
    'Model invocation max tokens per day for Anthropic Claude Sonnet 4.6',
  ]);
  expect(names('bedrock', 'anthropic.claude-sonnet-4-6')).toContain(
    'On-demand InvokeModel requests per minute for Anthropic Claude Sonnet 4.6',
  );
  expect(names('bedrock', 'global.anthropic.claude-sonnet-4-6')).toContain(
    'Global cross-Region model inference tokens per minute for Anthropic Claude Sonnet 4.6',
  );
  expect(names('bedrock', 'claude-sonnet-4-6')).toHaveLength(8);
  expect(names('bedrock-mantle', 'claude-opus-4-7')).toEqual([
    'Bedrock Mantle input tokens per minute for Anthropic Claude Opus 4.7',
    'Bedrock Mantle output tokens per minute for Anthropic Claude Opus 4.7',
  ]);
  expect(names('vertex', 'claude-sonnet-5', 'us')).toEqual([
    'us_multi_region_online_prediction_requests_per_base_model',
    'us_multi_region_online_prediction_input_tokens_per_minute_per_base_model',
    'us_multi_region_online_prediction_output_tokens_per_minute_per_base_model',
  ]);
  expect(names('vertex', 'claude-sonnet-5', 'us-east5')).toEqual([
    'online_prediction_requests_per_base_model',
    'online_prediction_input_tokens_per_minute_per_base_model',
    'online_prediction_output_tokens_per_minute_per_base_model',
  ]);
  expect(names('foundry', 'claude-haiku-4-5')).toEqual([
    'AIServices.GlobalStandard.claude-haiku-4-5',
    'AIServices.GlobalStandard.claude-haiku-4-5.Azure',
  ]);
  expect(names('claude-api', 'claude-sonnet-5')).toEqual([]);
});

test('a model nobody knows keeps the name it was given', () => {
  expect(names('foundry', '{id} {model}')).toContain('AIServices.GlobalStandard.{id} {model}');
  expect(names('foundry', null)).toContain('AIServices.GlobalStandard.MODEL');
});

/** Models released after 2026-05-26 share the quota of their line, by the page on Claude quotas of Google Cloud. */
// biome-ignore format: a table
test.each([
  ['claude-opus-4-8', 'global', 'anthropic-claude-opus'],
  ['claude-opus-4-7', 'global', 'claude-opus-4-7'],
  ['claude-sonnet-5', 'eu', 'anthropic-claude-sonnet'],
  ['claude-haiku-5-5', 'us', 'anthropic-claude-haiku'],
  ['claude-fable-5', 'global', 'anthropic-claude-fable'],
  ['claude-opus-5-5', 'us-east5', 'claude-opus-5-5'],
  ['claude-sonnet-4-5', 'global', 'claude-sonnet-4-5'],
  ['claude-mythos-5', 'global', null],
  ['unknown', 'global', null],
] as const)('%s in %s has the base model %s on Vertex AI', (id, region, expected) => {
  expect(baseModel(limitIncrease(catalog, 'vertex'), planned(id, region))).toBe(expected);
});

test('only Bedrock weighs output tokens, and the weight of newer models is not documented', () => {
  const weights = platformPaths.map((path) => [
    outputWeight(limitIncrease(catalog, path), findModel(catalog, 'claude-sonnet-4-5')),
    outputWeight(limitIncrease(catalog, path), findModel(catalog, 'claude-sonnet-5-5')),
  ]);
  expect(weights).toEqual(platformPaths.map((path) => (path === 'bedrock' ? [5, null] : [1, 1])));
});
