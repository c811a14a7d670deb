import { describe, expect, test } from 'vitest';
import { openBedrock } from '../../../src/claude/paths/bedrock.ts';
import { observedValues } from '../../../src/judge/observation-schema.ts';
import { type AwsRequest, awsEnv, awsStandIn, closedPort } from '../../support/stand-ins/aws.ts';
import {
  account,
  euProfile,
  notAllowed,
  principal,
  refusedBy,
  refusedBySts,
} from '../../support/stand-ins/aws-answers.ts';
import { opened, problemOf, signal } from './aws/opened-path.ts';

describe('an account that may do everything', () => {
  test('is named by STS, signed for', async () => {
    const aws = await awsStandIn();
    const seen = await opened(openBedrock, aws.env).identity(signal());
    expect(seen).toMatchObject({
      account,
      principal,
      from: 'AWS_ACCESS_KEY_ID',
      region: 'eu-west-1',
      workspace: null,
    });
    expect(seen.foreignHosts).toEqual([new URL(aws.url).host]);
    expect(observedValues['cloud-identity']?.safeParse(seen).success).toBe(true);
    expect(aws.journal[0]?.headers.authorization).toMatch(
      /^AWS4-HMAC-SHA256 Credential=AKIAEXAMPLEEXAMPLE00\/\d{8}\/eu-west-1\/sts\/aws4_request, SignedHeaders=.+, Signature=[0-9a-f]{64}$/,
    );
  });

  test('sees the lifecycle of the model and the regions behind its profiles', async () => {
    const aws = await awsStandIn();
    const seen = await opened(openBedrock, aws.env).model(signal());
    const { ms, ...told } = seen;
    expect(told).toEqual({
      id: 'global.anthropic.claude-sonnet-5-5',
      region: 'eu-west-1',
      listed: true,
      lifecycle: 'legacy',
      legacyOn: '2027-02-01',
      endsOn: '2027-08-01',
      callableBy: ['inference-profile'],
      profiles: [
        { id: 'eu.anthropic.claude-sonnet-5-5', active: true, regions: ['eu-west-1', 'eu-central-1'] },
        { id: 'global.anthropic.claude-sonnet-5-5', active: true, regions: ['eu-west-1'] },
      ],
      denied: [],
    });
    expect(ms).toBeGreaterThanOrEqual(0);
    expect(observedValues['cloud-model']?.safeParse(seen).success).toBe(true);
    expect(aws.journal.map(({ call }) => call).sort()).toEqual([
      'GetFoundationModel',
      'GetInferenceProfile',
      'ListInferenceProfiles',
    ]);
  });

  test('finds every gate open', async () => {
    const aws = await awsStandIn();
    const seen = await opened(openBedrock, aws.env).access(signal());
    expect(seen.gates.map(({ gate, state, said }) => [gate, state, said])).toEqual([
      ['authorization', 'open', 'AUTHORIZED'],
      ['entitlement', 'open', 'AVAILABLE'],
      ['region', 'open', 'AVAILABLE'],
      ['agreement', 'open', 'AVAILABLE'],
      ['use-case-form', 'open', 'sent'],
    ]);
  });

  test('reads the quotas in force before those that accounts begin with, of the planned kind only', async () => {
    const aws = await awsStandIn();
    const seen = await opened(openBedrock, aws.env).quotas(signal());
    expect(
      seen.quotas.map(({ code, counts, per, endpoint, value, from }) => [
        code,
        counts,
        per,
        endpoint,
        value,
        from,
      ]),
    ).toEqual([
      ['L-1', 'tokens', 'minute', 'global', 0, 'account'],
      ['L-4', 'requests', 'minute', 'global', 10_000, 'default'],
      ['L-6', 'tokens', 'day', 'global', 2_000_000, 'default'],
    ]);
    expect(observedValues['cloud-quotas']?.safeParse(seen).success).toBe(true);
  });

  test('is answered a message, and its headers are shown', async () => {
    const aws = await awsStandIn();
    const headers: Headers[] = [];
    const path = opened(openBedrock, aws.env, { onAnswer: (seen) => headers.push(seen) });
    const client = await path.client();
    const message = await client.messages.create({
      model: 'global.anthropic.claude-sonnet-5-5',
      max_tokens: 4,
      messages: [{ role: 'user', content: 'Go?' }],
    });
    expect(message.usage.output_tokens).toBe(2);
    expect(headers).toHaveLength(1);
    const [sent] = aws.journal;
    expect(sent?.path).toBe('/runtime/model/global.anthropic.claude-sonnet-5-5/invoke');
    expect(JSON.parse(sent?.body ?? '')).toMatchObject({ anthropic_version: '2026-10-21' });
    expect(sent?.headers.authorization).toMatch(/\/eu-west-1\/bedrock\/aws4_request/);
  });
});

