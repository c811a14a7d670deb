import { expect, test } from 'vitest';
import { catalog } from '../../src/catalog/catalog.ts';
import { parityRow, platformRow } from '../../src/catalog/lookup.ts';
import { type ApiSurface, apiSurfaces, parityTopics } from '../../src/catalog/platform-parity.ts';
import { sources } from '../../src/catalog/sources.ts';
import { platformPaths } from '../../src/catalog/vocabulary.ts';

test('every path is compared, in the order of the paths', () => {
  expect(catalog.platformParity.map(({ path }) => path)).toEqual([...platformPaths].sort(asListed));
  expect(new Set(catalog.platformParity.map(({ path }) => path))).toEqual(new Set(platformPaths));
});

const order = catalog.platforms.map(({ path }) => path);
const asListed = (one: (typeof order)[number], other: (typeof order)[number]) =>
  order.indexOf(one) - order.indexOf(other);

test.each(platformPaths)(
  '%s says something about every topic and part of the API, with pages that exist',
  (path) => {
    const row = parityRow(catalog, path);
    expect(Object.keys(row.surfaces).sort()).toEqual([...apiSurfaces].sort());
    expect(Object.keys(row.topicSources).sort()).toEqual([...parityTopics].sort());
    for (const id of Object.values(row.topicSources).flat()) expect(sources[id], id).toBeDefined();
  },
);

test('every word a person could use tells its paths apart', () => {
  const texts = catalog.platformParity.map(({ toldApartBy }) => toldApartBy);
  expect(new Set(texts).size).toBe(texts.length);
  for (const { path, toldApartBy } of catalog.platformParity)
    expect(toldApartBy, path).toMatch(new RegExp(`\\b${platformRow(catalog, path).sdkClient}\\b`));
});

test('short names differ', () => {
  expect(new Set(catalog.platforms.map(({ shortName }) => shortName)).size).toBe(platformPaths.length);
});

/** Endpoints by path as studied by hand: y yes, p partly, n no, ? not confirmed; in the order of the paths above. */
// biome-ignore format: a table
const studied: Readonly<Record<ApiSurface, string>> = {
  //                    api aws runtime mantle vertex google foundry
  messages:             'yyyyyyy',
  'count-tokens':       'yynyyy?',
  models:               'yynpnyn',
  batches:              'yyn?nyn',
  files:                'yynnnyy',
  organization:         'ypnnnyn',
  'rate-limit-headers': 'yy????n',
  'new-api-version':    'yyppyyy',
};
const columns = [
  'claude-api',
  'claude-on-aws',
  'bedrock',
  'bedrock-mantle',
  'vertex',
  'claude-on-google',
  'foundry',
] as const;
const letters = { yes: 'y', partly: 'p', no: 'n', 'not-confirmed': '?' } as const;

test.each(Object.entries(studied))('%s is offered as studied', (surface, answers) => {
  const ours = columns.map(
    (path) => letters[parityRow(catalog, path).surfaces[surface as ApiSurface].answer],
  );
  expect(ours.join('')).toBe(answers);
});

test.each(catalog.platforms.map((row) => [row.path, row] as const))(
  '%s agrees with its own row of facts',
  (path, platform) => {
    const { forms, surfaces } = parityRow(catalog, path);
    expect(forms.some(({ premium }) => premium === 'regional')).toBe(platform.regionalPriceFactor !== null);
    expect(forms.some(({ premium }) => premium === 'us-inference')).toBe(
      platform.regionalPriceFactor === null &&
        !platform.missingFeatures.includes('us-inference') &&
        path !== 'claude-on-google',
    );
    expect(surfaces.organization.answer).toBe(platform.hasAdminApi);
    const headers = { yes: 'yes', no: 'no', 'not-checked': 'not-confirmed' } as const;
    expect(surfaces['rate-limit-headers'].answer).toBe(headers[platform.hasAnthropicRateLimitHeaders]);
    const lacks = (surface: 'batches' | 'files') => surfaces[surface].answer !== 'yes';
    expect(lacks('batches')).toBe(platform.missingFeatures.includes('batch'));
    expect(lacks('files')).toBe(platform.missingFeatures.includes('files'));
  },
);
