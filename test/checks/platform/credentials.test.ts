import { expect, it } from 'vitest';
import credentials from '../../../checks/platform/credentials.ts';
import type { CredentialSeen } from '../../../src/judge/observation.ts';
import { asks, judged, judgeTable } from '../../support/check-cases.ts';
import { failed, unavailable } from '../../support/plan-builder.ts';

const plan = { platform: { path: 'claude-api' } } as const;

judgeTable(credentials, [
  { name: 'no path', seen: { credential: {} }, ...asks('platform.path') },
  {
    name: 'an API key alone',
    plan,
    seen: { credential: {} },
    status: 'pass',
    code: 'credential-found',
    basis: 'live',
    args: { kind: 'api-key', from: 'ANTHROPIC_API_KEY' },
  },
  {
    name: 'workload identity',
    plan,
    seen: { credential: { kind: 'federation', from: 'ANTHROPIC_FEDERATION_RULE_ID', masked: '' } },
    status: 'pass',
    code: 'credential-found',
    args: { kind: 'federation' },
  },
  {
    name: 'an Admin key',
    plan,
    seen: { credential: { kind: 'admin-key' } },
    status: 'fail',
    code: 'credential-of-wrong-kind',
    args: { kind: 'admin-key' },
  },
  {
    name: 'an Enterprise key, even beside others',
    plan,
    seen: { credential: { kind: 'enterprise-key', shadowed: ['ANTHROPIC_AUTH_TOKEN'] } },
    status: 'fail',
    code: 'credential-of-wrong-kind',
    args: { kind: 'enterprise-key' },
  },
  {
    name: 'that other credentials stand beside it is judged by keys/precedence',
    plan,
    seen: { credential: { shadowed: ['ANTHROPIC_AUTH_TOKEN'], empty: ['ANTHROPIC_PROFILE'] } },
    status: 'pass',
    code: 'credential-found',
  },
  {
    name: 'a form nobody knows',
    plan,
    seen: { credential: { kind: 'unrecognised' } },
    status: 'warn',
    code: 'credential-unrecognised',
  },
  {
    name: 'a gateway elsewhere',
    plan,
    seen: { credential: { host: 'gateway.example.com' } },
    status: 'warn',
    code: 'credential-sent-elsewhere',
    args: { host: 'gateway.example.com' },
  },
  {
    name: 'a host that only looks like the right one',
    plan,
    seen: { credential: { host: 'api.notanthropic.com' } },
    status: 'warn',
    code: 'credential-sent-elsewhere',
  },
  {
    name: 'the sandbox on this machine',
    plan,
    seen: { credential: { host: '127.0.0.1:8787' } },
    status: 'pass',
    code: 'credential-found',
  },
  {
    name: 'a gateway on this machine',
    plan,
    seen: { credential: { host: 'localhost:4000' } },
    status: 'pass',
    code: 'credential-found',
  },
  {
    name: 'none where the poll runs',
    plan,
    seen: { credential: { ...failed('no-credential', 'No credential was found.'), status: 'unavailable' } },
    status: 'inconclusive',
    code: 'credential-missing',
    args: { reason: 'No credential was found.' },
  },
  {
    name: 'not looked for',
    plan,
    seen: { credential: unavailable() },
    status: 'inconclusive',
    code: 'not-observed',
  },
  { name: 'never attempted', plan, status: 'inconclusive', code: 'not-observed' },
  {
    name: 'another path: never guessed from the Anthropic variables',
    plan: { platform: { path: 'bedrock', region: 'us-east-1' } },
    seen: { credential: {} },
    status: 'inconclusive',
    code: 'not-observed',
    args: { probe: 'cloud-identity' },
  },
]);

it('shows what may be shown of the key, where it comes from and where it goes', () => {
  const values = (seen: Partial<CredentialSeen>) =>
    judged(credentials, { plan, seen: { credential: seen } }).figures.map((figure) => figure.value);
  expect(values({})).toEqual(['sk-ant-api03-…0001', 'ANTHROPIC_API_KEY', 'api.anthropic.com']);
  expect(values({ kind: 'profile', from: 'default', masked: '' })[0]).toBe('profile');
});
