import type { LimitIncrease, QuotaName } from '../limit-increase.ts';

const awsAccount = {
  question: 'Of which AWS account are the quotas?',
  where: 'aws sts get-caller-identity --query Account',
} as const;
const awsQuotas = {
  question: 'Which quotas are in force?',
  where: 'aws service-quotas list-service-quotas --service-code bedrock --region REGION',
} as const;

/** Two generations of wording stand side by side in Service Quotas. */
const runtimeQuotas: readonly QuotaName[] = [
  {
    unit: 'together',
    endpoint: 'global',
    name: 'Global cross-Region model inference tokens per minute for {model}',
  },
  {
    unit: 'together',
    endpoint: 'multi-region',
    name: 'Cross-Region InvokeModel tokens per minute for {model}',
  },
  {
    unit: 'together',
    endpoint: 'multi-region',
    name: 'Cross-region model inference tokens per minute for {model}',
  },
  { unit: 'together', endpoint: 'regional', name: 'On-demand InvokeModel tokens per minute for {model}' },
  {
    unit: 'requests',
    endpoint: 'global',
    name: 'Global cross-Region model inference requests per minute for {model}',
  },
  {
    unit: 'requests',
    endpoint: 'multi-region',
    name: 'Cross-Region InvokeModel requests per minute for {model}',
  },
  { unit: 'requests', endpoint: 'regional', name: 'On-demand InvokeModel requests per minute for {model}' },
  { unit: 'together-a-day', endpoint: null, name: 'Model invocation max tokens per day for {model}' },
];

export const awsLimitIncreases: readonly LimitIncrease[] = [
  {
    path: 'claude-on-aws',
    service: 'Claude Platform on AWS',
    tokens: 'apart',
    limitsRequests: true,
    where: [
      "Send it to Anthropic's account team, or to Anthropic support where there is none: the Console has no form for this path.",
      'AWS cannot grant it: these limits are not in Service Quotas.',
    ],
    counting: [
      'Limits belong to the organization and a class of models; the units are those of the Claude API.',
    ],
    quotas: [],
    asked: [],
    reservesMaxTokens: false,
    outputWeight: null,
    baseModel: null,
    provenance: {
      sources: ['claude-on-aws-limits', 'rate-limits'],
      asOf: '2026-10-22',
      confidence: 'high',
    },
  },
  {
    path: 'bedrock',
    service: 'Amazon Bedrock',
    tokens: 'together',
    limitsRequests: true,
    where: [
      'AWS console, Service Quotas, service Amazon Bedrock, in the region the requests are sent from: choose the quota and request an increase at account level.',
      'Ask for the cross-Region tokens a minute first: AWS then offers to raise the others of the model with it.',
      'AWS gives priority to accounts that use up what they have, and raises nothing for a model in state Legacy.',
    ],
    counting: [
      'Tokens a minute are input and output together, per model and region; tokens read from the prompt cache do not count.',
      'max_tokens is held against the quota from the start of a request until its answer ends.',
      'Some models have no quota of requests, such as Opus 4.7 and 4.8: leave it out where Service Quotas lists none.',
      'Tokens a day are the tokens a minute times 1,440 unless the account is new.',
    ],
    quotas: runtimeQuotas,
    asked: [awsAccount, awsQuotas],
    reservesMaxTokens: true,
    outputWeight: { models: ['claude-sonnet-4-5-20250929'], weight: 5 },
    baseModel: null,
    provenance: {
      sources: ['bedrock-runtime-quotas', 'bedrock-global-profiles'],
      asOf: '2026-10-22',
      confidence: 'medium',
      note: 'The page says that output tokens are weighed by a burndown rate of the model. Copies that name rates list older models only: 5 for Sonnet 4.5, Sonnet 4, Opus 4 and Sonnet 3.7; later models are said to have higher ones. The newer wording of the names was seen on the page on global profiles and in public code.',
    },
  },
  {
    path: 'bedrock-mantle',
    service: 'Amazon Bedrock (bedrock-mantle)',
    tokens: 'apart',
    limitsRequests: false,
    where: [
      'AWS Support, the limit increase form, service Amazon Bedrock: Service Quotas shows these quotas and takes no request for them.',
      'Name the endpoint bedrock-mantle, the region, the model, and each quota with its value; one case may ask for both.',
      'AWS asks for recent usage: add what CloudWatch or Service Quotas shows.',
    ],
    counting: [
      'The endpoint has a pool of its own, apart from bedrock-runtime: input and output tokens a minute, per model and region, and no quota of requests.',
      'Tokens read from the prompt cache do not count. max_tokens is held against the input quota until the answer ends.',
      'Only some models have published quotas there; for the others AWS Support says what can be granted.',
    ],
    quotas: [
      { unit: 'input', endpoint: null, name: 'Bedrock Mantle input tokens per minute for {model}' },
      { unit: 'output', endpoint: null, name: 'Bedrock Mantle output tokens per minute for {model}' },
    ],
    asked: [awsAccount, awsQuotas],
    reservesMaxTokens: true,
    outputWeight: null,
    baseModel: null,
    provenance: { sources: ['bedrock-mantle-quotas'], asOf: '2026-10-22', confidence: 'medium' },
  },
];
