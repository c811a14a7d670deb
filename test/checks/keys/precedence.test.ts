import { expect, test } from 'vitest';
import check from '../../../checks/keys/precedence.ts';
import { findCredential } from '../../../src/claude/credential.ts';
import { probes } from '../../../src/observe/registry.ts';
import { gatherWith, named } from '../../observe/gathering.ts';
import { asks, judged, judgeTable } from '../../support/check-cases.ts';
import { failed } from '../../support/plan-builder.ts';

const plan = { platform: { path: 'claude-api' } } as const;

judgeTable(check, [
  { name: 'no path', seen: { credential: {} }, ...asks('platform.path') },
  {
    name: 'another path',
    plan: { platform: { path: 'bedrock' } },
    status: 'not-applicable',
    code: 'not-applicable',
  },
  {
    name: 'alone',
    plan,
    seen: { credential: {} },
    status: 'pass',
    code: 'credential-alone',
    basis: 'live',
    args: { from: 'ANTHROPIC_API_KEY' },
  },
  {
    name: 'key and token both set',
    plan,
    seen: { credential: { shadowed: ['ANTHROPIC_AUTH_TOKEN'] } },
    status: 'warn',
    code: 'credential-not-alone',
    args: { from: 'ANTHROPIC_API_KEY', shadowed: ['ANTHROPIC_AUTH_TOKEN'], empty: [] },
  },
  {
    name: 'a profile shadowed by an exported key',
    plan,
    seen: { credential: { shadowed: ['ANTHROPIC_PROFILE'] } },
    status: 'warn',
    code: 'credential-not-alone',
    args: { shadowed: ['ANTHROPIC_PROFILE'] },
  },
  {
    name: 'a variable exported empty',
    plan,
    seen: { credential: { kind: 'profile', from: 'default', empty: ['ANTHROPIC_API_KEY'] } },
    status: 'warn',
    code: 'credential-not-alone',
    args: { empty: ['ANTHROPIC_API_KEY'] },
  },
  {
    name: 'typed in',
    plan,
    seen: { credential: { from: 'typed in' } },
    status: 'not-applicable',
    code: 'not-applicable',
  },
  {
    name: 'none',
    plan,
    seen: { credential: failed('no-credential') },
    status: 'inconclusive',
    code: 'not-observed',
  },
]);

test('a key set to nothing, and nothing else, is told to be set to nothing', async () => {
  const found = await findCredential({ ANTHROPIC_API_KEY: '' }, async () => null);
  if (found.kind !== 'none') throw new Error('A credential was found.');
  const { observations } = await gatherWith({
    probes: [probes.credential],
    credential: null,
    credentialReason: found.reason,
  });
  const row = named(observations, 'credential');
  if (row.status === 'observed') throw new Error('A credential was observed.');
  expect(
    judged(check, { plan, seen: { credential: { status: 'unavailable', reason: row.reason } } }),
  ).toMatchObject({
    status: 'inconclusive',
    args: { reason: expect.stringContaining('Set to nothing, which counts as unset: ANTHROPIC_API_KEY.') },
  });
});
