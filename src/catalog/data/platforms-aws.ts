import type { Platform } from '../platform.ts';

const bedrockMissing = [
  'batch',
  'files',
  'web-search',
  'web-fetch',
  'code-execution',
  'fast-mode',
  'us-inference',
] as const;
const bedrockGuess =
  'Low: the web tools and code execution count as missing because no page read documents them here, fast mode and US inference because the pages name other paths only.';
const awsChain = ['AWS_ACCESS_KEY_ID', 'AWS_SECRET_ACCESS_KEY', 'AWS_PROFILE'] as const;
const bedrockCredentials = ['AWS_BEARER_TOKEN_BEDROCK', ...awsChain] as const;

/** The three paths through AWS: one operated by Anthropic, two Bedrock endpoints operated by AWS. */
export const awsPlatforms: readonly Platform[] = [
  {
    path: 'claude-on-aws',
    name: 'Claude Platform on AWS',
    shortName: 'Claude Platform on AWS',
    provider: 'AWS',
    operatedBy: 'Anthropic',
    billedBy: 'AWS, through the AWS Marketplace in Claude Consumption Units of USD 0.01, in arrears',
    whereLimitsLive:
      "Anthropic's own limits, shown in the rate-limit headers of every answer; not in Service Quotas",
    prerequisites: [
      'The Marketplace subscription of the AWS account',
      'Outbound web identity federation enabled on the account',
      'A workspace id, which every request must carry',
      'IAM permission aws-external-anthropic:CreateInference on the workspace',
    ],
    sdkPackage: '@anthropic-ai/aws-sdk',
    sdkClient: 'AnthropicAws',
    credentialVariables: ['ANTHROPIC_AWS_API_KEY', 'ANTHROPIC_AWS_WORKSPACE_ID', ...awsChain],
    regionVariable: 'AWS_REGION',
    needsRegion: true,
    hasWorkspaces: true,
    hasAnthropicRateLimitHeaders: 'yes',
    hasAdminApi: 'partly',
    requestSizeLimitMb: 32,
    regionalPriceFactor: null,
    missingFeatures: ['fast-mode'],
    alsoCalled: ['aws', 'amazon', 'claude platform on aws', 'aws-external-anthropic'],
    provenance: {
      sources: ['claude-on-aws', 'rate-limits', 'pricing', 'sdk'],
      asOf: '2026-11-17',
      confidence: 'medium',
      note: 'Organizations begin on tier Start; the Console offers no request for more and no limits per workspace. Fast mode was absent on 2026-10-08. The size was not stated for this path and is that of the Claude API.',
    },
  },
  {
    path: 'bedrock',
    name: 'Amazon Bedrock (bedrock-runtime)',
    shortName: 'Amazon Bedrock (bedrock-runtime)',
    provider: 'AWS',
    operatedBy: 'AWS',
    billedBy: 'AWS',
    whereLimitsLive: 'AWS Service Quotas, service "bedrock", per model, region and inference profile',
    prerequisites: [
      "Anthropic's first-use form sent once for the AWS account",
      'The Marketplace agreement of the model: the first real call starts it and needs aws-marketplace:Subscribe',
      'IAM permission to invoke the model or its inference profile in the region',
    ],
    sdkPackage: '@anthropic-ai/bedrock-sdk',
    sdkClient: 'AnthropicBedrock',
    credentialVariables: bedrockCredentials,
    regionVariable: 'AWS_REGION',
    needsRegion: true,
    hasWorkspaces: false,
    hasAnthropicRateLimitHeaders: 'not-checked',
    hasAdminApi: 'no',
    requestSizeLimitMb: 20,
    regionalPriceFactor: 1.1,
    missingFeatures: bedrockMissing,
    alsoCalled: ['aws', 'amazon', 'bedrock', 'amazon bedrock'],
    provenance: {
      sources: ['bedrock', 'bedrock-access', 'sdk', 'pricing', 'errors'],
      asOf: '2026-11-17',
      confidence: 'low',
      note: `High: hosts, variables, no batches and no files in the SDK's types (AWS has batch jobs on S3 of its own), the factor, the size. ${bedrockGuess} API version 2026-10-21 works for 4.7 and later only, so older models need the old version set. The SDK takes us-east-1 without AWS_REGION and ignores AWS_DEFAULT_REGION.`,
    },
  },
  {
    path: 'bedrock-mantle',
    name: 'Amazon Bedrock (bedrock-mantle, Messages API)',
    shortName: 'Amazon Bedrock (bedrock-mantle)',
    provider: 'AWS',
    operatedBy: 'AWS',
    billedBy: 'AWS',
    whereLimitsLive:
      'AWS Service Quotas, a pool of its own: input and output tokens a minute per model, no limit on requests',
    prerequisites: [
      'IAM permission for bedrock-mantle in the region, or a Bedrock API key',
      'Access to the model in the region',
    ],
    sdkPackage: '@anthropic-ai/bedrock-sdk',
    sdkClient: 'AnthropicBedrockMantle',
    credentialVariables: bedrockCredentials,
    regionVariable: 'AWS_REGION',
    needsRegion: true,
    hasWorkspaces: false,
    hasAnthropicRateLimitHeaders: 'not-checked',
    hasAdminApi: 'no',
    requestSizeLimitMb: 20,
    regionalPriceFactor: 1.1,
    missingFeatures: bedrockMissing,
    alsoCalled: ['aws', 'amazon', 'bedrock', 'amazon bedrock', 'mantle'],
    provenance: {
      sources: ['bedrock', 'bedrock-access', 'sdk', 'pricing', 'errors'],
      asOf: '2026-11-17',
      confidence: 'low',
      note: `High: hosts, variables, token counting, no files in the SDK's types, the factor, the size. Batches stand in the types, but that the service has them was not confirmed. ${bedrockGuess} API version 2026-10-21 works for 4.7 and later only. The first-use form is not needed here.`,
    },
  },
];
