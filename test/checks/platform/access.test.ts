import { expect, it } from 'vitest';
import access from '../../../checks/platform/access.ts';
import { asks, judged, judgeTable } from '../../support/check-cases.ts';
import { failed, unavailable } from '../../support/plan-builder.ts';

const plan = { platform: { path: 'claude-api' } } as const;

judgeTable(access, [
  {
    name: 'a refusal counts before a path is chosen',
    plan: {},
    seen: { 'tiny-message': failed('key-rejected') },
    status: 'fail',
    code: 'access-refused',
    args: { cause: 'key-rejected' },
  },
  { name: 'no path', ...asks('platform.path') },
  {
    name: 'a message was answered',
    plan,
    seen: { model: {}, 'token-count': {}, 'tiny-message': {} },
    status: 'pass',
    code: 'access-proven',
    basis: 'live',
    args: { model: 'claude-sonnet-5-5', latencyMs: 600 },
  },
  {
    name: 'the message alone suffices; a network fault beside it teaches nothing',
    plan,
    seen: { model: failed('overloaded'), 'token-count': unavailable(), 'tiny-message': {} },
    status: 'pass',
    code: 'access-proven',
  },
  {
    name: 'a message was answered, the model lookup not allowed',
    plan,
    seen: { model: failed('permission-denied'), 'tiny-message': {} },
    status: 'warn',
    code: 'access-refused-in-part',
    args: { probe: 'model', cause: 'permission-denied' },
  },
  ...(
    [
      'key-rejected',
      'permission-denied',
      'credit-empty',
      'billing-problem',
      'tier-spend-cap',
      'organization-spend-limit',
      'workspace-spend-limit',
      'organization-on-hold',
    ] as const
  ).map((cause) => ({
    name: `refused: ${cause}`,
    plan,
    seen: { model: {}, 'token-count': {}, 'tiny-message': failed(cause) },
    status: 'fail' as const,
    code: 'access-refused' as const,
    args: { probe: 'tiny-message', cause },
  })),
  {
    name: 'refused on the free call, message not sent',
    plan,
    seen: {
      model: failed('key-rejected'),
      'token-count': failed('key-rejected'),
      'tiny-message': unavailable(),
    },
    status: 'fail',
    code: 'access-refused',
    args: { probe: 'token-count', cause: 'key-rejected' },
  },
  ...(['rate-limit', 'ramp-limit', 'overloaded', 'connection-failed', 'client-timeout'] as const).map(
    (cause) => ({
      name: `not reached: ${cause}`,
      plan,
      seen: { 'tiny-message': failed(cause) },
      status: 'inconclusive' as const,
      code: 'not-observed' as const,
      args: { probe: 'tiny-message' },
    }),
  ),
  {
    name: 'the request was wrong, the key was not',
    plan,
    seen: { 'tiny-message': failed('model-not-found') },
    status: 'inconclusive',
    code: 'access-request-rejected',
    args: { cause: 'model-not-found' },
  },
  {
    name: 'free calls only',
    plan,
    seen: { model: {}, 'token-count': {}, 'tiny-message': unavailable('The budget is 0.') },
    status: 'inconclusive',
    code: 'access-half-shown',
    args: { answered: ['token-count', 'model'], reason: 'The budget is 0.' },
  },
  {
    name: 'offline',
    plan,
    seen: { 'tiny-message': unavailable() },
    status: 'inconclusive',
    code: 'not-observed',
  },
  { name: 'never attempted', plan, status: 'inconclusive', code: 'not-observed' },
]);

it('hands on what the catalog says about the cause', () => {
  const outcome = judged(access, { plan, seen: { 'tiny-message': failed('credit-empty') } });
  expect(outcome.args).toMatchObject({
    summary: 'The prepaid credit of the organization is used up, so every call is refused.',
    ends: 'When credit is bought',
  });
});
