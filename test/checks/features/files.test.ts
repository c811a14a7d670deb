import { expect, test } from 'vitest';
import files from '../../../checks/features/files.ts';
import type { PlanInput } from '../../../src/plan/schema.ts';
import { asks, judged, judgeTable } from '../../support/check-cases.ts';
import { failed, unavailable } from '../../support/plan-builder.ts';

const model = { id: 'claude-sonnet-5-5' };
const stores: PlanInput = { model, task: { features: ['files'] } };

judgeTable(files, [
  { name: 'nobody said whether files are used', plan: { model }, ...asks('task.features') },
  { name: 'no model', plan: { task: { features: ['files'] } }, ...asks('model.id') },
  {
    name: 'no files are used',
    plan: { model, task: { features: [] } },
    status: 'not-applicable',
    code: 'not-applicable',
  },
  {
    name: 'the list was read',
    plan: stores,
    seen: { files: { listed: 1 } },
    status: 'pass',
    code: 'files-listed',
    basis: 'live',
    args: { empty: false },
  },
  {
    name: 'the list is empty',
    plan: stores,
    seen: { files: { listed: 0 } },
    status: 'pass',
    code: 'files-listed',
    args: { empty: true },
  },
  {
    name: 'the list was refused',
    plan: stores,
    seen: { files: failed('permission-denied') },
    status: 'fail',
    code: 'list-refused',
    args: { feature: 'files', cause: 'permission-denied' },
  },
  {
    name: 'there is no such path',
    plan: stores,
    seen: { files: failed('not-found') },
    status: 'fail',
    code: 'list-refused',
  },
  {
    name: 'the key was rejected',
    plan: stores,
    seen: { files: failed('key-rejected') },
    status: 'inconclusive',
    code: 'waits-for-check',
  },
  {
    name: 'not asked',
    plan: stores,
    seen: { files: unavailable() },
    status: 'inconclusive',
    code: 'not-observed',
  },
  { name: 'never attempted', plan: stores, status: 'inconclusive', code: 'not-observed' },
]);

test('the documented bounds: 500 MB a file, 1 TB in all, an hour to 90 days', () => {
  const { figures } = judged(files, { plan: stores, seen: { files: {} } });
  expect(figures.map(({ name, value, unit }) => [name, value, unit])).toEqual([
    ['Time to list files', 200, 'ms'],
    ['Largest file', '500 MB', 'text'],
    ['Storage of an organization', '1 TB', 'text'],
    ['Shortest expiry of a file', 3_600, 's'],
    ['Longest expiry of a file', 90, 'days'],
  ]);
});
