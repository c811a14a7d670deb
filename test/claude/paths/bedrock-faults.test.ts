import { describe, expect, test } from 'vitest';
import { openBedrock } from '../../../src/claude/paths/bedrock.ts';
import { awsEnv, awsStandIn, closedPort } from '../../support/stand-ins/aws.ts';
import { account, refusedBySts } from '../../support/stand-ins/aws-answers.ts';
import { opened, problemOf, signal } from './aws/opened-path.ts';

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
  ] as const)('%s', async (_, answers, method, cause) => {
    const aws = await awsStandIn(answers);
    const problem = await problemOf(opened(openBedrock, aws.env)[method](signal()));
    expect(problem.cause).toBe(cause);
  });

  test('an answer without end is given up, and said to be too long', async () => {
    const aws = await awsStandIn({ ListInferenceProfiles: { blanks: 5 * 1024 * 1024 } });
    const problem = await problemOf(opened(openBedrock, aws.env).model(signal()));
    expect(problem).toMatchObject({ cause: 'unexpected-response' });
    expect(problem.reason).toMatch(/The answer is longer than 4 MB\.$/);
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

  test('an admin key in a custom header ends a message before it leaves', async () => {
    const aws = await awsStandIn();
    const custom = { ANTHROPIC_CUSTOM_HEADERS: 'X-Portal: sk-ant-admin01-canary-0000' };
    const client = await opened(openBedrock, { ...aws.env, ...custom }).client();
    const sent = client.messages.create({
      model: 'm',
      max_tokens: 1,
      messages: [{ role: 'user', content: 'Go?' }],
    });
    expect(await problemOf(sent)).toMatchObject({ cause: 'no-credential', neverArrived: true });
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
