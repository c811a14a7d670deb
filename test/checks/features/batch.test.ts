import { describe, expect, test } from 'vitest';
import batch from '../../../checks/features/batch.ts';
import { catalog } from '../../../src/catalog/catalog.ts';
import type { Level } from '../../../src/catalog/vocabulary.ts';
import { judgeOne } from '../../../src/judge/runner.ts';
import type { PlanInput } from '../../../src/plan/schema.ts';
import { asks, judged, judgeTable } from '../../support/check-cases.ts';
import { failed, observedWith, planWith, TODAY, unavailable } from '../../support/plan-builder.ts';

const model = { id: 'claude-sonnet-5-5' };
const batches: PlanInput = { model, task: { features: ['batch'] } };
const listed = { batches: {} };

judgeTable(batch, [
  { name: 'nobody said whether it batches', plan: { model }, ...asks('task.features') },
  { name: 'no model', plan: { task: { features: ['batch'] } }, ...asks('model.id') },
  {
    name: 'it does not batch',
    plan: { model, task: { features: [] } },
    status: 'not-applicable',
    code: 'not-applicable',
  },
  {
    name: 'listed, created, cancelled, ended',
    plan: batches,
    seen: { ...listed, 'batch-run': {} },
    status: 'pass',
    code: 'batch-created',
    basis: 'live',
    args: { cancelled: true, endedAs: 'canceled' },
  },
  {
    name: 'not ended at the last look',
    plan: batches,
    seen: { ...listed, 'batch-run': { lastSeenAs: 'canceling', endedAs: null } },
    status: 'pass',
    code: 'batch-created',
    args: { cancelled: true, endedAs: null },
  },
  {
    name: 'cancelled, and the last look failed',
    plan: batches,
    seen: { ...listed, 'batch-run': { lastSeenAs: null, endedAs: null } },
    status: 'pass',
    code: 'batch-created',
  },
  {
    name: 'answered before it could be cancelled',
    plan: batches,
    seen: { ...listed, 'batch-run': { cancelledAs: null, endedAs: 'succeeded' } },
    status: 'pass',
    code: 'batch-created',
    args: { cancelled: false, endedAs: 'succeeded' },
  },
  {
    name: 'its message failed',
    plan: batches,
    seen: { ...listed, 'batch-run': { cancelledAs: null, endedAs: 'errored' } },
    status: 'warn',
    code: 'batch-message-failed',
    args: { batchId: 'msgbatch_test_0001' },
  },
  {
    name: 'created and not cancelled',
    plan: batches,
    seen: { ...listed, 'batch-run': { cancelledAs: null, lastSeenAs: 'in_progress', endedAs: null } },
    status: 'warn',
    code: 'batch-left-behind',
    args: { batchId: 'msgbatch_test_0001', lastSeenAs: 'in_progress' },
  },
  {
    name: 'created, and cut off before it was cancelled',
    plan: batches,
    seen: {
      ...listed,
      'batch-run': { ...failed('client-timeout'), leftBehind: { batchId: 'msgbatch_test_0001' } },
    },
    status: 'warn',
    code: 'batch-left-behind',
    basis: 'live',
    args: { batchId: 'msgbatch_test_0001', lastSeenAs: null },
  },
  {
    name: 'the poll was ended before it was cancelled',
    plan: batches,
    seen: {
      ...listed,
      'batch-run': { ...failed('cancelled'), leftBehind: { batchId: 'msgbatch_test_0001' } },
    },
    status: 'warn',
    code: 'batch-left-behind',
  },
  {
    name: 'perhaps created',
    plan: batches,
    seen: { ...listed, 'batch-run': { ...failed('server-error'), leftBehind: { batchId: null } } },
    status: 'warn',
    code: 'batch-left-behind',
    basis: 'documented',
    args: { batchId: null, lastSeenAs: null },
  },
  {
    name: 'the list was refused',
    plan: batches,
    seen: { batches: failed('permission-denied', 'No scope.') },
    status: 'fail',
    code: 'list-refused',
    basis: 'live',
    args: { feature: 'batch', cause: 'permission-denied', reason: 'No scope.' },
  },
  {
    name: 'the list was refused, and so nothing was created',
    plan: batches,
    seen: { batches: failed('permission-denied'), 'batch-run': unavailable() },
    status: 'fail',
    code: 'list-refused',
  },
  {
    name: 'creating was refused',
    plan: batches,
    seen: { 'tiny-message': {}, ...listed, 'batch-run': failed('permission-denied') },
    status: 'fail',
    code: 'feature-refused',
    args: { feature: 'batch', cause: 'permission-denied' },
  },
  {
    name: 'listed, and the budget did not cover more',
    plan: batches,
    seen: { ...listed, 'batch-run': unavailable('The budget does not cover it.') },
    status: 'pass',
    code: 'batch-only-listed',
    basis: 'documented',
    args: { reason: 'The budget does not cover it.' },
  },
  {
    name: 'listed, and creating failed on the way',
    plan: batches,
    seen: { ...listed, 'batch-run': failed('connection-failed') },
    status: 'pass',
    code: 'batch-only-listed',
    basis: 'documented',
  },
  {
    name: 'listed, and creating never attempted',
    plan: batches,
    seen: listed,
    status: 'pass',
    code: 'batch-only-listed',
  },
  {
    name: 'the key was rejected',
    plan: batches,
    seen: { batches: failed('key-rejected') },
    status: 'inconclusive',
    code: 'waits-for-check',
    args: { check: 'platform/access' },
  },
  {
    name: 'the network failed',
    plan: batches,
    seen: { batches: failed('connection-failed') },
    status: 'inconclusive',
    code: 'not-observed',
  },
  { name: 'never attempted', plan: batches, status: 'inconclusive', code: 'not-observed' },
]);

describe('a list alone', () => {
  const at = (level: Level, seen: Parameters<typeof observedWith>[0]) =>
    judgeOne(batch, {
      plan: planWith({ ...batches, level }),
      catalog,
      observed: observedWith({ ...listed, ...seen }),
      today: TODAY,
    });

  // biome-ignore format: a table
  test.each([
    ['beta', unavailable(), 'pass', 'batch-only-listed'],
    ['ga', unavailable(), 'inconclusive', 'needs-better-evidence'],
    ['ga', failed('connection-failed'), 'inconclusive', 'not-observed'],
    ['ga', { ...failed('client-timeout'), leftBehind: { batchId: 'msgbatch_test_0001' } }, 'warn', 'batch-left-behind'],
    ['ga', { ...failed('server-error'), leftBehind: { batchId: null } }, 'inconclusive', 'not-observed'],
    ['ga', {}, 'pass', 'batch-created'],
  ] as const)('at %s: case %#', (level, run, status, code) => {
    expect(at(level, { 'batch-run': run })).toMatchObject({ status, code });
  });

  test('at ga the missing probe is named', () => {
    expect(at('ga', { 'batch-run': unavailable() }).args).toMatchObject({ missing: ['batch-run'] });
  });
});

test('the documented rules stand beside what was seen, in the words of the catalog', () => {
  const { figures } = judged(batch, { plan: batches, seen: { ...listed, 'batch-run': {} } });
  expect(figures.map(({ name, value, origin }) => [name, value, origin])).toEqual([
    ['Time to create, cancel and look', 600, 'live'],
    ['Time to list batches', 200, 'live'],
    ['Price factor of batches', 0.5, 'documented'],
    ['A batch expires after', '24 hours', 'documented'],
    ['Largest body of a batch', '256 MB', 'documented'],
    ['Results can be read for', 29, 'documented'],
  ]);
});
