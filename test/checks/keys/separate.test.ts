import { expect, test } from 'vitest';
import { namedForOtherUse } from '../../../checks/keys/other-use.ts';
import check from '../../../checks/keys/separate.ts';
import type { ApiKeyRow } from '../../../src/judge/seen/api-keys.ts';
import type { PlanInput } from '../../../src/plan/schema.ts';
import { asks, judgeTable } from '../../support/check-cases.ts';
import { failed } from '../../support/plan-builder.ts';
import { listedKey } from '../../support/seen-account.ts';

const plan: PlanInput = { platform: { path: 'claude-api' } };
const saying = (says: 'yes' | 'no'): PlanInput => ({
  ...plan,
  answers: { 'keys/separate': { says, by: 'Ada Example', on: '2026-11-18' } },
});
const listed = (parts: Partial<ApiKeyRow>, ...others: Partial<ApiKeyRow>[]) => ({
  organization: {},
  'api-keys': {
    keys: [
      { ...listedKey, ...parts },
      ...others.map((other, at) => ({ ...listedKey, id: `other${at}`, ...other })),
    ],
  },
});

judgeTable(check, [
  { name: 'no path', ...asks('platform.path') },
  {
    name: 'another path',
    plan: { platform: { path: 'vertex' } },
    status: 'not-applicable',
    code: 'not-applicable',
  },
  { name: 'no admin key', plan, ...asks('answers["keys/separate"]') },
  {
    name: 'the routes refuse',
    plan,
    seen: { 'api-keys': failed('not-found') },
    ...asks('answers["keys/separate"]'),
  },
  { name: 'a person says yes', plan: saying('yes'), status: 'pass', code: 'answered-yes', basis: 'attested' },
  {
    name: 'active keys of its workspace are counted, no others',
    plan,
    seen: listed(
      {},
      { name: 'worker' },
      { name: 'old', status: 'inactive' },
      { name: 'far', scope: { type: 'workspace', workspaceId: 'wrkspc_test_0002' } },
      { name: 'wide', scope: { type: 'organization' } },
    ),
    status: 'pass',
    code: 'key-seems-separate',
    basis: 'admin',
    args: { name: 'production', activeKeys: 2 },
  },
  {
    name: 'a person who says no knows more',
    plan: saying('no'),
    seen: listed({}),
    status: 'fail',
    code: 'answered-no',
  },
  {
    name: 'named for tests, whatever a person says',
    plan: saying('yes'),
    seen: listed({ name: 'my test key' }),
    status: 'warn',
    code: 'key-named-for-other-use',
  },
  {
    name: 'a key of no workspace is asked about',
    plan,
    seen: listed({ scope: { type: 'organization' } }),
    ...asks('answers["keys/separate"]'),
  },
  {
    name: 'one that could not be told apart is asked about',
    plan,
    seen: { organization: {}, 'api-keys': { inUse: { kind: 'none' } } },
    ...asks('answers["keys/separate"]'),
  },
]);

test.each([
  ['dev', true],
  ['checkout-staging', true],
  ['TEST_2', true],
  ['dev2', true],
  ['Team key', true],
  ['production', false],
  ['contest', false],
  ['devices', false],
  ['steam', false],
  ['latest', false],
])('"%s" speaks of another use: %s', (name, is) => {
  expect(namedForOtherUse(name)).toBe(is);
});
