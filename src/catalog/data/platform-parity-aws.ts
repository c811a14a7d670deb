import type { PlatformParity } from '../platform-parity.ts';

const bothVersions = { answer: 'partly', remark: 'models from 4.7 on' } as const;
const notInSdk = (remark: string) => ({ answer: 'no', remark }) as const;
const bedrockVersions =
  'Version 2026-10-21, which SDKs send from TypeScript 1.0, Python 2.0 and Go 2.0 on, is served for models from 4.7 on; older ones answer 400 to it.';
const bedrockIds =
  'The id with anthropic. before it, such as anthropic.claude-opus-5-5; ids up to 4.6 have endings of their own.';

export const awsParity: readonly PlatformParity[] = [
  {
    path: 'claude-on-aws',
    inShort: {
      billing: 'AWS Marketplace, in arrears',
      access: 'AWS IAM, per workspace',
      quotas: "Anthropic's limits, not Service Quotas",
      setup: 'Marketplace subscription, workspace',
    },
    accessGrantedBy:
      'The AWS administrator, by IAM actions of aws-external-anthropic on the workspace; SigV4 or an API key of the path.',
    endpoints:
      "Every region has a host of its own at the same price, and inference may run outside of it; inference in the US only is asked for in the request, at Anthropic's factor.",
    forms: [
      { reach: 'anywhere', written: 'a region of AWS, such as us-east-1', premium: 'none' },
      { reach: 'us-only', written: 'inference_geo "us" in the request', premium: 'us-inference' },
    ],
    modelIds: 'Those of the Claude API.',
    apiVersions: 'Both versions of the Claude API, 2023-06-01 and 2026-10-21.',
    administration:
      'Workspaces and usage over the organization routes in part; no limits per workspace, and IAM decides who may do what.',
    toldApartBy:
      'The client AnthropicAws, the variables ANTHROPIC_AWS_WORKSPACE_ID and ANTHROPIC_AWS_API_KEY, the host aws-external-anthropic, and model ids without anthropic. before them.',
    surfaces: {
      messages: { answer: 'yes', remark: null },
      'count-tokens': { answer: 'yes', remark: null },
      models: { answer: 'yes', remark: null },
      batches: { answer: 'yes', remark: null },
      files: { answer: 'yes', remark: 'by the SDK' },
      organization: { answer: 'partly', remark: 'no limits per workspace' },
      'rate-limit-headers': { answer: 'yes', remark: null },
      'new-api-version': { answer: 'yes', remark: null },
    },
    topicSources: {
      billing: ['pricing'],
      access: ['claude-on-aws'],
      quotas: ['claude-on-aws-limits', 'rate-limits'],
      endpoints: ['claude-on-aws-guide', 'pricing'],
      features: ['claude-on-aws', 'fast-mode'],
      'model-ids': ['models-overview'],
      'api-version': ['versioning'],
      'request-size': ['errors'],
      administration: ['rate-limits', 'claude-on-aws'],
      setup: ['claude-on-aws', 'sdk'],
    },
    provenance: {
      sources: ['claude-on-aws', 'claude-on-aws-guide', 'sdk'],
      asOf: '2026-11-17',
      confidence: 'medium',
      note: 'That subscription and outbound identity federation come first was seen in public code only.',
    },
  },
  {
    path: 'bedrock',
    inShort: {
      billing: 'AWS',
      access: 'AWS IAM, or a Bedrock API key',
      quotas: 'AWS Service Quotas, model and region',
      setup: 'Use-case form, model agreement',
    },
    accessGrantedBy:
      'The AWS administrator, by IAM permission to invoke the model or its inference profile; SigV4 or a Bedrock API key.',
    endpoints:
      'The host is that of a region. A model id alone stays in it, an inference profile us., eu. and the like in its group of regions, global. anywhere; only global costs the list price.',
    forms: [
      { reach: 'anywhere', written: 'a profile that begins with "global."', premium: 'none' },
      {
        reach: 'multi-region',
        written: 'one that begins with "us.", "eu." or another group',
        premium: 'regional',
      },
      { reach: 'regional', written: 'a model id without a profile', premium: 'regional' },
    ],
    modelIds: `${bedrockIds} Most are called through an inference profile, with global., us. or eu. in front, or its ARN.`,
    apiVersions: bedrockVersions,
    administration:
      'None of Anthropic: accounts, IAM, Cost Explorer and CloudWatch of AWS take the place of organization and workspaces.',
    toldApartBy:
      'The client AnthropicBedrock or InvokeModel and Converse of the AWS SDK, the host bedrock-runtime, and model ids that begin with anthropic. or with a profile.',
    surfaces: {
      messages: { answer: 'yes', remark: null },
      'count-tokens': { answer: 'no', remark: 'the CountTokens action of AWS, free' },
      models: { answer: 'no', remark: 'ListFoundationModels of AWS' },
      batches: notInSdk('batch jobs of AWS on S3'),
      files: { answer: 'no', remark: null },
      organization: { answer: 'no', remark: null },
      'rate-limit-headers': { answer: 'not-confirmed', remark: null },
      'new-api-version': bothVersions,
    },
    topicSources: {
      billing: ['bedrock'],
      access: ['bedrock-access'],
      quotas: ['bedrock-runtime-quotas'],
      endpoints: ['bedrock-global-profiles', 'pricing'],
      features: ['bedrock', 'sdk'],
      'model-ids': ['models-overview'],
      'api-version': ['versioning', 'bedrock'],
      'request-size': ['errors'],
      administration: ['sdk'],
      setup: ['bedrock-access'],
    },
    provenance: { sources: ['bedrock', 'bedrock-messages', 'sdk'], asOf: '2026-11-17', confidence: 'medium' },
  },
  {
    path: 'bedrock-mantle',
    inShort: {
      billing: 'AWS',
      access: 'AWS IAM, or a Bedrock API key',
      quotas: 'AWS Support, model and region',
      setup: 'IAM permission, model access',
    },
    accessGrantedBy:
      'The AWS administrator, by IAM permission for bedrock-mantle; SigV4 or a Bedrock API key.',
    endpoints:
      'The host is that of a region and speaks the Messages API; regional and multi-region endpoints cost more than global ones, and how a global one is named here was not confirmed.',
    forms: [
      { reach: 'regional', written: 'a region of AWS, such as us-east-1', premium: 'regional' },
      { reach: 'anywhere', written: 'not confirmed', premium: 'not-confirmed' },
    ],
    modelIds: bedrockIds,
    apiVersions: bedrockVersions,
    administration: 'None of Anthropic: accounts, IAM and CloudWatch of AWS take its place.',
    toldApartBy:
      'The client AnthropicBedrockMantle, the host bedrock-mantle, and the path /anthropic/v1/messages.',
    surfaces: {
      messages: { answer: 'yes', remark: null },
      'count-tokens': { answer: 'yes', remark: null },
      models: { answer: 'partly', remark: 'v1/models on the host, seen in public code' },
      batches: { answer: 'not-confirmed', remark: 'in the types of the SDK' },
      files: { answer: 'no', remark: null },
      organization: { answer: 'no', remark: null },
      'rate-limit-headers': { answer: 'not-confirmed', remark: null },
      'new-api-version': bothVersions,
    },
    topicSources: {
      billing: ['bedrock'],
      access: ['bedrock-access', 'bedrock-messages'],
      quotas: ['bedrock-mantle-quotas'],
      endpoints: ['bedrock-messages', 'pricing'],
      features: ['sdk'],
      'model-ids': ['models-overview'],
      'api-version': ['versioning'],
      'request-size': ['errors'],
      administration: ['sdk'],
      setup: ['bedrock-access'],
    },
    provenance: {
      sources: ['bedrock-messages', 'sdk'],
      asOf: '2026-11-17',
      confidence: 'low',
      note: 'High: host, client, token counting. That batches and a list of models are served, and how a global endpoint is named, was not confirmed.',
    },
  },
];
