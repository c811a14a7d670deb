import { cloudSources } from './sources-clouds.ts';

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
  ...cloudSources,
  'claude-code-issues': {
    title: 'anthropics/claude-code issues 867 and 34914',
    url: 'https://github.com/anthropics/claude-code/issues/867',
    readOn: '2026-09-30',
  },
} as const satisfies Record<string, { title: string; url: string; readOn: string }>;

export type SourceId = keyof typeof sources;