// biome-ignore format: a table
test.each([
  ['anthropic.claude-opus-4-6-v1', 'bedrock-2023-05-31'],
  ['us.anthropic.claude-haiku-4-5-20251001-v1:0', 'bedrock-2023-05-31'],
  ['anthropic.claude-opus-4-7', '2026-10-21'],
  ['global.anthropic.claude-opus-5-5', '2026-10-21'],
])('%s is asked in version %s', async (model, version) => {
  const aws = await awsStandIn();
  const client = await opened(openBedrock, aws.env, { model }).client();
  await client.messages.create({ model, max_tokens: 4, messages: [{ role: 'user', content: 'Go?' }] });
  expect(JSON.parse(aws.journal[0]?.body ?? '')).toMatchObject({ anthropic_version: version });
});

describe('not enabled', () => {
  test('gates are told closed, one by one', async () => {
    const aws = await awsStandIn({
      GetFoundationModelAvailability: {
        body: {
          modelId: 'x',
          agreementAvailability: { status: 'PENDING' },
          authorizationStatus: 'NOT_AUTHORIZED',
          entitlementAvailability: 'NOT_AVAILABLE',
          regionAvailability: 'SOMETHING_NEW',
        },
      },
      GetUseCaseForModelAccess: refusedBy(
        404,
        'ResourceNotFoundException',
        'Use case details have not been submitted.',
      ),
    });
    const seen = await opened(openBedrock, aws.env).access(signal());
    expect(seen.gates.map(({ state }) => state)).toEqual(['closed', 'closed', 'unread', 'pending', 'closed']);
    expect(seen.gates[4]?.said).toBe('not sent');
    expect(seen.denied).toEqual([]);
  });

  // biome-ignore format: a table
  test.each([
    [404, 'ResourceNotFoundException', 'Model use case details have not been submitted for this account. Fill out the form.', 'permission-denied', null, 'send the form'],
    [403, 'AccessDeniedException', 'Model access is denied due to IAM user or service role is not authorized to perform the required AWS Marketplace actions (aws-marketplace:ViewSubscriptions, aws-marketplace:Subscribe) to enable access to this model.', 'permission-denied', 'aws-marketplace:ViewSubscriptions', 'aws-marketplace:Subscribe'],
    [403, 'AccessDeniedException', "You don't have access to the model with the specified model ID.", 'permission-denied', null, 'ask for access'],
    [400, 'ValidationException', 'Invocation of model ID anthropic.claude-opus-5 with on-demand throughput isn’t supported. Retry your request with the ID or ARN of an inference profile.', 'invalid-request', null, 'platform.deployment'],
    [400, 'ValidationException', 'The provided model identifier is invalid.', 'model-not-found', null, 'list-foundation-models'],
    [403, 'ExpiredTokenException', 'The security token included in the request is expired', 'key-rejected', null, 'aws sso login'],
    [429, 'ThrottlingException', 'Too many tokens per day, please wait before trying again.', 'rate-limit', null, 'poll again'],
    [500, 'InternalServerException', 'The system encountered an unexpected error.', 'server-error', null, 'Poll again'],
  ] as const)('a message refused with %i %s is told as what it is', async (status, name, message, cause, permission, advice) => {
    const aws = await awsStandIn({ InvokeModel: refusedBy(status, name, message) });
    const client = await opened(openBedrock, aws.env).client();
    const problem = await problemOf(
      client.messages.create({ model: 'm', max_tokens: 1, messages: [{ role: 'user', content: 'Go?' }] }),
    );
    expect(problem).toMatchObject({ cause, permission, status, requestId: 'req-0001', neverArrived: false });
    expect(problem.reason).toContain(advice);
    expect(aws.journal).toHaveLength(1);
  });
});

