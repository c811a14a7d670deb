import type { CloudPath, CloudPathName, CloudSettings, OpenCloudPath } from './cloud-path.ts';

/** Each path's module, with the SDK of its cloud, is loaded when the plan names the path and something is asked. */
const modules: Readonly<Record<CloudPathName, () => Promise<OpenCloudPath>>> = {
  bedrock: async () => (await import('./bedrock.ts')).openBedrock,
  'bedrock-mantle': async () => (await import('./bedrock-mantle.ts')).openBedrockMantle,
  'claude-on-aws': async () => (await import('./claude-on-aws.ts')).openClaudeOnAws,
  vertex: async () => (await import('./vertex.ts')).openVertex,
  'claude-on-google': async () => (await import('./claude-on-google.ts')).openClaudeOnGoogle,
  foundry: async () => (await import('./foundry.ts')).openFoundry,
};

export async function openCloudPath(path: CloudPathName, settings: CloudSettings): Promise<CloudPath> {
  const open = await modules[path]();
  return open(settings);
}
