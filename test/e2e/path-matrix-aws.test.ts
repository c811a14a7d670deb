import { describe, expect, test } from 'vitest';
import { type AskedState, askedStates, pollPath } from '../support/path-poll.ts';
import { awsEnv, awsStandIn, closedPort, standInKeys } from '../support/stand-ins/aws.ts';
import {
  type AwsState,
  elsewhere,
  expired,
  federationOff,
  formNotSent,
  noModelAccess,
  notPermitted,
  withoutQuotas,
  withQuotas,
} from '../support/stand-ins/aws-states.ts';

interface MatrixPath {
  readonly path: 'bedrock' | 'bedrock-mantle' | 'claude-on-aws';
  /** As the path takes it. */
  readonly model: string;
  readonly states: Readonly<Record<Exclude<AskedState, 'granted' | 'expired'>, AwsState>>;
  /** Findings that differ from what they are on an account that may do everything. */
  readonly found: Readonly<Record<AskedState, Readonly<Record<string, string>>>>;
  readonly granted: Readonly<Record<string, string>>;
  /** Exit code where nothing of the path stops the launch. */
  readonly goes: 1 | 3;
  /** What the words of a finding must hold. */
  readonly said: Readonly<Record<Exclude<AskedState, 'granted' | 'expired'>, readonly [string, string]>>;
}

const asked = {
  'platform/credentials': 'pass cloud-credential-found',
  'platform/access': 'pass access-proven',
  'platform/iam': 'pass permissions-complete',
  'platform/region': 'pass model-in-region',
  'platform/quota': 'pass quotas-read',
  'platform/model-id': 'pass model-id-fits',
};
const untold = 'inconclusive waits-for-check';
const expiredOnCloud = {
  'platform/credentials': 'inconclusive no-cloud-credential',
  'platform/access': 'fail cloud-access-refused',
  'platform/iam': 'inconclusive no-cloud-credential',
  'platform/region': untold,
  'platform/model-id': untold,
};
/** The cloud has no quotas for it: its limits are Anthropic's, and never 0 of the cloud. */
const anthropicLimits = { 'platform/quota': 'not-applicable not-applicable' };

