import { expect, test } from 'vitest';
import { catalog } from '../../src/catalog/catalog.ts';

/** Typed a second time from the deprecations page: state, release, deprecation, retirement, successor, knowledge cutoff. */
// biome-ignore format: a table
const lifecycles: readonly (readonly [string, string, string | null, string | null, string | null, string | null, string | null])[] = [
  ['claude-fable-5-2',           'active',     '2026-11-09', null,         '2027-11-09', null,                '2026-06'],
  ['claude-fable-5-1',           'active',     '2026-09-01', null,         '2027-09-01', 'claude-fable-5-2',  '2026-06'],
  ['claude-fable-5',             'legacy',     '2026-06-09', null,         '2027-06-09', 'claude-fable-5-2',  '2026-01'],
  ['claude-mythos-5-2',          'active',     '2026-11-09', null,         '2027-11-09', null,                '2026-06'],
  ['claude-mythos-5-1',          'active',     '2026-09-01', null,         '2027-09-01', 'claude-mythos-5-2', '2026-06'],
  ['claude-mythos-5',            'legacy',     '2026-06-09', null,         '2027-06-09', 'claude-mythos-5-2', '2026-01'],
  ['claude-mythos-preview',      'deprecated', null,         '2026-06-09', null,         'claude-mythos-5-2', null],
  ['claude-opus-5-5',            'active',     '2026-09-22', null,         '2027-09-22', null,                '2026-06'],
  ['claude-opus-5',              'legacy',     '2026-07-24', null,         '2027-07-24', 'claude-opus-5-5',   '2026-05'],
  ['claude-opus-4-8',            'legacy',     '2026-05-28', null,         '2027-05-28', 'claude-opus-5-5',   '2026-01'],
  ['claude-opus-4-7',            'legacy',     '2026-04-16', null,         '2027-04-16', 'claude-opus-5-5',   '2026-01'],
  ['claude-opus-4-6',            'legacy',     '2026-02-05', null,         '2027-02-05', 'claude-opus-5-5',   '2025-05'],
  ['claude-opus-4-5-20251101',   'legacy',     '2025-11-24', null,         '2026-11-24', 'claude-opus-5-5',   '2025-05'],
  ['claude-sonnet-5-5',          'active',     '2026-09-28', null,         '2027-09-28', null,                '2026-06'],
  ['claude-sonnet-5',            'legacy',     '2026-06-30', null,         '2027-06-30', 'claude-sonnet-5-5', '2026-01'],
  ['claude-sonnet-4-6',          'legacy',     '2026-02-17', null,         '2027-02-17', 'claude-sonnet-5-5', '2025-08'],
  ['claude-sonnet-4-5-20250929', 'deprecated', '2025-09-29', '2026-09-30', '2026-11-30', 'claude-sonnet-5-5', '2025-01'],
  ['claude-haiku-5-5',           'active',     '2026-10-07', null,         '2027-10-07', null,                '2026-06'],
  ['claude-haiku-4-5-20251001',  'legacy',     '2025-10-15', null,         '2026-10-15', 'claude-haiku-5-5',  '2025-02'],
];

test('every model has the lifecycle its page gives', () => {
  const ours = catalog.models.map(({ id, lifecycle: row }) => [
    id,
    row.state,
    row.releasedOn,
    row.deprecatedOn,
    row.retires.kind === 'unknown' ? null : row.retires.date,
    row.successor,
    row.knowledgeCutoff,
  ]);
  expect(ours).toEqual(lifecycles);
});

test('only a date that was announced is certain', () => {
  const certain = catalog.models.filter((row) => row.lifecycle.retires.kind === 'on').map((row) => row.id);
  expect(certain).toEqual(['claude-sonnet-4-5-20250929']);
});

test('the Mythos models alone need verification', () => {
  const restricted = catalog.models.filter((row) => row.lifecycle.restricted);
  expect(restricted).toEqual(catalog.models.filter((row) => row.line === 'mythos'));
});

test.each(catalog.models.map((model) => [model.name, model] as const))(
  '%s is the name its id spells',
  (name, model) => {
    const [line = '', ...version] = model.id
      .replace(/^claude-/, '')
      .replace(/-20\d{6}$/, '')
      .split('-');
    expect(line).toBe(model.line);
    expect(name.toLowerCase()).toBe(`${line} ${version.join('.')}`);
  },
);

test.each(catalog.models.map((model) => [model.id, model] as const))(
  '%s shares the limits of its generation',
  (_id, model) => {
    const generation = model.name.replace('Preview', '5').toLowerCase().replaceAll(/[ .]/g, '-');
    const shared = /^(fable|mythos|opus-4|sonnet-4)/.test(generation);
    expect(model.limitClass).toBe(shared ? generation.split('-').slice(0, 2).join('-') : generation);
  },
);

test('every retired id has the day its page gives', () => {
  const ours = Object.groupBy(catalog.retiredModels, (row) => row.retiredOn);
  const ids = Object.entries(ours).map(([date, rows]) => [date, rows?.map((row) => row.id)]);
  expect(Object.fromEntries(ids)).toEqual({
    '2026-08-05': ['claude-opus-4-1-20250805'],
    '2026-06-15': ['claude-opus-4-20250514', 'claude-sonnet-4-20250514'],
    '2026-04-20': ['claude-3-haiku-20240307'],
    '2026-02-19': ['claude-3-7-sonnet-20250219', 'claude-3-5-haiku-20241022'],
    '2026-01-05': ['claude-3-opus-20240229'],
    '2025-10-28': ['claude-3-5-sonnet-20241022', 'claude-3-5-sonnet-20240620'],
    '2025-07-21': ['claude-3-sonnet-20240229', 'claude-2.1', 'claude-2.0'],
    '2024-11-06': [
      'claude-1.3',
      'claude-1.2',
      'claude-1.1',
      'claude-1.0',
      'claude-instant-1.2',
      'claude-instant-1.1',
      'claude-instant-1.0',
    ],
  });
});
