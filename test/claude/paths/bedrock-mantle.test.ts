import { describe, expect, test } from 'vitest';
import { openBedrockMantle } from '../../../src/claude/paths/bedrock-mantle.ts';
import { observedValues } from '../../../src/judge/observation-schema.ts';
import { awsEnv, awsStandIn } from '../../support/stand-ins/aws.ts';
import { account, notAllowed, refusedBy, refusedByMessages } from '../../support/stand-ins/aws-answers.ts';
import { opened, problemOf, signal } from './aws/opened-path.ts';

const model = 'anthropic.claude-sonnet-5-5';
const ask = { model, max_tokens: 4, messages: [{ role: 'user' as const, content: 'Go?' }] };

describe('an account that may do everything', () => {
  test('is known, finds the model on the host itself and its gates open', async () => {
    const aws = await awsStandIn();
    const path = opened(openBedrockMantle, aws.env, { model });
    expect(await path.identity(signal())).toMatchObject({ account, region: 'eu-west-1' });
    const seen = await path.model(signal());
    expect(seen).toMatchObject({ id: model, listed: true, lifecycle: 'unknown', callableBy: ['on-demand'] });
    expect(observedValues['cloud-model']?.safeParse(seen).success).toBe(true);
    const access = await path.access(signal());
    expect(access.gates.map(({ gate, state }) => [gate, state])).toEqual([
      ['authorization', 'open'],
      ['region', 'open'],
    ]);
    expect(aws.journal.map(({ path: asked }) => asked)).toEqual([
      '/',
      `/v1/models/${model}`,
      '/anthropic/v1/messages/count_tokens',
    ]);
    expect(aws.journal[2]?.headers.authorization).toMatch(/\/eu-west-1\/bedrock-mantle\/aws4_request/);
    expect(aws.journal[2]?.headers['anthropic-version']).toBe('2026-10-21');
  });

  test('has the quotas of this endpoint only', async () => {
    const aws = await awsStandIn();
    const { quotas } = await opened(openBedrockMantle, aws.env, { model }).quotas(signal());
    expect(quotas).toEqual([
      {
        name: '[bedrock-mantle endpoint] Input tokens per minute for Claude Sonnet 5.5',
        code: 'L-3',
        counts: 'input',
        per: 'minute',
        endpoint: 'regional',
        value: 500_000,
        adjustable: true,
        from: 'account',
      },
    ]);
  });

  test('is answered a message, older models in the older version', async () => {
    const aws = await awsStandIn();
    const older = 'anthropic.claude-opus-4-6-v1';
    const client = await opened(openBedrockMantle, aws.env, { model: older }).client();
    expect((await client.messages.create({ ...ask, model: older })).usage.input_tokens).toBe(9);
    expect(aws.journal[0]?.headers['anthropic-version']).toBe('2023-06-01');
  });
});

test('a Bedrock API key goes as the bearer, also where AWS keys are set', async () => {
  const aws = await awsStandIn();
  const key = 'bedrock-api-key-canary-11111111';
  const path = opened(openBedrockMantle, { ...aws.env, AWS_BEARER_TOKEN_BEDROCK: key }, { model });
  await path.access(signal());
  expect(aws.journal.map(({ headers }) => headers.authorization)).toEqual([`Bearer ${key}`]);
});

test('an account without access to the model is not told of IAM', async () => {
  const said = 'Access to Anthropic models is not allowed for this account.';
  const aws = await awsStandIn({ CountTokens: refusedBy(403, 'AccessDeniedException', said) });
  const seen = await opened(openBedrockMantle, aws.env, { model }).access(signal());
  expect(seen.gates.map((row) => `${row.gate} ${row.state}`)).toEqual([
    'entitlement closed',
    'authorization unread',
    'region unread',
  ]);
  expect(seen.denied).toEqual([]);
});

// biome-ignore format: a table
test.each([
  ['IAM of AWS', notAllowed('bedrock-mantle:CountTokens'), 'bedrock-mantle:CountTokens', 'unread'],
  ["IAM in the API's form", refusedByMessages(403, 'permission_error', 'User: arn:aws:sts::1:assumed-role/a/b is not authorized to perform: bedrock-mantle:CallWithBearerToken'), 'bedrock-mantle:CallWithBearerToken', 'closed'],
  ['nobody says which', refusedBy(403, 'AccessDeniedException', 'Denied.'), 'bedrock-mantle:CountTokens', 'unread'],
])('no permission by %s is named, and closes the gate if messages need it', async (_, answer, permission, state) => {
  const aws = await awsStandIn({ CountTokens: answer });
  const seen = await opened(openBedrockMantle, aws.env, { model }).access(signal());
  expect(seen.gates.map((row) => row.state)).toEqual([state, 'unread']);
  expect(seen.denied).toEqual([{ permission, purpose: 'count tokens with the model' }]);
});

// biome-ignore format: a table
test.each([
  ['of the API', refusedByMessages(404, 'not_found_error', 'model: anthropic.claude-x')],
  ['of AWS', refusedBy(404, 'ResourceNotFoundException', 'The model does not exist')],
])('a model that is not there, in words %s', async (_, answer) => {
  const aws = await awsStandIn({ MantleModel: answer, CountTokens: answer });
  const path = opened(openBedrockMantle, aws.env, { model });
  expect(await path.model(signal())).toMatchObject({ listed: false, callableBy: [] });
  expect((await path.access(signal())).gates.map(({ state }) => state)).toEqual(['open', 'closed']);
});

// biome-ignore format: a table
test.each([
  ['expired', refusedBy(403, 'ExpiredTokenException', 'The security token included in the request is expired'), 'key-rejected'],
  ['not known', refusedByMessages(401, 'authentication_error', 'invalid bearer token'), 'key-rejected'],
  ['denied', notAllowed('bedrock-mantle:ListModels'), 'permission-denied'],
  ['throttled', refusedByMessages(429, 'rate_limit_error', 'Too many tokens'), 'rate-limit'],
  ['server error', { status: 500, body: '' }, 'server-error'],
  ['no JSON', { headers: { 'content-type': 'text/html' }, body: '<html>' }, 'unexpected-response'],
  ['another form', { body: { data: [] } }, 'unexpected-response'],
  ['no answer of AWS', { status: 404, headers: { 'x-amzn-requestid': '' }, body: 'nothing' }, 'unexpected-response'],
  ['an answer without end', { blanks: 2 * 1024 * 1024 }, 'unexpected-response'],
] as const)('the model, %s', async (_, answer, cause) => {
  const aws = await awsStandIn({ MantleModel: answer });
  const problem = await problemOf(opened(openBedrockMantle, aws.env, { model }).model(signal()));
  expect(problem.cause).toBe(cause);
  expect(aws.journal).toHaveLength(1);
});

test('without region or credential nothing is sent', async () => {
  const aws = await awsStandIn();
  const { AWS_REGION: _, ...nowhere } = aws.env;
  const lost = await problemOf(opened(openBedrockMantle, nowhere, { model }).identity(signal()));
  expect(lost).toMatchObject({ cause: 'no-credential' });
  expect(lost.reason).toContain('set AWS_REGION');
  const bare = await problemOf(opened(openBedrockMantle, awsEnv(aws.url), { model }).client());
  expect(bare).toMatchObject({ cause: 'no-credential', neverArrived: true });
  expect(aws.journal).toEqual([]);
});
