import type { LimitIncrease, QuotaName } from '../limit-increase.ts';
import { awsLimitIncreases } from './limit-increases-aws.ts';

/** Metrics of aiplatform.googleapis.com, by what stands before `online_prediction`. */
const vertexQuotas = (['global', 'multi-region', 'regional'] as const).flatMap((endpoint): QuotaName[] => {
  const before = { global: 'global_', 'multi-region': '{region}_multi_region_', regional: '' }[endpoint];
  return [
    { unit: 'requests', endpoint, name: `${before}online_prediction_requests_per_base_model` },
    { unit: 'input', endpoint, name: `${before}online_prediction_input_tokens_per_minute_per_base_model` },
    { unit: 'output', endpoint, name: `${before}online_prediction_output_tokens_per_minute_per_base_model` },
  ];
});

const anthropicUnits =
  'Limits belong to the organization and a class of models, are shared by its workspaces and keys, and count max_tokens only as far as it is used.';

/** How higher limits are asked for, by platform path. */
export const limitIncreases: readonly LimitIncrease[] = [
  {
    path: 'claude-api',
    service: 'the Claude API',
    tokens: 'apart',
    limitsRequests: true,
    where: [
      'Console, Rate limits page (https://platform.claude.com/usage/limits), Request rate limit increase; or your account team at Anthropic.',
      'The help centre says that requests are taken once at least half of the current limits is used; for traffic that is still to come, ask the account team.',
    ],
    counting: [anthropicUnits],
    quotas: [],
    asked: [],
    reservesMaxTokens: false,
    outputWeight: null,
    baseModel: null,
    provenance: { sources: ['rate-limits', 'limit-increase'], asOf: '2026-10-08', confidence: 'high' },
  },
  ...awsLimitIncreases,
  {
    path: 'vertex',
    service: 'Vertex AI',
    tokens: 'apart',
    limitsRequests: true,
    where: [
      'Google Cloud console, IAM and Admin, Quotas and system limits (https://console.cloud.google.com/iam-admin/quotas), in the project that sends the requests: filter by metric and base_model, then edit the quota.',
    ],
    counting: [
      'The metrics are those of the service aiplatform.googleapis.com. Global, us, eu and single regions have quotas of their own, and a quota of 0 blocks the model.',
      'Newer models count uncached input and cache writes; some older ones count cache reads too, or input and output together under online_prediction_tokens_per_minute_per_base_model.',
    ],
    quotas: vertexQuotas,
    asked: [
      {
        question: 'Of which Google Cloud project are the quotas?',
        where: 'gcloud config get-value project',
      },
      {
        question: 'Which quotas are in force?',
        where: 'Google Cloud console, IAM and Admin, Quotas and system limits',
      },
    ],
    reservesMaxTokens: false,
    outputWeight: null,
    baseModel: {
      sharedAfter: '2026-05-26',
      lines: {
        fable: 'anthropic-claude-fable',
        opus: 'anthropic-claude-opus',
        sonnet: 'anthropic-claude-sonnet',
        haiku: 'anthropic-claude-haiku',
      },
    },
    provenance: { sources: ['vertex-quotas'], asOf: '2026-10-22', confidence: 'medium' },
  },
  {
    path: 'claude-on-google',
    service: 'Claude on Google Cloud, managed by Anthropic',
    tokens: 'apart',
    limitsRequests: true,
    where: [
      "Send it to Anthropic's account team: the limits are those of the Anthropic organization behind the Google Cloud project, not quotas of Google Cloud.",
    ],
    counting: [anthropicUnits],
    quotas: [],
    asked: [],
    reservesMaxTokens: false,
    outputWeight: null,
    baseModel: null,
    provenance: {
      sources: ['claude-on-google', 'rate-limits'],
      asOf: '2026-10-22',
      confidence: 'low',
      note: 'No page read says who raises limits on this path; that it is as on the other path behind a cloud account is an assumption.',
    },
  },
  {
    path: 'foundry',
    service: 'Microsoft Foundry',
    tokens: 'apart',
    limitsRequests: true,
    where: [
      'Microsoft Foundry portal, Quota page of the subscription: choose the model and request more quota. It takes the role Owner or Contributor.',
    ],
    counting: [
      'Quota belongs to the subscription: all Global Standard deployments of a model share it, in every region. A US data zone has a pool of its own.',
      'Input counts as far as it was not read from the prompt cache.',
      'The name of the quota ends in .Azure where the model is hosted on Azure.',
    ],
    quotas: [
      { unit: 'each', endpoint: null, name: 'AIServices.GlobalStandard.{id}' },
      { unit: 'each', endpoint: null, name: 'AIServices.GlobalStandard.{id}.Azure' },
    ],
    asked: [
      {
        question: 'Of which Azure subscription is the quota?',
        where: 'az account show --query id',
      },
      {
        question: 'Which quota is in force?',
        where: 'az cognitiveservices usage list --location LOCATION',
      },
    ],
    reservesMaxTokens: false,
    outputWeight: null,
    baseModel: null,
    provenance: {
      sources: ['foundry-limits', 'foundry-quota'],
      asOf: '2026-10-22',
      confidence: 'medium',
      note: 'The names of the quotas were seen in public code only; the second is that of the model hosted on Azure.',
    },
  },
];
