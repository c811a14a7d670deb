import check from '../../../checks/keys/admin-key-in-app.ts';
import { asks, judgeTable } from '../../support/check-cases.ts';
import { unavailable } from '../../support/plan-builder.ts';

const plan = { platform: { path: 'claude-api' } } as const;
const beside = (kind: 'admin-key' | 'auth-token') => ({
  shadowed: ['ANTHROPIC_AUTH_TOKEN'],
  others: [{ from: 'ANTHROPIC_AUTH_TOKEN', kind }],
});

judgeTable(check, [
  { name: 'no path', seen: { credential: {} }, ...asks('platform.path') },
  {
    name: 'another path',
    plan: { platform: { path: 'foundry' } },
    status: 'not-applicable',
    code: 'not-applicable',
  },
  {
    name: 'an API key',
    plan,
    seen: { credential: {} },
    status: 'pass',
    code: 'no-admin-key-in-app',
    basis: 'live',
    args: { looked: ['ANTHROPIC_API_KEY'] },
  },
  {
    name: 'a token beside it',
    plan,
    seen: { credential: beside('auth-token') },
    status: 'pass',
    code: 'no-admin-key-in-app',
    args: { looked: ['ANTHROPIC_API_KEY', 'ANTHROPIC_AUTH_TOKEN'] },
  },
  {
    name: 'in use',
    plan,
    seen: { credential: { kind: 'admin-key' } },
    status: 'fail',
    code: 'admin-key-in-app',
    args: { inUse: 'ANTHROPIC_API_KEY', shadowed: [] },
  },
  {
    name: 'shadowed',
    plan,
    seen: { credential: beside('admin-key') },
    status: 'fail',
    code: 'admin-key-in-app',
    args: { inUse: null, shadowed: ['ANTHROPIC_AUTH_TOKEN'] },
  },
  {
    name: 'not looked for',
    plan,
    seen: { credential: unavailable() },
    status: 'inconclusive',
    code: 'not-observed',
  },
]);
