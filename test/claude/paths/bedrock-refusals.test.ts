import { describe, expect, test } from 'vitest';
import { openBedrock } from '../../../src/claude/paths/bedrock.ts';
import { awsStandIn } from '../../support/stand-ins/aws.ts';
import { notAllowed, refusedBy, refusedBySts } from '../../support/stand-ins/aws-answers.ts';
import { opened, problemOf, signal } from './aws/opened-path.ts';

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

describe('ids of answers, for the support of AWS', () => {
  // biome-ignore format: a table
  test.each([
    ['every answer', {}, ['req-stand-in', 'req-stand-in', 'req-stand-in']],
    ['a denial that is told beside what was answered', { ListInferenceProfiles: notAllowed('bedrock:ListInferenceProfiles') }, ['req-0001', 'req-stand-in', 'req-stand-in']],
    ['a model that is not there', { GetFoundationModel: refusedBy(404, 'ResourceNotFoundException', 'none') }, ['req-0001', 'req-stand-in', 'req-stand-in']],
  ])('%s', async (_, answers, expected) => {
    const aws = await awsStandIn(answers);
    const ids: (string | null)[] = [];
    await opened(openBedrock, aws.env).model(signal(), (id) => ids.push(id));
    expect(ids.sort()).toEqual(expected);
  });

  test('one that ends the question is on the error, and nowhere else', async () => {
    const aws = await awsStandIn({ GetCallerIdentity: refusedBySts(403, 'ExpiredToken', 'expired') });
    const ids: (string | null)[] = [];
    const path = opened(openBedrock, aws.env);
    const problem = await problemOf(path.identity(signal(), (id) => ids.push(id)));
    expect(problem.requestId).toBe('req-0002');
    expect(ids).toEqual([]);
  });
});
