import { describe, expect, test } from 'vitest';
import { foreignText } from '../../../src/claude/foreign-text.ts';
import { openBedrock } from '../../../src/claude/paths/bedrock.ts';
import { observedValues } from '../../../src/judge/observation-schema.ts';
import { type AwsRequest, awsStandIn } from '../../support/stand-ins/aws.ts';
import { account, euProfile, principal, refusedBy } from '../../support/stand-ins/aws-answers.ts';
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
    // What a signature covers is named in it, and stays a word that answers may use.
    expect(foreignText('The header content-type is missing')).toBe('The header content-type is missing');
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