describe('no permission', () => {
  test('for one call: it is named, and the rest is told', async () => {
    const aws = await awsStandIn({ ListInferenceProfiles: notAllowed('bedrock:ListInferenceProfiles') });
    const seen = await opened(openBedrock, aws.env).model(signal());
    expect(seen).toMatchObject({ listed: true, lifecycle: 'legacy' });
    expect(seen.profiles.map(({ id }) => id)).toEqual(['global.anthropic.claude-sonnet-5-5']);
    expect(seen.denied).toEqual([
      { permission: 'bedrock:ListInferenceProfiles', purpose: 'list the inference profiles of the model' },
    ]);
  });

  test('for the model: a profile that leads to it tells that it is there', async () => {
    const aws = await awsStandIn({ GetFoundationModel: notAllowed('bedrock:GetFoundationModel') });
    const seen = await opened(openBedrock, aws.env, { model: 'anthropic.claude-sonnet-5-5' }).model(signal());
    expect(seen).toMatchObject({ listed: true, lifecycle: 'unknown', callableBy: [] });
    expect(seen.denied).toHaveLength(1);
  });

  // biome-ignore format: a table
  test.each([
    ['model', ['GetFoundationModel', 'ListInferenceProfiles', 'GetInferenceProfile'], 'bedrock:GetFoundationModel'],
    ['access', ['GetFoundationModelAvailability', 'GetUseCaseForModelAccess'], 'bedrock:GetFoundationModelAvailability'],
    ['quotas', ['ListServiceQuotas', 'ListAWSDefaultServiceQuotas'], 'servicequotas:ListServiceQuotas'],
  ] as const)('for all of %s: the call fails and names one permission', async (method, calls, permission) => {
    const aws = await awsStandIn(Object.fromEntries(calls.map((call) => [call, notAllowed(permission)])));
    const problem = await problemOf(opened(openBedrock, aws.env)[method](signal()));
    expect(problem).toMatchObject({ cause: 'permission-denied', permission, status: 403 });
    expect(problem.reason).toContain(`allow ${permission}`);
  });
});

describe('wrong region, unknown model, no quota', () => {
  test('a model that is not there is told so, not thrown', async () => {
    const aws = await awsStandIn({
      GetFoundationModel: refusedBy(
        404,
        'ResourceNotFoundException',
        'Could not resolve the foundation model.',
      ),
      GetInferenceProfile: refusedBy(
        400,
        'ValidationException',
        'The provided inference profile identifier is invalid.',
      ),
      ListInferenceProfiles: { body: { inferenceProfileSummaries: [] } },
    });
    const seen = await opened(openBedrock, aws.env).model(signal());
    expect(seen).toMatchObject({ listed: false, lifecycle: 'unknown', profiles: [], callableBy: [] });
  });

  test('gates of a model that is not there are no gates', async () => {
    const aws = await awsStandIn({
      GetFoundationModelAvailability: refusedBy(404, 'ResourceNotFoundException', 'No such model'),
    });
    const problem = await problemOf(opened(openBedrock, aws.env).access(signal()));
    expect(problem.cause).toBe('model-not-found');
  });

  test('a planned reach such as global goes by the variable, and through that profile', async () => {
    const aws = await awsStandIn();
    const settings = { region: 'global', model: 'anthropic.claude-sonnet-5-5' };
    const path = opened(openBedrock, aws.env, settings);
    expect(await path.identity(signal())).toMatchObject({ region: 'eu-west-1' });
    expect(await path.model(signal())).toMatchObject({
      id: 'global.anthropic.claude-sonnet-5-5',
      listed: true,
    });
    expect((await path.quotas(signal())).quotas.map(({ endpoint }) => endpoint)).toEqual([
      'global',
      'global',
      'global',
    ]);
  });

  test("a profile of the team's own is asked which model it leads to", async () => {
    const model = `arn:aws:bedrock:eu-west-1:${account}:application-inference-profile/abc123`;
    const own = {
      ...euProfile,
      inferenceProfileId: 'abc123',
      inferenceProfileArn: model,
      type: 'APPLICATION',
    };
    const aws = await awsStandIn({ GetInferenceProfile: { body: own } });
    const path = opened(openBedrock, aws.env, { model });
    expect(await path.model(signal())).toMatchObject({ id: model, listed: true, lifecycle: 'legacy' });
    expect((await path.quotas(signal())).quotas.length).toBeGreaterThan(3);
    const asked = aws.journal.find(({ call }) => call === 'GetInferenceProfile');
    expect(decodeURIComponent(asked?.path ?? '')).toBe(`/inference-profiles/${model}`);
  });

  test('an account without quotas of the model has none', async () => {
    const aws = await awsStandIn({
      ListServiceQuotas: { body: {} },
      ListAWSDefaultServiceQuotas: { body: {} },
    });
    expect((await opened(openBedrock, aws.env).quotas(signal())).quotas).toEqual([]);
  });

  test('pages are read to the last', async () => {
    const page = (n: number, NextToken?: string) => ({
      body: {
        Quotas: [
          {
            QuotaName: `Global cross-region model inference tokens per minute for Claude Sonnet 5.5 V${n}`,
            QuotaCode: `L-P${n}`,
            Value: n,
          },
        ],
        NextToken,
      },
    });
    const pageOf = ({ body }: AwsRequest) => (body.includes('"NextToken":"2"') ? page(2) : page(1, '2'));
    const aws = await awsStandIn({
      ListServiceQuotas: pageOf,
      ListAWSDefaultServiceQuotas: { body: {} },
    });
    const { quotas } = await opened(openBedrock, aws.env).quotas(signal());
    expect(quotas.map(({ code }) => code)).toEqual(['L-P1', 'L-P2']);
  });

  test('pages without end are not read without end', async () => {
    const aws = await awsStandIn({ ListServiceQuotas: { body: { Quotas: [], NextToken: 'more' } } });
    const problem = await problemOf(opened(openBedrock, aws.env).quotas(signal()));
    expect(problem.cause).toBe('unexpected-response');
    expect(aws.journal.length).toBeLessThan(60);
  });
});

