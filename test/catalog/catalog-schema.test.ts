import { expect, test } from 'vitest';
import { catalog } from '../../src/catalog/catalog.ts';
import { causeIds } from '../../src/catalog/error-cause.ts';
import type { Model } from '../../src/catalog/model.ts';
import type { Provenance } from '../../src/catalog/provenance.ts';
import { sources } from '../../src/catalog/sources.ts';
import { platformPaths, tiers } from '../../src/catalog/vocabulary.ts';
import { catalogSchema } from './catalog-schema.ts';
import { provenanceSchema } from './field-schemas.ts';

const eachModel = catalog.models.map((model) => [model.id, model] as const);

/** Every provenance in the catalog, with the path to it. */
function provenances(value: unknown, path = 'catalog'): [string, Provenance][] {
  if (Array.isArray(value)) return value.flatMap((item, index) => provenances(item, `${path}[${index}]`));
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]): [string, Provenance][] =>
    key === 'provenance'
      ? [[path, provenanceSchema.parse(inner) as unknown as Provenance]]
      : provenances(inner, `${path}.${key}`),
  );
}

test('every row has the documented shape, with no key too many', () => {
  expect(catalogSchema.safeParse(catalog).error?.issues ?? []).toEqual([]);
});

test.each(Object.entries(sources))('source %s names a page and the day it was read', (_id, source) => {
  expect(new URL(source.url).protocol).toBe('https:');
  expect(source.readOn).toMatch(/^\d{4}-\d{2}-\d{2}$/);
  expect(source.readOn <= catalog.asOf).toBe(true);
});

test('every row is dated with the newest of its sources, and none after the catalog', () => {
  const rows = provenances(catalog);
  expect(rows.length).toBeGreaterThan(200);
  for (const [path, row] of rows) {
    const newest = row.sources
      .map((id) => sources[id].readOn)
      .sort()
      .at(-1);
    expect(row.asOf, path).toBe(newest);
    expect(row.asOf <= catalog.asOf, path).toBe(true);
  }
});

test('a row of low confidence says why', () => {
  for (const [path, row] of provenances(catalog)) {
    if (row.confidence === 'low') expect(row.note, path).toBeDefined();
  }
});

test('ids and aliases name one model each, living or retired', () => {
  const names = [...catalog.models, ...catalog.retiredModels].flatMap((model) => [
    model.id,
    ...model.aliases,
  ]);
  expect(names).toEqual([...new Set(names)]);
});

test.each(platformPaths)('ids on %s name one model each', (path) => {
  const ids = catalog.models.flatMap((model) => model.ids[path] ?? []);
  expect(ids).toEqual([...new Set(ids)]);
});

test.each(eachModel)('%s: its own id is its id on the Claude API', (id, model) => {
  expect(model.ids['claude-api']).toBe(id);
});

test.each(eachModel)('%s: its lifecycle runs forward to a successor that is still active', (_id, model) => {
  const { state, releasedOn, deprecatedOn, retires, successor } = model.lifecycle;
  const dates = [releasedOn, deprecatedOn, retires.kind === 'unknown' ? null : retires.date].filter(
    (date) => date !== null,
  );
  expect(dates).toEqual([...dates].sort());
  expect(deprecatedOn !== null).toBe(state === 'deprecated');
  if (releasedOn) expect(releasedOn <= catalog.asOf).toBe(true);
  if (state !== 'active') expect(successor).not.toBeNull();
  if (successor) {
    expect(catalog.models.find((other) => other.id === successor)?.lifecycle.state).toBe('active');
    expect(successor).not.toBe(model.id);
  }
});

test.each(eachModel)('%s: price steps rise and the last has no bound', (_id, model) => {
  const { steps, provenance } = model.prices;
  if (steps.length === 0) {
    expect(provenance.confidence).toBe('low');
    return;
  }
  const bounds = steps.map((step) => step.upToPromptTokens ?? Number.POSITIVE_INFINITY);
  expect(bounds).toEqual([...new Set(bounds)].sort((a, b) => a - b));
  expect(steps.at(-1)?.upToPromptTokens).toBeNull();
  for (const bound of steps.slice(0, -1)) expect(bound.upToPromptTokens).not.toBeNull();
});

test.each(eachModel)('%s: no answer is longer than its window', (_id, { windows }) => {
  for (const longest of [windows.maxOutputTokens, windows.batchMaxOutputTokens]) {
    if (longest !== null) expect(longest).toBeLessThan(windows.contextTokens);
  }
});