const paths: readonly MatrixPath[] = [
  {
    path: 'bedrock',
    model: 'global.anthropic.claude-sonnet-5-5',
    granted: asked,
    goes: 3,
    states: {
      'not enabled': formNotSent,
      'no permission': notPermitted({ InvokeModel: 'bedrock:InvokeModel' }),
      'wrong region': elsewhere,
      'no quota': withoutQuotas,
    },
    found: {
      granted: {},
      'not enabled': { 'platform/access': 'fail gates-closed' },
      'no permission': { 'platform/access': untold, 'platform/iam': 'fail permissions-missing-for-messages' },
      'wrong region': { 'platform/access': untold, 'platform/region': 'fail model-not-in-region' },
      'no quota': {
        'platform/access': 'inconclusive access-half-shown',
        'platform/quota': 'fail quota-of-nothing',
      },
      expired: { ...expiredOnCloud, 'platform/quota': untold },
    },
    said: {
      'not enabled': ['platform/access', "Anthropic's form on the use case (not sent)"],
      'no permission': ['platform/iam', 'grant bedrock:InvokeModel to the role'],
      'wrong region': ['platform/access', 'platform/region'],
      'no quota': ['platform/quota', 'Global cross-region model inference tokens per minute'],
    },
  },
  {
    path: 'bedrock-mantle',
    model: 'anthropic.claude-sonnet-5-5',
    granted: { ...asked, 'platform/region': 'warn region-costs-more' },
    goes: 3,
    states: {
      'not enabled': noModelAccess,
      'no permission': notPermitted({
        CountTokens: 'bedrock-mantle:CountTokens',
        CreateMessage: 'bedrock-mantle:CreateInference',
      }),
      'wrong region': elsewhere,
      'no quota': withoutQuotas,
    },
    found: {
      granted: {},
      'not enabled': { 'platform/access': 'fail gates-closed' },
      'no permission': { 'platform/access': untold, 'platform/iam': 'fail permissions-missing-for-messages' },
      'wrong region': {
        'platform/access': 'fail gates-closed',
        'platform/region': 'fail model-not-in-region',
      },
      'no quota': {
        'platform/access': 'inconclusive access-half-shown',
        'platform/quota': 'fail quota-of-nothing',
      },
      expired: { ...expiredOnCloud, 'platform/quota': untold },
    },
    said: {
      'not enabled': ['platform/access', 'the entitlement to the model (Access to Anthropic models'],
      'no permission': [
        'platform/iam',
        'grant bedrock-mantle:CreateInference and bedrock-mantle:CountTokens to the role',
      ],
      'wrong region': ['platform/region', 'anthropic.claude-sonnet-5-5 in eu-west-1'],
      'no quota': ['platform/quota', '[bedrock-mantle endpoint] Input tokens per minute'],
    },
  },
  {
    path: 'claude-on-aws',
    model: 'claude-sonnet-5-5',
    granted: { ...asked, ...anthropicLimits },
    // The models of Claude that stand in are retired within the planned life.
    goes: 1,
    states: {
      'not enabled': federationOff,
      'no permission': notPermitted({
        CountTokens: 'aws-external-anthropic:CountTokens',
        CreateMessage: 'aws-external-anthropic:CreateInference',
      }),
      'wrong region': elsewhere,
      'no quota': withoutQuotas,
    },
    found: {
      granted: {},
      'not enabled': {
        'platform/access': 'fail gates-closed',
        'platform/region': untold,
        'platform/model-id': untold,
      },
      'no permission': { 'platform/access': untold, 'platform/iam': 'fail permissions-missing-for-messages' },
      'wrong region': {
        'platform/access': 'fail gates-closed',
        'platform/region': 'fail model-not-in-region',
      },
      // No state of this path: Service Quotas has none of it. What Anthropic refuses with 429 is seen by the message.
      'no quota': { 'platform/access': 'inconclusive access-half-shown' },
      expired: expiredOnCloud,
    },
    said: {
      'not enabled': ['platform/access', 'aws iam enable-outbound-web-identity-federation'],
      'no permission': ['platform/iam', 'aws-external-anthropic:CreateInference'],
      'wrong region': ['platform/region', 'claude-sonnet-5-5 in eu-west-1'],
      'no quota': ['platform/access', 'HTTP 429'],
    },
  },
];

describe.each(paths)('$path', ({ path, model, granted, goes, states, found, said }) => {
  const platform = { path, region: 'eu-west-1' };
  const stateOf = { ...states, granted: withQuotas, expired };

  test.each(askedStates)('%s', async (state) => {
    const { env } = await awsStandIn(stateOf[state]);
    const seen = await pollPath({ platform, model, env });
    expect(seen.found(Object.keys(granted))).toEqual({ ...granted, ...found[state] });
    const words = state === 'granted' || state === 'expired' ? null : said[state];
    if (words) expect(seen.said(words[0])).toContain(words[1]);
    if (state === 'expired')
      for (const check of ['platform/credentials', 'platform/access']) {
        expect(seen.said(check)).toContain('has expired');
        expect(seen.said(check)).toContain('aws sso login');
      }
    const stops = Object.values(found[state]).some((text) => text.startsWith('fail'));
    expect(seen.code).toBe(stops ? 1 : goes);
    expect(seen.foreignLines).toEqual([]);
    expect(seen.output).not.toContain(standInKeys.AWS_SECRET_ACCESS_KEY);
    expect(seen.output).not.toContain(standInKeys.AWS_ACCESS_KEY_ID);
  });

  test('no way there: nobody refused anything, so nothing fails for it', async () => {
    const env = { ...awsEnv(await closedPort()), ...standInKeys };
    const seen = await pollPath({ platform, model, env });
    const judged = seen.found(['platform/credentials', 'platform/access', 'platform/iam', 'platform/region']);
    for (const [check, text] of Object.entries(judged))
      expect([check, text.split(' ')[0]]).toEqual([check, 'inconclusive']);
    expect(seen.code).toBe(3);
    expect(seen.foreignLines).toEqual([]);
  });

  test('no credentials at all', async () => {
    const { ANTHROPIC_AWS_WORKSPACE_ID } = standInKeys;
    const env = { ...awsEnv(await closedPort()), ANTHROPIC_AWS_WORKSPACE_ID };
    const seen = await pollPath({ platform, model, env });
    seen.expectNothingKnown('aws sso login');
  });
});