describe('credentials', () => {
  test('none at all: found missing, with the command, before anything is sent', async () => {
    const aws = await awsStandIn();
    const path = opened(openBedrock, awsEnv(aws.url));
    for (const call of [path.identity(signal()), path.model(signal()), path.client()]) {
      const problem = await problemOf(call);
      expect(problem).toMatchObject({ cause: 'no-credential', neverArrived: true, status: null });
      expect(problem.reason).toContain('aws sso login');
    }
    expect(aws.journal).toEqual([]);
  });

  test('none in a named profile: the command names it', async () => {
    const path = opened(openBedrock, { ...awsEnv('http://127.0.0.1:9'), AWS_PROFILE: 'launch' });
    const problem = await problemOf(path.identity(signal()));
    expect(problem.cause).toBe('no-credential');
    expect(problem.reason).toContain('aws sso login --profile launch');
  });

  // biome-ignore format: a table
  test.each([
    ['ExpiredToken', 'The security token included in the request is expired', 'key-rejected', 'AWS_SESSION_TOKEN'],
    ['InvalidClientTokenId', 'The security token included in the request is invalid.', 'key-rejected', 'AWS_ACCESS_KEY_ID'],
    ['SignatureDoesNotMatch', 'Signature expired: 20261120T100000Z is now earlier than 20261120T110000Z', 'key-rejected', 'clock'],
    ['Throttling', 'Rate exceeded', 'rate-limit', 'Wait'],
  ] as const)('%s of STS', async (code, message, cause, advice) => {
    const aws = await awsStandIn({ GetCallerIdentity: refusedBySts(403, code, message) });
    const problem = await problemOf(opened(openBedrock, aws.env).identity(signal()));
    expect(problem).toMatchObject({ cause, status: 403, requestId: 'req-0002' });
    expect(problem.reason).toContain(advice);
    expect(aws.journal).toHaveLength(1);
  });

  test('a Bedrock API key is the bearer of Bedrock calls, is not asked of STS, and reads no quotas', async () => {
    const aws = await awsStandIn();
    const key = 'bedrock-api-key-canary-00000000';
    const path = opened(openBedrock, { ...awsEnv(aws.url), AWS_BEARER_TOKEN_BEDROCK: key });
    expect(await path.identity(signal())).toMatchObject({
      principal: null,
      from: 'AWS_BEARER_TOKEN_BEDROCK',
    });
    await path.model(signal());
    await (await path.client()).messages.create({
      model: 'm',
      max_tokens: 1,
      messages: [{ role: 'user', content: 'Go?' }],
    });
    expect(new Set(aws.journal.map(({ headers }) => headers.authorization))).toEqual(
      new Set([`Bearer ${key}`]),
    );
    const problem = await problemOf(path.quotas(signal()));
    expect(problem.cause).toBe('no-credential');
    expect(problem.reason).not.toContain('canary');
  });
});

