import check from '../../../checks/workspace/separate-environments.ts';
import type { PlanInput } from '../../../src/plan/schema.ts';
import { asks, judgeTable } from '../../support/check-cases.ts';
import { unavailable } from '../../support/plan-builder.ts';
import { listedKey, workspace } from '../../support/seen-account.ts';

const plan: PlanInput = { platform: { path: 'claude-api' }, workspace: { id: 'wrkspc_test_0001' } };
const saying = (says: 'yes' | 'no'): PlanInput => ({
  ...plan,
  answers: { 'workspace/separate-environments': { says, by: 'Ada Example', on: '2026-11-18' } },
});
const seen = { organization: {}, workspaces: {}, 'api-keys': {} } as const;
const named = (...names: string[]) => ({
  ...seen,
  'api-keys': { keys: names.map((name, at) => ({ ...listedKey, id: `k${at}`, name })) },
});
const question = asks('answers["workspace/separate-environments"]');

judgeTable(check, [
  { name: 'no path', ...asks('platform.path') },
  {
    name: 'a path without workspaces',
    plan: { platform: { path: 'bedrock' } },
    status: 'not-applicable',
    code: 'not-applicable',
  },
  { name: 'no admin key', plan, ...question },
  { name: 'a person says yes', plan: saying('yes'), status: 'pass', code: 'answered-yes', basis: 'attested' },
  { name: 'a person says no', plan: saying('no'), status: 'fail', code: 'answered-no' },
  {
    name: 'beside the Default workspace and staging',
    plan,
    seen,
    status: 'pass',
    code: 'environments-apart',
    basis: 'admin',
    args: { name: 'production', others: 2, activeKeys: 1 },
  },
  {
    name: 'no list of keys',
    plan,
    seen: { ...seen, 'api-keys': unavailable() },
    status: 'pass',
    code: 'environments-apart',
    args: { activeKeys: null },
  },
  {
    name: 'a person who says no knows more than the list',
    plan: saying('no'),
    seen,
    status: 'fail',
    code: 'answered-no',
  },
  {
    name: 'in the Default workspace, whatever a person says',
    plan: saying('yes'),
    seen: { ...seen, workspaces: { defaultId: 'wrkspc_test_0001' } },
    status: 'not-applicable',
    code: 'not-applicable',
  },
  {
    name: 'archived workspaces do not count',
    plan,
    seen: {
      ...seen,
      workspaces: {
        workspaces: [workspace, { ...workspace, id: 'wrkspc_test_0000', archivedAt: '2026-01-01T00:00:00Z' }],
      },
    },
    ...question,
  },
  {
    name: 'which one is Default is not known',
    plan,
    seen: { ...seen, workspaces: { defaultId: null } },
    ...question,
  },
  {
    name: 'a workspace that is not listed',
    plan: { ...plan, workspace: { id: 'wrkspc_test_0009' } },
    seen,
    ...question,
  },
  {
    name: 'keys of other environments live in it',
    plan,
    seen: named('production', 'dev-laptop', 'CI test', 'contest'),
    status: 'warn',
    code: 'environments-mixed',
    args: { keys: ['dev-laptop', 'CI test'], more: 0 },
  },
  {
    name: 'the name of the key in use is left to keys/separate',
    plan,
    seen: {
      ...seen,
      'api-keys': { keys: [{ ...listedKey, name: 'dev' }], inUse: { kind: 'found', id: listedKey.id } },
    },
    status: 'pass',
    code: 'environments-apart',
  },
  {
    name: 'more of them than are named',
    plan,
    seen: named('dev1', 'dev2', 'dev3', 'dev4', 'dev5', 'dev6', 'dev7'),
    status: 'warn',
    code: 'environments-mixed',
    args: { keys: ['dev1', 'dev2', 'dev3', 'dev4', 'dev5'], more: 2 },
  },
  {
    name: 'archived keys do not count',
    plan,
    seen: { ...seen, 'api-keys': { keys: [listedKey, { ...listedKey, name: 'dev', status: 'archived' }] } },
    status: 'pass',
    code: 'environments-apart',
    args: { activeKeys: 1 },
  },
]);
