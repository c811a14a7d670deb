import { describe, expect, test } from 'vitest';
import { platformCloudWording } from '../../../src/report/wording/platform-cloud.ts';
import { platformModelWording } from '../../../src/report/wording/platform-model.ts';
import { platformQuotaWording } from '../../../src/report/wording/platform-quota.ts';
import {
  expectSentences,
  expectTitle,
  type Samples,
  wordedTexts,
  wordedTitles,
} from '../../support/sentences.ts';

const platform = 'Amazon Bedrock (bedrock-runtime)';
const model = 'Sonnet 5.5';
const id = 'global.anthropic.claude-sonnet-5-5';
const gates = (
  ['authorization', 'entitlement', 'region', 'agreement', 'use-case-form', 'service', 'deployment'] as const
).map((gate) => ({ gate, said: 'NOT_AVAILABLE' }));
const missing = [
  { permission: 'bedrock:InvokeModel', purpose: null },
  { permission: 'bedrock:ListInferenceProfiles', purpose: 'list the profiles.' },
];

const cloud: Samples<keyof typeof platformCloudWording> = {
  'cloud-credential-found': [
    {
      platform,
      account: '123456789012',
      principal: 'arn:aws:iam::123456789012:user/poll',
      from: 'AWS_PROFILE',
      region: 'us-east-1',
      workspace: 'wrkspc_1',
    },
    { platform, account: 'project', principal: null, from: 'a file', region: null, workspace: null },
  ],
  'cloud-credential-sent-elsewhere': [{ platform, hosts: ['gateway.example.com'], from: 'AWS_PROFILE' }],
  'cloud-access-refused': [
    { platform, probe: 'cloud-identity', cause: 'key-rejected', reason: 'It expired', ends: 'Never' },
    { platform, probe: 'tiny-message', cause: 'permission-denied', reason: 'It may not.', ends: 'Never' },
  ],
  'gates-closed': [{ platform, gates }, ...gates.map((gate) => ({ platform, gates: [gate] }))],
  'gates-closed-but-answered': [{ platform, gates }],
  'gates-pending': [{ platform, gates }],
  'permissions-complete': [
    { platform, principal: null },
    { platform, principal: 'poll' },
  ],
  'permissions-missing': [{ platform, principal: 'poll', missing }],
  'permissions-missing-for-messages': [{ platform, principal: null, missing }],
};

const about = { id, platform };
const named: Samples<keyof typeof platformModelWording> = {
  'model-id-fits': [about],
  'deployment-found': [{ deployment: 'launch', platform }],
  'deployment-unseen': [{ deployment: 'launch', platform }],
  'model-needs-profile': [
    { ...about, profiles: [id] },
    { ...about, profiles: [] },
  ],
  'model-id-unverified': [about],
  'model-in-region': [
    { model, platform, region: null, runsIn: [], required: null, factor: null },
    { model, platform, region: 'us-east-1', runsIn: ['us-east-1'], required: 'us', factor: 1.1 },
  ],
  'model-not-in-region': [
    { ...about, region: null },
    { ...about, region: 'us-east-1' },
  ],
  'region-leaves-us': [
    { ...about, runsIn: [], outside: [] },
    { ...about, runsIn: ['us-east-1'], outside: [] },
    { ...about, runsIn: ['eu-west-1'], outside: ['eu-west-1'] },
  ],
  'region-costs-more': [{ platform, region: 'us-east-1', runsIn: ['us-east-1'], factor: 1.1 }],
  'region-unproven': [about],
  'api-version-served': [
    { platform, model: null, version: null },
    { platform, model, version: '2026-10-21' },
  ],
  'api-version-not-served': [{ platform, model, version: '2026-10-21', older: '2023-06-01' }],
  'path-features-offered': [
    { platform, model, features: [] },
    { platform, model: null, features: ['vision'] },
  ],
  'path-features-missing': [
    { platform, model, features: ['batch'] },
    { platform, model: null, features: ['batch', 'files'] },
  ],
  'path-features-unverified': [{ platform, features: ['web-search'] }],
  'cloud-model-outlives': [
    { model, platform, endsOn: null, end: null },
    { model, platform, endsOn: '2028-01-01', end: '2027-06-01' },
    { model, platform, endsOn: '2028-01-01', end: null },
  ],
  'cloud-model-ended': [
    { model, platform, endsOn: null },
    { model, platform, endsOn: '2026-01-01' },
  ],
  'cloud-model-ends-in-life': [{ model, platform, endsOn: '2027-01-01', end: '2027-06-01' }],
  'cloud-model-legacy': [
    { model, platform, state: 'legacy', legacyOn: null, endsOn: null },
    { model, platform, state: 'deprecated', legacyOn: '2026-10-01', endsOn: '2027-10-01' },
  ],
  'cloud-lifecycle-unsaid': [{ model, platform }],
};

