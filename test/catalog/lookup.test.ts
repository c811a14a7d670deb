import fc from 'fast-check';
import { expect, test } from 'vitest';
import { catalog } from '../../src/catalog/catalog.ts';
import {
  documentedLimits,
  findModel,
  isBilledRefusal,
  largestCacheMinimum,
  matchModel,
  platformRow,
  tierRow,
  webSearchFee,
} from '../../src/catalog/lookup.ts';
import { platformPaths, tiers } from '../../src/catalog/vocabulary.ts';

/** Kind and id, and for a cloud id the paths that take it. */
function summary(written: string): string {
  const match = matchModel(catalog, written);
  switch (match.kind) {
    case 'unknown':
      return 'unknown';
    case 'retired':
      return `retired ${match.retired.id}`;
    case 'cloud-id':
      return `cloud-id ${match.model.id} on ${match.paths.join(', ')}`;
    default:
      return `${match.kind} ${match.model.id}`;
  }
}

const bothBedrocks = 'on bedrock, bedrock-mantle';

// biome-ignore format: one case a line
test.each([
  ['claude-opus-5-5', 'id claude-opus-5-5'],
  ['  Claude-Opus-5-5\n', 'id claude-opus-5-5'],
  ['claude-sonnet-4-5-20250929', 'id claude-sonnet-4-5-20250929'],
  ['claude-sonnet-4-5', 'alias claude-sonnet-4-5-20250929'],
  ['claude-opus-4-5', 'alias claude-opus-4-5-20251101'],
  ['claude-haiku-4-5', 'alias claude-haiku-4-5-20251001'],

  ['anthropic.claude-opus-5-5', `cloud-id claude-opus-5-5 ${bothBedrocks}`],
  ['us.anthropic.claude-opus-5-5', `cloud-id claude-opus-5-5 ${bothBedrocks}`],
  ['global.anthropic.claude-fable-5-2', `cloud-id claude-fable-5-2 ${bothBedrocks}`],
  ['us-gov.anthropic.claude-opus-4-8', `cloud-id claude-opus-4-8 ${bothBedrocks}`],
  ['anthropic.claude-opus-4-6-v1', 'cloud-id claude-opus-4-6 on bedrock'],
  ['eu.anthropic.claude-sonnet-4-6', 'cloud-id claude-sonnet-4-6 on bedrock'],
  ['global.anthropic.claude-haiku-4-5-20251001-v1:0', 'cloud-id claude-haiku-4-5-20251001 on bedrock'],
  ['claude-sonnet-4-5@20250929', 'cloud-id claude-sonnet-4-5-20250929 on vertex'],
  ['arn:aws:bedrock:us-east-1:123456789012:inference-profile/us.anthropic.claude-opus-5-5', `cloud-id claude-opus-5-5 ${bothBedrocks}`],
  ['arn:aws:bedrock:eu-west-1::foundation-model/anthropic.claude-opus-4-5-20251101-v1:0', 'cloud-id claude-opus-4-5-20251101 on bedrock'],
  ['arn:aws-us-gov:bedrock:us-gov-west-1:1:inference-profile/us-gov.anthropic.claude-opus-4-6-v1', 'cloud-id claude-opus-4-6 on bedrock'],

  ['claude-opus-4-1-20250805', 'retired claude-opus-4-1-20250805'],
  ['claude-opus-4-1', 'retired claude-opus-4-1-20250805'],
  ['claude-opus-4-0', 'retired claude-opus-4-20250514'],
  ['claude-sonnet-4-0', 'retired claude-sonnet-4-20250514'],
  ['claude-3-7-sonnet-latest', 'retired claude-3-7-sonnet-20250219'],
  ['claude-3-5-haiku-latest', 'retired claude-3-5-haiku-20241022'],
  ['claude-3-5-sonnet-latest', 'retired claude-3-5-sonnet-20241022'],
  ['claude-3-opus-latest', 'retired claude-3-opus-20240229'],
  ['claude-1.3-100k', 'retired claude-1.3'],
  ['claude-3-opus-20240229', 'retired claude-3-opus-20240229'],
  ['claude-2.1', 'retired claude-2.1'],
  ['claude-instant-1.1-100k', 'retired claude-instant-1.1'],
  ['us.anthropic.claude-3-7-sonnet-20250219-v1:0', 'retired claude-3-7-sonnet-20250219'],
  ['anthropic.claude-3-5-sonnet-20241022-v2:0', 'retired claude-3-5-sonnet-20241022'],
  ['claude-3-5-sonnet-v2@20241022', 'retired claude-3-5-sonnet-20241022'],
  ['claude-opus-4@20250514', 'retired claude-opus-4-20250514'],

  ['', 'unknown'],
  ['claude', 'unknown'],
  ['claude-opus', 'unknown'],
  ['claude-opus-9', 'unknown'],
  ['gpt-4', 'unknown'],
  ['us.claude-opus-5-5', 'unknown'],
  ['mars.anthropic.claude-opus-5-5', 'unknown'],
  ['anthropic.claude-opus-5-5-v1:0', 'unknown'],
  ['arn:aws:bedrock:us-east-1:123456789012:application-inference-profile/abc123', 'unknown'],
  ['arn:aws:s3:::anthropic.claude-opus-5-5', 'unknown'],
  ['__proto__', 'unknown'],
  ['constructor', 'unknown'],
  ['provenance', 'unknown'],
  ['[object Object]', 'unknown'],
  ['claude-opus-5-5\u0000', 'unknown'],
  [`anthropic.${'-v1'.repeat(20_000)}`, 'unknown'],
])('%j is %s', (written, expected) => {
  expect(summary(written)).toBe(expected);
});