const contradictions: readonly (readonly [string, (model: Model) => boolean])[] = [
  [
    'has a default effort it does not offer',
    ({ behaviour: b }) => b.defaultEffort !== null && !b.effortLevels.includes(b.defaultEffort),
  ],
  [
    'has effort levels without a default',
    ({ behaviour: b }) => (b.defaultEffort === null) !== (b.effortLevels.length === 0),
  ],
  [
    'always thinks and may be told not to',
    ({ behaviour: b }) => b.thinking === 'adaptive-always' && b.thinkingDisabled !== 'rejected',
  ],
  [
    'has a bound on turning thinking off and no way to do it, or no effort to bound it by',
    ({ behaviour: b }) =>
      b.thinkingOffUpTo !== null &&
      (!b.effortLevels.includes(b.thinkingOffUpTo) ||
        (b.thinkingDisabled === 'rejected' && b.betweenTools === 'rejected')),
  ],
  [
    'lacks on a path what it does not support anyway',
    ({ features: f }) =>
      Object.values(f.missingOn ?? {})
        .flat()
        .some((feature) => !f.supported.includes(feature)),
  ],
  [
    'thinks by budget only and adaptively',
    ({ behaviour: b }) => (b.thinking === 'extended-only') !== (b.adaptiveThinking === 'rejected'),
  ],
  [
    'has the new tokenizer and takes sampling parameters',
    ({ behaviour: b }) => (b.tokenizer === 'new') !== (b.samplingParameters === 'rejected'),
  ],
  [
    'rejects a forced tool choice it has an overhead for',
    ({ behaviour: b, toolOverhead: t }) => b.forcedToolChoice === 'rejected' && t.forcedTokens !== null,
  ],
  [
    'has an overhead for a forced tool choice only',
    ({ toolOverhead: t }) => t.autoTokens === null && t.forcedTokens !== null,
  ],
  [
    'has fast mode without a price, or a price without it',
    (model) => model.features.supported.includes('fast-mode') !== (model.fastMode !== null),
  ],
  ['takes audio', (model) => model.features.supported.includes('audio')],
  [
    'has no limits on any tier',
    (model) => !catalog.rateLimits.some((row) => row.limitClass === model.limitClass),
  ],
];

test.each(contradictions)('no model %s', (_what, contradicts) => {
  expect(catalog.models.filter(contradicts).map((model) => model.id)).toEqual([]);
});

test('every limit class has Start, Build and Scale once, rising', () => {
  const classes = [...new Set(catalog.rateLimits.map((row) => row.limitClass))];
  expect(classes).toHaveLength(11);
  for (const limitClass of classes) {
    const rows = catalog.rateLimits.filter((row) => row.limitClass === limitClass);
    expect(rows.map((row) => row.tier)).toEqual(['start', 'build', 'scale']);
    for (const unit of ['rpm', 'itpm', 'otpm'] as const) {
      const figures = rows.map((row) => row[unit]);
      expect(figures, `${limitClass} ${unit}`).toEqual([...new Set(figures)].sort((a, b) => a - b));
    }
  }
});

test('a part of a tool has one figure for a model, and the models are those of the catalog', () => {
  const known = catalog.models.map((model) => model.id);
  const rows = catalog.toolExtras.flatMap(({ tool, part, models }) =>
    (models ?? known).map((id) => `${tool} ${part} ${id}`),
  );
  expect(rows).toEqual([...new Set(rows)]);
  for (const { models } of catalog.toolExtras)
    expect(known).toEqual(expect.arrayContaining([...(models ?? [])]));
});

test('tiers, endpoints, platforms and causes have one row each, in the order of the vocabulary', () => {
  expect(catalog.tiers.map((row) => row.tier)).toEqual(tiers);
  expect(catalog.endpointLimits.map((row) => row.tier)).toEqual(['start', 'build', 'scale']);
  expect(catalog.platforms.map((row) => row.path).toSorted()).toEqual(platformPaths.toSorted());
  expect(catalog.causes.map((row) => row.cause).toSorted()).toEqual(causeIds.toSorted());
});

test('a tier without published figures has none', () => {
  for (const row of catalog.tiers) if (!row.published) expect(row.monthlySpendCapUsd).toBeNull();
});

test('no platform lacks a feature that nobody has', () => {
  const everywhere = new Set(catalog.models.flatMap((model) => model.features.supported));
  for (const platform of catalog.platforms) {
    for (const feature of platform.missingFeatures)
      expect(everywhere.has(feature), `${platform.path} ${feature}`).toBe(true);
  }
});

test('a code or the start of a message names one cause only', () => {
  const codes = catalog.causes.flatMap((row) => row.errorCodes);
  expect(codes).toEqual([...new Set(codes)]);
  const starts = catalog.causes.flatMap((row) => row.messageStarts);
  for (const start of starts) {
    expect(
      starts.filter((other) => other.startsWith(start)),
      start,
    ).toEqual([start]);
  }
});

test('what was refused or invalid reached HTTP, and waiting does not heal it', () => {
  for (const row of catalog.causes) {
    if (row.meaning === 'unreachable') continue;
    expect(row.statuses.length, row.cause).toBeGreaterThan(0);
    expect(row.retryable, row.cause).toBe(false);
  }
});

test('nothing shouts', () => {
  expect(JSON.stringify(catalog)).not.toContain('!');
});
