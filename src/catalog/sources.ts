/** Pages the catalog was read from. `readOn` is the newest copy read, ISO date (UTC). */
export const sources = {
  pricing: {
    title: 'Pricing',
    url: 'https://platform.claude.com/docs/en/about-claude/pricing',
    readOn: '2026-10-08',
  },
  'rate-limits': {
    title: 'Rate limits',
    url: 'https://platform.claude.com/docs/en/api/rate-limits',
    readOn: '2026-10-08',
  },
  deprecations: {
    title: 'Model deprecations',
    url: 'https://platform.claude.com/docs/en/about-claude/model-deprecations',
    readOn: '2026-10-08',
  },
  'release-notes': {
    title: 'Release notes',
    url: 'https://platform.claude.com/docs/en/release-notes/overview',
    readOn: '2026-11-12',
  },
  'fable-5-2': {
    title: "What's new in Fable 5.2",
    url: 'https://platform.claude.com/docs/en/models/fable-5-2/whats-new-fable-5-2',
    readOn: '2026-11-12',
  },
  'models-overview': {
    title: 'Models overview',
    url: 'https://platform.claude.com/docs/en/about-claude/models/overview',
    readOn: '2026-10-08',
  },
  'haiku-5-5': {
    title: 'Haiku 5.5',
    url: 'https://platform.claude.com/docs/en/models/haiku-5-5/overview',
    readOn: '2026-10-08',
  },
  'sonnet-5-5': {
    title: 'Migrating to Sonnet 5.5',
    url: 'https://platform.claude.com/docs/en/models/sonnet-5-5/migration-guide',
    readOn: '2026-10-07',
  },
  sdk: {
    title: '@anthropic-ai/sdk 1.10.0, source and changelog',
    url: 'https://www.npmjs.com/package/@anthropic-ai/sdk',
    readOn: '2026-11-17',
  },
  errors: { title: 'Errors', url: 'https://platform.claude.com/docs/en/api/errors', readOn: '2026-08-21' },
  versioning: {
    title: 'API versions',
    url: 'https://platform.claude.com/docs/en/api/versioning',
    readOn: '2026-10-22',
  },
  'prompt-caching': {
    title: 'Prompt caching',
    url: 'https://platform.claude.com/docs/en/build-with-claude/prompt-caching',
    readOn: '2026-08-22',
  },
  batches: {
    title: 'Batch processing',
    url: 'https://platform.claude.com/docs/en/build-with-claude/batch-processing',
    readOn: '2026-08-14',
  },
  'token-counting': {
    title: 'Token counting',
    url: 'https://platform.claude.com/docs/en/build-with-claude/token-counting',
    readOn: '2026-08-22',
  },
  files: {
    title: 'Files',
    url: 'https://platform.claude.com/docs/en/build-with-claude/files',
    readOn: '2026-08-22',
  },
  authentication: {
    title: 'Authentication',
    url: 'https://platform.claude.com/docs/en/manage-claude/authentication',
    readOn: '2026-08-13',
  },
  'admin-api': {
    title: 'Admin API',
    url: 'https://platform.claude.com/docs/en/manage-claude/admin-api',
    readOn: '2026-08-22',
  },
  workspaces: {
    title: 'Workspaces',
    url: 'https://platform.claude.com/docs/en/manage-claude/workspaces',
    readOn: '2026-08-22',
  },
  retention: {
    title: 'API and data retention',
    url: 'https://platform.claude.com/docs/en/manage-claude/api-and-data-retention',
    readOn: '2026-08-21',
  },
  thinking: {
    title: 'Extended and adaptive thinking',
    url: 'https://platform.claude.com/docs/en/build-with-claude/adaptive-thinking',
    readOn: '2026-10-08',
  },
  effort: {
    title: 'Effort',
    url: 'https://platform.claude.com/docs/en/build-with-claude/effort',
    readOn: '2026-10-08',
  },
  'context-windows': {
    title: 'Context windows',
    url: 'https://platform.claude.com/docs/en/build-with-claude/context-windows',
    readOn: '2026-10-08',
  },
  'stop-reasons': {
    title: 'Handling stop reasons',
    url: 'https://platform.claude.com/docs/en/build-with-claude/handling-stop-reasons',
    readOn: '2026-10-08',
  },
  refusals: {
    title: 'Refusals and fallback',
    url: 'https://platform.claude.com/docs/en/build-with-claude/refusals-and-fallback',
    readOn: '2026-10-08',
  },
  'choosing-a-model': {
    title: 'Choosing a model',
    url: 'https://platform.claude.com/docs/en/about-claude/models/choosing-a-model',
    readOn: '2026-10-08',
  },
  vision: {
    title: 'Vision',
    url: 'https://platform.claude.com/docs/en/build-with-claude/vision',
    readOn: '2026-10-08',
  },
  'structured-outputs': {
    title: 'Structured outputs',
    url: 'https://platform.claude.com/docs/en/build-with-claude/structured-outputs',
    readOn: '2026-10-08',
  },
  'fast-mode': {
    title: 'Fast mode',
    url: 'https://platform.claude.com/docs/en/build-with-claude/fast-mode',
    readOn: '2026-10-08',
  },
  'service-tiers': {
    title: 'Service tiers',
    url: 'https://platform.claude.com/docs/en/api/service-tiers',
    readOn: '2026-10-08',
  },
  billing: {
    title: 'How API billing works (help centre)',
    url: 'https://support.claude.com/en/articles/8977456',
    readOn: '2026-10-08',
  },
  'limit-increase': {
    title: 'Rate limit increases (help centre)',
    url: 'https://support.claude.com/en/articles/8243635',
    readOn: '2026-10-08',
  },
  'key-safety': {
    title: 'Keeping API keys safe (help centre)',
    url: 'https://support.claude.com/en/articles/9767949',
    readOn: '2026-10-08',
  },
  bedrock: {
    title: 'Claude on Amazon Bedrock',
    url: 'https://platform.claude.com/docs/en/build-with-claude/claude-on-amazon-bedrock-legacy',
    readOn: '2026-10-22',
  },
  'bedrock-access': {
    title: 'Bedrock model access',
    url: 'https://docs.aws.amazon.com/bedrock/latest/userguide/model-access.html',
    readOn: '2026-10-22',
  },
  'bedrock-runtime-quotas': {
    title: 'Quotas for the bedrock-runtime endpoint',
    url: 'https://docs.aws.amazon.com/bedrock/latest/userguide/quotas-runtime.html',
    readOn: '2026-10-22',
  },
  'bedrock-mantle-quotas': {
    title: 'Quotas for the bedrock-mantle endpoint',
    url: 'https://docs.aws.amazon.com/bedrock/latest/userguide/quotas-mantle.html',
    readOn: '2026-10-22',
  },
  'bedrock-global-profiles': {
    title: 'Global cross-Region inference on Amazon Bedrock',
    url: 'https://docs.aws.amazon.com/bedrock/latest/userguide/global-cross-region-inference.html',
    readOn: '2026-10-22',
  },
  'claude-on-aws-limits': {
    title: 'Claude Platform on AWS, rate limits and quotas',
    url: 'https://docs.aws.amazon.com/claude-platform/latest/userguide/rate-limits.html',
    readOn: '2026-10-22',
  },
  'claude-on-aws': {
    title: 'Claude Platform on AWS, IAM actions',
    url: 'https://docs.aws.amazon.com/claude-platform/latest/userguide/iam-actions.html',
    readOn: '2026-10-22',
  },
  'claude-on-aws-guide': {
    title: 'What is Claude Platform on AWS',
    url: 'https://docs.aws.amazon.com/claude-platform/latest/userguide/welcome.html',
    readOn: '2026-10-22',
  },
  'bedrock-messages': {
    title: 'Inference using the Anthropic Messages API on Amazon Bedrock',
    url: 'https://docs.aws.amazon.com/bedrock/latest/userguide/inference-messages-api.html',
    readOn: '2026-10-22',
  },
  vertex: {
    title: 'Claude on Google Cloud, managed by Google',
    url: 'https://platform.claude.com/docs/en/build-with-claude/claude-models-on-google-cloud/google-managed',
    readOn: '2026-10-22',
  },
  'vertex-quotas': {
    title: 'Quotas for Anthropic Claude models on Google Cloud',
    url: 'https://docs.cloud.google.com/gemini-enterprise-agent-platform/models/partner-models/claude/quotas',
    readOn: '2026-10-22',
  },
  'claude-on-google': {
    title: 'Claude on Google Cloud, managed by Anthropic',
    url: 'https://platform.claude.com/docs/en/build-with-claude/claude-models-on-google-cloud/anthropic-managed',
    readOn: '2026-10-22',
  },
  'claude-on-google-iam': {
    title: 'IAM permissions for Claude on Google Cloud, managed by Anthropic',
    url: 'https://platform.claude.com/docs/en/api/claude-models-on-google-cloud-anthropic-managed-iam-permissions',
    readOn: '2026-10-22',
  },
  foundry: {
    title: 'Claude in Microsoft Foundry',
    url: 'https://platform.claude.com/docs/en/build-with-claude/claude-in-microsoft-foundry',
    readOn: '2026-10-22',
  },
  'foundry-deployments': {
    title: 'Deploy and use Claude models in Microsoft Foundry',
    url: 'https://learn.microsoft.com/en-us/azure/foundry/foundry-models/how-to/use-foundry-models-claude',
    readOn: '2026-10-22',
  },
  'foundry-limits': {
    title: 'Claude model quotas and rate limits in Microsoft Foundry',
    url: 'https://learn.microsoft.com/en-us/azure/foundry/foundry-models/concepts/claude-models-quotas-limits',
    readOn: '2026-10-22',
  },
  'foundry-quota': {
    title: 'Manage and increase quotas in Microsoft Foundry',
    url: 'https://learn.microsoft.com/azure/foundry/how-to/quota',
    readOn: '2026-10-22',
  },
  'claude-code-issues': {
    title: 'anthropics/claude-code issues 867 and 34914',
    url: 'https://github.com/anthropics/claude-code/issues/867',
    readOn: '2026-09-30',
  },
} as const satisfies Record<string, { title: string; url: string; readOn: string }>;

export type SourceId = keyof typeof sources;