const row = {
  name: 'Tokens per minute',
  counts: 'tokens',
  per: 'minute',
  value: 1,
  from: 'account',
  adjustable: true,
} as const;
const quotas = [
  row,
  { ...row, name: 'Requests per day', counts: 'requests', per: 'day', value: 1_000 } as const,
];
const size = { platform, limitMb: 20, tokens: 1_000, media: null, lowMb: 0.003, highMb: 0.01 } as const;
const sized: Samples<keyof typeof platformQuotaWording> = {
  'quotas-read': [
    { platform, model, quotas, weighed: false },
    { platform, model, quotas, weighed: true },
  ],
  'quotas-by-default': [{ platform, model, quotas }],
  'quota-of-nothing': [{ platform, model, names: ['Tokens per minute'] }],
  'quota-not-listed': [
    { platform, model, endpoint: null },
    { platform, model, endpoint: 'global' },
  ],
  'day-quota-too-small': [
    {
      platform,
      name: 'Tokens per day',
      counts: 'tokens',
      perDay: 600_000,
      needed: 1_200_000,
      refused: 0.5,
    },
  ],
  'request-size-fits': [size, { ...size, lowMb: 2, highMb: 11 }],
  'request-size-may-exceed': [{ ...size, media: 'vision', lowMb: 2, highMb: 22.5 }],
  'request-size-exceeds': [{ ...size, media: 'pdf', lowMb: 22, highMb: 225 }],
};

describe.each([
  ['what the cloud grants', platformCloudWording, cloud],
  ['how the model is called', platformModelWording, named],
  ['quotas and sizes', platformQuotaWording, sized],
] as const)('%s', (_, wording, samples) => {
  test('is worded in full sentences', () => {
    expect(Object.keys(samples).sort()).toEqual(Object.keys(wording).sort());
    for (const [, text] of wordedTexts(wording as never, samples as never)) expectSentences(text);
    for (const [, title] of wordedTitles(wording as never, samples as never)) expectTitle(title);
  });
});

test('permissions stand in the sentence as the cloud writes them', () => {
  expect(
    platformCloudWording['permissions-missing']({ platform, principal: 'poll', missing }).detail,
  ).toContain('for want of bedrock:InvokeModel and bedrock:ListInferenceProfiles to list the profiles.');
});

test('each closed gate comes with what opens it, once', () => {
  const { fix = [] } = platformCloudWording['gates-closed']({ platform, gates: [...gates, ...gates] });
  expect(fix).toHaveLength(gates.length + 1);
});

test('a service is enabled by its name, and nothing else gets into the command', () => {
  const fixOf = (said: string) =>
    platformCloudWording['gates-closed']({ platform, gates: [{ gate: 'service', said }] }).fix?.[0];
  expect(fixOf('claude.googleapis.com')).toContain('gcloud services enable claude.googleapis.com.');
  expect(fixOf('it is off; rm -r')).toContain('gcloud services enable SERVICE.');
});

test('a quota is told with its value and its name', () => {
  expect(platformQuotaWording['quotas-by-default']({ platform, model, quotas }).detail).toContain(
    '1 input and output token a minute (Tokens per minute) and 1,000 requests a day (Requests per day)',
  );
});
