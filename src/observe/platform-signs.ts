import type { PlatformPath } from '../catalog/vocabulary.ts';

type Signs = Readonly<Record<string, readonly PlatformPath[]>>;

const bothBedrocks = ['bedrock', 'bedrock-mantle'] as const;

/** npm packages, by the paths they are there for. Those of Google and AWS that serve other models too are left out. */
export const npmSigns: Signs = {
  '@anthropic-ai/sdk': ['claude-api'],
  '@anthropic-ai/bedrock-sdk': bothBedrocks,
  '@anthropic-ai/vertex-sdk': ['vertex'],
  '@anthropic-ai/google-cloud-sdk': ['claude-on-google'],
  '@anthropic-ai/foundry-sdk': ['foundry'],
  '@anthropic-ai/aws-sdk': ['claude-on-aws'],
  '@ai-sdk/anthropic': ['claude-api'],
  '@ai-sdk/amazon-bedrock': ['bedrock'],
  '@langchain/anthropic': ['claude-api'],
  '@aws-sdk/client-bedrock-runtime': ['bedrock'],
};

/** Python packages; with an extra, `name[extra]`. The client for Foundry comes with the plain package. */
export const pythonSigns: Signs = {
  anthropic: ['claude-api', 'foundry'],
  'anthropic[bedrock]': bothBedrocks,
  'anthropic[vertex]': ['vertex'],
  'anthropic[aws]': ['claude-on-aws'],
  'langchain-anthropic': ['claude-api'],
};

/** Variables that one client alone reads; credentials of a whole cloud tell nothing. */
export const variableSigns: Signs = {
  ANTHROPIC_API_KEY: ['claude-api'],
  AWS_BEARER_TOKEN_BEDROCK: bothBedrocks,
  ANTHROPIC_BEDROCK_BASE_URL: ['bedrock'],
  ANTHROPIC_BEDROCK_MANTLE_BASE_URL: ['bedrock-mantle'],
  CLOUD_ML_REGION: ['vertex'],
  ANTHROPIC_VERTEX_PROJECT_ID: ['vertex'],
  ANTHROPIC_VERTEX_BASE_URL: ['vertex'],
  ANTHROPIC_GOOGLE_CLOUD_PROJECT: ['claude-on-google'],
  ANTHROPIC_GOOGLE_CLOUD_LOCATION: ['claude-on-google'],
  ANTHROPIC_GOOGLE_CLOUD_WORKSPACE_ID: ['claude-on-google'],
  ANTHROPIC_GOOGLE_CLOUD_BASE_URL: ['claude-on-google'],
  ANTHROPIC_FOUNDRY_API_KEY: ['foundry'],
  ANTHROPIC_FOUNDRY_RESOURCE: ['foundry'],
  ANTHROPIC_FOUNDRY_BASE_URL: ['foundry'],
  ANTHROPIC_AWS_API_KEY: ['claude-on-aws'],
  ANTHROPIC_AWS_WORKSPACE_ID: ['claude-on-aws'],
  ANTHROPIC_AWS_BASE_URL: ['claude-on-aws'],
};
