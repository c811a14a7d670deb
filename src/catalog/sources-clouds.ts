/** Pages on the paths through a cloud. */
export const cloudSources = {
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
} as const satisfies Record<string, { title: string; url: string; readOn: string }>;
