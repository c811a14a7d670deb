import { describe, expect, test } from 'vitest';
import { openClaudeOnAws } from '../../../src/claude/paths/claude-on-aws.ts';
import { observedValues } from '../../../src/judge/observation-schema.ts';
import { awsEnv, awsStandIn } from '../../support/stand-ins/aws.ts';
import { account, principal, refusedBy, refusedByMessages } from '../../support/stand-ins/aws-answers.ts';
import { opened, problemOf, signal } from './aws/opened-path.ts';

const settings = { model: 'claude-sonnet-5-5' };
const ask = {
  model: 'claude-sonnet-5-5',
  max_tokens: 4,
  messages: [{ role: 'user' as const, content: 'Go?' }],
};

describe('an account that may do everything', () => {
  test('is named with its workspace, and every request carries it, signed', async () => {
    const aws = await awsStandIn();
    const path = opened(openClaudeOnAws, aws.env, settings);
    expect(await path.identity(signal())).toMatchObject({
      account,
      principal,
      workspace: 'wrkspc_01AbCdEf23GhIj',
    });
    const client = await path.client();
    await client.messages.create(ask);
    const sent = aws.journal.at(-1);
    expect(sent?.headers['anthropic-workspace-id']).toBe('wrkspc_01AbCdEf23GhIj');
    expect(sent?.headers.authorization).toMatch(/\/eu-west-1\/aws-external-anthropic\/aws4_request/);
  });

  test('sees the dates of the model', async () => {
    const aws = await awsStandIn();
    const seen = await opened(openClaudeOnAws, aws.env, settings).model(signal());
    expect(seen).toMatchObject({
      listed: true,
      lifecycle: 'deprecated',
      legacyOn: '2027-01-05',
      endsOn: '2027-03-06',
      callableBy: ['on-demand'],
    });
    expect(observedValues['cloud-model']?.safeParse(seen).success).toBe(true);
  });

  test('finds every gate open, and no quotas of AWS', async () => {
    const aws = await awsStandIn();
    const path = opened(openClaudeOnAws, aws.env, settings);
    const seen = await path.access(signal());
    expect(seen.gates.map(({ gate, state }) => [gate, state])).toEqual([
      ['federation', 'open'],
      ['agreement', 'open'],
      ['authorization', 'open'],
      ['region', 'open'],
    ]);
    expect(observedValues['cloud-access']?.safeParse(seen).success).toBe(true);
    expect(await path.quotas(signal())).toEqual({ quotas: [], denied: [], ms: 0 });
    expect(aws.journal.map(({ call }) => call)).toEqual(['CountTokens']);
  });
});

test('a key of the workspace goes as it is, is shown masked, and STS is not asked', async () => {
  const aws = await awsStandIn();
  const key = 'sk-ant-api03-canary-0000-1111-2222-x1y2';
  const path = opened(openClaudeOnAws, { ...aws.env, ANTHROPIC_AWS_API_KEY: key }, settings);
  const seen = await path.identity(signal());
  expect(seen).toMatchObject({ principal: null, from: 'ANTHROPIC_AWS_API_KEY' });
  expect(seen.account).toContain('sk-ant-api03-…x1y2');
  await path.model(signal());
  expect(aws.journal.map(({ headers }) => headers.authorization)).toEqual([`Bearer ${key}`]);
});

// biome-ignore format: a table
test.each([
  ['federation', refusedByMessages(403, 'permission_error', 'Outbound web identity federation is disabled for your account'), ['closed', 'unread', 'unread', 'unread'], []],
  ['federation, under 400', refusedByMessages(400, 'invalid_request_error', 'Outbound web identity federation is disabled for your account'), ['closed', 'unread', 'unread', 'unread'], []],
  ['federation, in the words of STS', refusedBy(400, 'OutboundWebIdentityFederationDisabledException', 'The feature is not enabled for this account.'), ['closed', 'unread', 'unread', 'unread'], []],
  ['subscription', refusedByMessages(403, 'permission_error', 'This AWS account has no active AWS Marketplace subscription'), ['open', 'closed', 'unread', 'unread'], []],
  ['IAM', refusedByMessages(403, 'permission_error', 'User: arn is not authorized to perform: aws-external-anthropic:CountTokens on resource'), ['open', 'open', 'unread', 'unread'], ['aws-external-anthropic:CountTokens']],
  ['IAM for every call', refusedByMessages(403, 'permission_error', 'User: arn is not authorized to perform: aws-external-anthropic:CallWithBearerToken on resource'), ['open', 'open', 'closed', 'unread'], ['aws-external-anthropic:CallWithBearerToken']],
  ['model', refusedByMessages(404, 'not_found_error', 'model: claude-sonnet-5-5'), ['open', 'open', 'open', 'closed'], []],
])('a refusal of %s closes that gate', async (_, answer, states, permissions) => {
  const aws = await awsStandIn({ CountTokens: answer });
  const seen = await opened(openClaudeOnAws, aws.env, settings).access(signal());
  expect(seen.gates.map(({ state }) => state)).toEqual(states);
  expect(seen.denied.map(({ permission }) => permission)).toEqual(permissions);
});