test('every id, alias and cloud id in the catalog finds its own model', () => {
  for (const model of catalog.models) {
    const cloudIds = platformPaths.flatMap((path) => model.ids[path] ?? []);
    for (const written of [model.id, ...model.aliases, ...cloudIds]) {
      expect(findModel(catalog, written)?.id, written).toBe(model.id);
    }
  }
});

test('every retired id and alias is known as retired', () => {
  for (const row of catalog.retiredModels) {
    for (const written of [row.id, ...row.aliases]) expect(summary(written)).toBe(`retired ${row.id}`);
    expect(findModel(catalog, row.id)).toBeUndefined();
  }
});

test('nothing written throws, and nothing unknown finds a model', () => {
  const piece = fc.constantFrom(
    'claude-',
    'opus-',
    '5-5',
    'anthropic.',
    'us.',
    '@',
    '-v1:0',
    'arn:aws:bedrock:',
    '/',
    '20250929',
  );
  const written = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.array(fc.oneof(piece, fc.string({ maxLength: 4 })), { maxLength: 8 }).map((parts) => parts.join('')),
  );
  fc.assert(
    fc.property(written, (text) => {
      const match = matchModel(catalog, text);
      expect(findModel(catalog, text)).toBe('model' in match ? match.model : undefined);
    }),
    { numRuns: 500 },
  );
});

test('nothing written finds nothing', () => {
  expect(findModel(catalog, null)).toBeUndefined();
  expect(findModel(catalog, undefined)).toBeUndefined();
});

test('every platform path and tier has its row', () => {
  for (const path of platformPaths) expect(platformRow(catalog, path).path).toBe(path);
  for (const tier of tiers) expect(tierRow(catalog, tier).tier).toBe(tier);
});

test('a catalog without the row says which one is missing', () => {
  const empty = { ...catalog, platforms: [], tiers: [], serverToolFees: [] };
  expect(() => platformRow(empty, 'vertex')).toThrow('vertex');
  expect(() => tierRow(empty, 'scale')).toThrow('scale');
  expect(() => webSearchFee(empty)).toThrow('web search');
});

test('limits are found for every class a model has', () => {
  for (const model of catalog.models)
    expect(documentedLimits(catalog, model.limitClass, 'start')).toBeDefined();
});

test('one web search costs a cent', () => {
  expect(webSearchFee(catalog)).toMatchObject({ feature: 'web-search', usdPerUse: 0.01 });
});

test('the largest documented cache minimum is that of Haiku 4.5, and models without one do not count', () => {
  expect(largestCacheMinimum(catalog)).toBe(4_096);
  const [first] = catalog.models;
  if (!first) throw new Error('The catalog has no model.');
  const undocumented = { ...first, behaviour: { ...first.behaviour, cacheMinimumTokens: null } };
  expect(largestCacheMinimum({ ...catalog, models: [undocumented] })).toBe(0);
});

test.each([
  ['bio', true],
  ['frontier_llm', true],
  ['reasoning_extraction', true],
  ['cyber', false],
  ['general_harms', false],
  ['one-nobody-knows-yet', false],
  [null, false],
])('a refusal with category %s is billed before any output: %s', (category, billed) => {
  expect(isBilledRefusal(catalog, category)).toBe(billed);
});
