import type { PlatformParity } from '../platform-parity.ts';
import { awsParity } from './platform-parity-aws.ts';
import { googleParity } from './platform-parity-google.ts';

const yes = { answer: 'yes', remark: null } as const;

/** How the seven paths compare, in the order of the platforms. */
export const platformParity: readonly PlatformParity[] = [
  {
    path: 'claude-api',
    inShort: {
      billing: 'Anthropic, prepaid credit or invoice',
      access: 'Console: API key of a workspace',
      quotas: 'Console, Rate limits, by usage tier',
      setup: 'Organization with credit, API key',
    },
    accessGrantedBy:
      'An admin of the Console organization, by an API key of the workspace or a workload-identity federation rule.',
    endpoints:
      'One host and no region to choose. Inference in the US only is asked for in the request, from 4.6 on, at a price of its own.',
    forms: [
      { reach: 'anywhere', written: 'no region', premium: 'none' },
      { reach: 'us-only', written: 'inference_geo "us" in the request', premium: 'us-inference' },
    ],
    modelIds: 'The id as the models page lists it, such as claude-opus-5-5.',
    apiVersions: 'Both versions, 2023-06-01 and 2026-10-21, for every model.',
    administration:
      'Console and Admin API: members, workspaces, keys, limits of organization and workspaces, usage and cost reports.',
    toldApartBy: 'The client Anthropic, the variable ANTHROPIC_API_KEY and the host api.anthropic.com.',
    surfaces: {
      messages: yes,
      'count-tokens': yes,
      models: yes,
      batches: yes,
      files: yes,
      organization: yes,
      'rate-limit-headers': yes,
      'new-api-version': yes,
    },
    topicSources: {
      billing: ['billing'],
      access: ['authentication'],
      quotas: ['rate-limits', 'limit-increase'],
      endpoints: ['pricing'],
      features: ['sdk'],
      'model-ids': ['models-overview'],
      'api-version': ['versioning'],
      'request-size': ['errors'],
      administration: ['admin-api', 'workspaces'],
      setup: ['authentication', 'billing'],
    },
    provenance: { sources: ['sdk', 'authentication', 'admin-api'], asOf: '2026-11-17', confidence: 'high' },
  },
  ...awsParity,
  ...googleParity,
  {
    path: 'foundry',
    inShort: {
      billing: 'Microsoft, Azure Marketplace',
      access: 'Key of the resource, or Entra role',
      quotas: 'Azure quota of the subscription',
      setup: 'Foundry resource and a deployment',
    },
    accessGrantedBy:
      'The owner of the Azure resource, by its key or an Entra role on it; deploying a model takes Contributor or Owner of the resource group.',
    endpoints:
      'The host is that of the resource. The deployment decides where inference runs: Global Standard anywhere, US Data Zone Standard in the US at the price of US inference.',
    forms: [
      { reach: 'anywhere', written: 'a deployment of type Global Standard', premium: 'none' },
      { reach: 'us-only', written: 'a deployment of type US Data Zone Standard', premium: 'us-inference' },
    ],
    modelIds:
      "The name of the team's own deployment, which is called like the model unless somebody named it otherwise.",
    apiVersions: 'Both versions of the Claude API, 2023-06-01 and 2026-10-21.',
    administration:
      'None of Anthropic: subscription, roles, deployments and cost management of Azure take its place.',
    toldApartBy:
      'The client AnthropicFoundry, the variables ANTHROPIC_FOUNDRY_RESOURCE and ANTHROPIC_FOUNDRY_API_KEY, and a host that ends in services.ai.azure.com.',
    surfaces: {
      messages: yes,
      'count-tokens': { answer: 'not-confirmed', remark: 'in the types of the SDK' },
      models: { answer: 'no', remark: 'deployments, through Azure Resource Manager' },
      batches: { answer: 'no', remark: null },
      files: { answer: 'yes', remark: 'by the SDK' },
      organization: { answer: 'no', remark: null },
      'rate-limit-headers': { answer: 'no', remark: 'seen in public code' },
      'new-api-version': yes,
    },
    topicSources: {
      billing: ['pricing', 'foundry'],
      access: ['foundry', 'foundry-deployments'],
      quotas: ['foundry-limits', 'foundry-quota'],
      endpoints: ['foundry', 'pricing'],
      features: ['foundry'],
      'model-ids': ['foundry'],
      'api-version': ['versioning'],
      'request-size': ['errors'],
      administration: ['foundry'],
      setup: ['foundry-deployments', 'foundry-limits'],
    },
    provenance: {
      sources: ['foundry', 'foundry-deployments', 'sdk'],
      asOf: '2026-11-17',
      confidence: 'medium',
      note: 'Models are hosted on Azure or by Anthropic, as the deployment says; both are operated by Anthropic.',
    },
  },
];