test('a message refused for federation says which command turns it on', async () => {
  const refused = refusedByMessages(
    403,
    'permission_error',
    'Outbound web identity federation is disabled for your account',
  );
  const aws = await awsStandIn({ CreateMessage: refused });
  const client = await opened(openClaudeOnAws, aws.env, settings).client();
  const problem = await problemOf(client.messages.create(ask));
  expect(problem).toMatchObject({ cause: 'permission-denied', status: 403, requestId: 'req-stand-in' });
  expect(problem.reason).toContain('aws iam enable-outbound-web-identity-federation');
});

// biome-ignore format: a table
test.each([
  ['unknown', refusedByMessages(404, 'not_found_error', 'model: claude-sonnet-5-5'), null],
  ['expired', refusedBy(403, 'ExpiredTokenException', 'The security token included in the request is expired'), 'key-rejected'],
  ['busy', refusedByMessages(429, 'rate_limit_error', 'slower'), 'rate-limit'],
  ['overloaded', refusedByMessages(529, 'overloaded_error', 'Overloaded'), 'overloaded'],
  ['broken', refusedByMessages(500, 'api_error', 'Internal'), 'server-error'],
  ['a login page', { body: '<html>', headers: { 'content-type': 'text/html' } }, 'unexpected-response'],
  ['of another form', { body: { id: 5 } }, 'unexpected-response'],
] as const)('the model, %s', async (_, answer, cause) => {
  const aws = await awsStandIn({ GetModel: answer });
  const asked = opened(openClaudeOnAws, aws.env, settings).model(signal());
  if (cause === null) expect(await asked).toMatchObject({ listed: false, lifecycle: 'unknown' });
  else expect((await problemOf(asked)).cause).toBe(cause);
  expect(aws.journal).toHaveLength(1);
});

test('without a workspace nothing is built or sent, and the variable is named', async () => {
  const aws = await awsStandIn();
  const { ANTHROPIC_AWS_WORKSPACE_ID: _, ...env } = aws.env;
  const path = opened(openClaudeOnAws, env, settings);
  for (const call of [path.identity(signal()), path.model(signal()), path.access(signal()), path.client()]) {
    const problem = await problemOf(call);
    expect(problem.cause).toBe('no-credential');
    expect(problem.reason).toContain('ANTHROPIC_AWS_WORKSPACE_ID');
  }
  expect(aws.journal).toEqual([]);
});

test('without a credential nothing is sent', async () => {
  const aws = await awsStandIn();
  const env = { ...awsEnv(aws.url), ANTHROPIC_AWS_WORKSPACE_ID: 'wrkspc_01' };
  const problem = await problemOf(opened(openClaudeOnAws, env, settings).client());
  expect(problem).toMatchObject({ cause: 'no-credential', neverArrived: true });
  expect(aws.journal).toEqual([]);
});

// biome-ignore format: a table
test.each([
  ['answered', {}, ['req-stand-in', 'req-stand-in']],
  ['told as missing and closed', { GetModel: refusedByMessages(404, 'not_found_error', 'model: x'), CountTokens: refusedByMessages(403, 'permission_error', 'no') }, ['req_0003', 'req-stand-in']],
])('ids of what was %s are kept', async (_, answers, expected) => {
  const aws = await awsStandIn(answers);
  const ids: (string | null)[] = [];
  const path = opened(openClaudeOnAws, aws.env, settings);
  await path.model(signal(), (id) => ids.push(id));
  await path.access(signal(), (id) => ids.push(id));
  expect(ids).toEqual(expected);
});