describe('faults', () => {
  // biome-ignore format: a table
  test.each([
    ['a server error', { GetCallerIdentity: refusedBySts(503, 'ServiceUnavailable', 'down') }, 'identity', 'server-error'],
    ['a server error without words', { GetFoundationModel: { status: 500, body: '' } }, 'model', 'server-error'],
    ['no JSON', { GetFoundationModel: { body: '<html>Log in to the network</html>' } }, 'model', 'unexpected-response'],
    ['no XML', { GetCallerIdentity: { body: 'hello' } }, 'identity', 'unexpected-response'],
    ['JSON of another form', { GetFoundationModel: { body: { modelDetails: { modelId: 7 } } } }, 'model', 'unexpected-response'],
    ['a refusal that is none of AWS', { GetFoundationModel: { status: 403, headers: { 'content-type': 'text/html', 'x-amzn-requestid': '' }, body: '<html>Blocked</html>' } }, 'model', 'unexpected-response'],
    ['a redirect', { GetFoundationModel: { status: 302, headers: { location: 'http://127.0.0.1:9/elsewhere' }, body: '' } }, 'model', 'unexpected-response'],
    ['a date that is none', { GetFoundationModel: { body: { modelDetails: { modelId: 'm', modelLifecycle: { status: 'LEGACY', legacyTime: 'soon' } } } } }, 'model', 'unexpected-response'],
    ['an answer without end', { ListInferenceProfiles: { blanks: 5 * 1024 * 1024 } }, 'model', 'unexpected-response'],
  ] as const)('%s', async (_, answers, method, cause) => {
    const aws = await awsStandIn(answers);
    const problem = await problemOf(opened(openBedrock, aws.env)[method](signal()));
    expect(problem.cause).toBe(cause);
  });

  test('nothing listens there', async () => {
    const aws = await awsStandIn();
    const closed = await closedPort();
    const env = {
      ...aws.env,
      AWS_ENDPOINT_URL_STS: closed,
      ANTHROPIC_BEDROCK_BASE_URL: closed,
    };
    const path = opened(openBedrock, env);
    expect(await problemOf(path.identity(signal()))).toMatchObject({
      cause: 'connection-failed',
      retryable: true,
    });
    const client = await path.client();
    const sent = client.messages.create({
      model: 'm',
      max_tokens: 1,
      messages: [{ role: 'user', content: 'Go?' }],
    });
    expect(await problemOf(sent)).toMatchObject({ cause: 'connection-failed', neverArrived: true });
  });

  test('hostile words are cleaned, and no secret comes back', async () => {
    const secret = 'wJalrCanaryKEYbPxRfiCYEXAMPLESECRET00000';
    const aws = await awsStandIn({
      GetCallerIdentity: {
        headers: { 'content-type': 'text/xml' },
        body: `<R><GetCallerIdentityResult><Arn>arn:aws:iam::${account}:user/\u009b31mred ${'x'.repeat(900)}</Arn><Account>${account}</Account></GetCallerIdentityResult></R>`,
      },
      GetFoundationModel: {
        status: 418,
        body: { __type: 'Odd\u001b[2JException', message: `\u001b]0;owned\u0007 you sent ${secret}` },
      },
    });
    const path = opened(openBedrock, aws.env);
    const { principal: shown } = await path.identity(signal());
    expect(shown).toMatch(/^arn:aws:iam::210987654321:user\/[ -~]*$/);
    expect(shown?.length).toBeLessThanOrEqual(200);
    const { reason } = await problemOf(path.model(signal()));
    // biome-ignore lint/suspicious/noControlCharactersInRegex: none may be there
    expect(reason).not.toMatch(/[\u0000-\u001f]|Canary|owned/);
  });

  test('a region that is none goes into no host name', async () => {
    const aws = await awsStandIn();
    const path = opened(openBedrock, aws.env, { region: 'x@evil.example/' });
    const problem = await problemOf(path.model(signal()));
    expect(problem.cause).toBe('invalid-request');
    expect((await problemOf(path.client())).cause).toBe('invalid-request');
    expect(aws.journal).toEqual([]);
  });

  test('the signal ends a call', async () => {
    const aws = await awsStandIn({
      GetCallerIdentity: { headers: { 'content-length': '900' }, body: '<R>' },
    });
    const problem = await problemOf(
      opened(openBedrock, aws.env).identity(AbortSignal.timeout(150)),
      'timeout',
    );
    expect(problem.cause).toBe('client-timeout');
  });
});
