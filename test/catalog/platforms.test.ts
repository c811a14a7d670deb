import { expect, test } from 'vitest';
import { catalog } from '../../src/catalog/catalog.ts';
import { findModel } from '../../src/catalog/lookup.ts';
import { platformPaths } from '../../src/catalog/vocabulary.ts';

/** Client, region variable (needed or not), workspaces, headers, Admin API, size limit, regional factor. */
// biome-ignore format: a table
const documented = [
  ['claude-api',       'Anthropic',              null,                              false, true,  'yes',         'yes',    32, null],
  ['claude-on-aws',    'AnthropicAws',           'AWS_REGION',                      true,  true,  'yes',         'partly', 32, null],
  ['bedrock',          'AnthropicBedrock',       'AWS_REGION',                      true,  false, 'not-checked', 'no',     20, 1.1],
  ['bedrock-mantle',   'AnthropicBedrockMantle', 'AWS_REGION',                      true,  false, 'not-checked', 'no',     20, 1.1],
  ['vertex',           'AnthropicVertex',        'CLOUD_ML_REGION',                 true,  false, 'not-checked', 'no',     30, 1.1],
  ['claude-on-google', 'AnthropicGoogleCloud',   'ANTHROPIC_GOOGLE_CLOUD_LOCATION', false, true,  'not-checked', 'yes',    30, null],
  ['foundry',          'AnthropicFoundry',       null,                              false, false, 'no',          'no',     32, null],
];

test('every path has the client, limits and endpoints its page gives', () => {
  const ours = catalog.platforms.map((row) => [
    row.path,
    row.sdkClient,
    row.regionVariable,
    row.needsRegion,
    row.hasWorkspaces,
    row.hasAnthropicRateLimitHeaders,
    row.hasAdminApi,
    row.requestSizeLimitMb,
    row.regionalPriceFactor,
  ]);
  expect(ours).toEqual(documented);
});

test.each([
  ['batch', ['bedrock', 'bedrock-mantle', 'vertex', 'foundry']],
  ['files', ['bedrock', 'bedrock-mantle', 'vertex']],
  ['fast-mode', ['claude-on-aws', 'bedrock', 'bedrock-mantle', 'vertex']],
  ['streaming', []],
  ['prompt-caching', []],
] as const)('%s is missing on %j', (feature, paths) => {
  const missing = catalog.platforms.filter((row) => row.missingFeatures.includes(feature));
  expect(missing.map((row) => row.path)).toEqual(paths);
});

test.each([
  ['aws', ['claude-on-aws', 'bedrock', 'bedrock-mantle']],
  ['bedrock', ['bedrock', 'bedrock-mantle']],
  ['google cloud', ['vertex', 'claude-on-google']],
  ['vertex', ['vertex']],
  ['azure', ['foundry']],
])('"%s" could mean %j', (word, paths) => {
  const meant = catalog.platforms.filter((row) => row.alsoCalled.includes(word));
  expect(meant.map((row) => row.path)).toEqual(paths);
});

/** Since 4.7 one string everywhere, prefixed on Bedrock; before that, and on paths not documented, as listed. */
// biome-ignore format: a table
const olderIds: Readonly<Record<string, readonly (string | undefined)[]>> = {
  'claude-opus-4-6':            ['anthropic.claude-opus-4-6-v1',              'claude-opus-4-6',            'claude-opus-4-6'],
  'claude-sonnet-4-6':          ['anthropic.claude-sonnet-4-6',               'claude-sonnet-4-6',          'claude-sonnet-4-6'],
  'claude-opus-4-5-20251101':   ['anthropic.claude-opus-4-5-20251101-v1:0',   'claude-opus-4-5@20251101',   undefined],
  'claude-sonnet-4-5-20250929': ['anthropic.claude-sonnet-4-5-20250929-v1:0', 'claude-sonnet-4-5@20250929', undefined],
  'claude-haiku-4-5-20251001':  ['anthropic.claude-haiku-4-5-20251001-v1:0',  'claude-haiku-4-5@20251001',  undefined],
};

test.each(Object.entries(olderIds))(
  '%s has ids of its own on Bedrock and Google Cloud',
  (id, [bedrock, vertex, onGoogle]) => {
    const { provenance: _provenance, ...ids } = findModel(catalog, id)?.ids ?? { provenance: null };
    const others = { 'claude-api': id, 'claude-on-aws': id, foundry: id };
    expect(ids).toEqual({ ...others, bedrock, vertex, ...(onGoogle && { 'claude-on-google': onGoogle }) });
  },
);

test.each(catalog.models.map((model) => [model.id, model] as const).filter(([id]) => !(id in olderIds)))(
  '%s has the same id everywhere, prefixed on Bedrock',
  (id, model) => {
    for (const path of platformPaths) {
      expect(model.ids[path], path).toBe(path.startsWith('bedrock') ? `anthropic.${id}` : id);
    }
  },
);
