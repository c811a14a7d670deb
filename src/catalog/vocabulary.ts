/** Closed word lists shared by the plan, the catalog and the checks. */

/** How a team reaches Claude. Two Google and three AWS paths exist: plain "Vertex" or "AWS" names none of them. */
export const platformPaths = [
  'claude-api',
  'claude-on-aws',
  'bedrock',
  'bedrock-mantle',
  'vertex',
  'claude-on-google',
  'foundry',
] as const;
export type PlatformPath = (typeof platformPaths)[number];

export const taskTypes = [
  'chat',
  'summarise-classify',
  'extraction',
  'retrieval',
  'agent',
  'coding-agent',
  'batch',
  'vision-pdf',
  'other',
] as const;
export type TaskType = (typeof taskTypes)[number];

/** Things a request can ask for beyond text in, text out. `audio` is listed because plans ask for it; no model takes it. */
export const features = [
  'streaming',
  'tool-use',
  'structured-outputs',
  'vision',
  'pdf',
  'citations',
  'thinking',
  'prompt-caching',
  'batch',
  'files',
  'web-search',
  'web-fetch',
  'code-execution',
  'computer-use',
  'fast-mode',
  'us-inference',
  'audio',
] as const;
export type Feature = (typeof features)[number];

/** Anthropic's own tools that run on the caller's side and add input tokens of their own to every request. */
export const clientTools = [
  'bash',
  'text-editor',
  'computer-toolset',
  'browser-toolset',
  'computer-tool',
] as const;
export type ClientTool = (typeof clientTools)[number];

export const efforts = ['low', 'medium', 'high', 'xhigh', 'max'] as const;
export type Effort = (typeof efforts)[number];

/** Values of the `anthropic-version` header that the API takes, oldest first; `apiRules.newVersion` says what changed. */
export const apiVersions = ['2023-06-01', '2026-10-21'] as const;
export type ApiVersion = (typeof apiVersions)[number];

export const tiers = ['evaluation', 'start', 'build', 'scale', 'custom'] as const;
export type Tier = (typeof tiers)[number];

/** The stake of a launch; a higher level lets more checks block. In rising order. */
export const levels = ['demo', 'beta', 'ga', 'critical'] as const;
export type Level = (typeof levels)[number];

export const modelLines = ['haiku', 'sonnet', 'opus', 'fable', 'mythos'] as const;
export type ModelLine = (typeof modelLines)[number];
