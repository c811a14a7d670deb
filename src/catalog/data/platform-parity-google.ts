import type { PlatformParity } from '../platform-parity.ts';

const yes = { answer: 'yes', remark: null } as const;
const bySdk = { answer: 'yes', remark: 'by the SDK' } as const;
const no = { answer: 'no', remark: null } as const;

export const googleParity: readonly PlatformParity[] = [
  {
    path: 'vertex',
    inShort: {
      billing: 'Google Cloud',
      access: 'Google IAM, Agent Platform User',
      quotas: 'Google Cloud quotas, per endpoint',
      setup: 'Vertex AI API on, quotas above 0',
    },
    accessGrantedBy:
      'The administrator of the Google Cloud project, by a role with aiplatform.endpoints.predict such as Agent Platform User (roles/aiplatform.user).',
    endpoints:
      'The region of the client is global, us, eu or a single region such as us-east5. Each has quotas of its own, not every model is in every region, and only global costs the list price.',
    forms: [
      { reach: 'anywhere', written: 'region global', premium: 'none' },
      { reach: 'multi-region', written: 'region us or eu', premium: 'regional' },
      { reach: 'regional', written: 'a region, such as us-east5', premium: 'regional' },
    ],
    modelIds:
      'Those of the Claude API from 4.6 on; older ones have their date behind an @, such as claude-haiku-4-5@20251001.',
    apiVersions: 'Both versions; the SDK writes them into the body as anthropic_version.',
    administration:
      'None of Anthropic: projects, IAM, quotas and billing of Google Cloud take the place of organization and workspaces.',
    toldApartBy:
      'The client AnthropicVertex, the variables CLOUD_ML_REGION and ANTHROPIC_VERTEX_PROJECT_ID, hosts of aiplatform.googleapis.com, and requests that end in :rawPredict.',
    surfaces: {
      messages: yes,
      'count-tokens': { answer: 'yes', remark: 'free' },
      models: { answer: 'no', remark: 'publisher models of Google Cloud' },
      batches: no,
      files: no,
      organization: no,
      'rate-limit-headers': { answer: 'not-confirmed', remark: null },
      'new-api-version': yes,
    },
    topicSources: {
      billing: ['vertex'],
      access: ['vertex'],
      quotas: ['vertex-quotas'],
      endpoints: ['vertex', 'vertex-quotas', 'pricing'],
      features: ['sdk'],
      'model-ids': ['models-overview'],
      'api-version': ['versioning', 'sdk'],
      'request-size': ['errors'],
      administration: ['sdk'],
      setup: ['vertex', 'vertex-quotas'],
    },
    provenance: { sources: ['vertex', 'vertex-quotas', 'sdk'], asOf: '2026-11-17', confidence: 'medium' },
  },
  {
    path: 'claude-on-google',
    inShort: {
      billing: 'Google Cloud, by its Marketplace',
      access: 'Google IAM of claude.googleapis.com',
      quotas: "Anthropic's limits, by Anthropic",
      setup: 'Marketplace subscription, 2 services',
    },
    accessGrantedBy:
      'The administrator of the Google Cloud project, by one of three predefined roles of claude.googleapis.com; every route of the API needs a permission of that service.',
    endpoints: 'The location is global; no other and no price of its own is documented.',
    forms: [{ reach: 'anywhere', written: 'location global', premium: 'none' }],
    modelIds: 'Those of the Claude API; ids of models up to 4.5 are not documented for this path.',
    apiVersions: 'Both versions of the Claude API, 2023-06-01 and 2026-10-21.',
    administration:
      'Organization routes at a base path of their own, and the Claude Console of the organization that was made for the project, opened by an IAM role.',
    toldApartBy:
      'The client AnthropicGoogleCloud, variables that begin with ANTHROPIC_GOOGLE_CLOUD, the host claude.googleapis.com, and a workspace id in every request.',
    surfaces: {
      messages: yes,
      'count-tokens': yes,
      models: bySdk,
      batches: bySdk,
      files: bySdk,
      organization: { answer: 'yes', remark: 'at a base path of its own' },
      'rate-limit-headers': { answer: 'not-confirmed', remark: null },
      'new-api-version': yes,
    },
    topicSources: {
      billing: ['claude-on-google'],
      access: ['claude-on-google-iam'],
      quotas: ['claude-on-google', 'rate-limits'],
      endpoints: ['sdk'],
      features: ['sdk', 'fast-mode'],
      'model-ids': ['models-overview'],
      'api-version': ['versioning'],
      'request-size': ['errors'],
      administration: ['claude-on-google', 'sdk'],
      setup: ['claude-on-google'],
    },
    provenance: {
      sources: ['claude-on-google', 'claude-on-google-iam', 'sdk'],
      asOf: '2026-11-17',
      confidence: 'medium',
      note: 'The organization behind the project is a new one, apart from any that the company has already.',
    },
  },
];
