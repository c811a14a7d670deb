import { CloudError } from './cloud-error.ts';
import type { CloudPath, CloudPathName, CloudSettings, OpenCloudPath } from './cloud-path.ts';
import { brokenEndpoint } from './endpoint-variables.ts';

/** Each path's module, with the SDK of its cloud, is loaded when the plan names the path and something is asked. */
const modules: Readonly<Record<CloudPathName, () => Promise<OpenCloudPath>>> = {
  bedrock: async () => (await import('./bedrock.ts')).openBedrock,
  'bedrock-mantle': async () => (await import('./bedrock-mantle.ts')).openBedrockMantle,
  'claude-on-aws': async () => (await import('./claude-on-aws.ts')).openClaudeOnAws,
  vertex: async () => (await import('./vertex.ts')).openVertex,
  'claude-on-google': async () => (await import('./claude-on-google.ts')).openClaudeOnGoogle,
  foundry: async () => (await import('./foundry.ts')).openFoundry,
};

/** Throws CloudError where a variable sends its requests nowhere. */
export async function openCloudPath(path: CloudPathName, settings: CloudSettings): Promise<CloudPath> {
  // Foundry says itself what its addresses look like, and a key needs not all of them.
  const broken = path === 'foundry' ? null : brokenEndpoint(settings.env, path);
  if (broken)
    throw new CloudError('invalid-request', `The variable ${broken} holds no http or https address.`, {
      advice: `Set ${broken} to a whole address such as https://gateway.example, or unset it.`,
    });
  const open = await modules[path]();
  return open(settings);
}
