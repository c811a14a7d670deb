import type { Environment } from '../credential.ts';
import type { CloudPathName } from './cloud-path.ts';

const awsEndpoints = [
  'AWS_ENDPOINT_URL',
  'AWS_ENDPOINT_URL_STS',
  'AWS_ENDPOINT_URL_BEDROCK',
  'AWS_ENDPOINT_URL_SERVICE_QUOTAS',
] as const;

/**
 * Google's control plane has no variable of its own: these two are ours, for who reaches it by another address, such as a
 * private endpoint.
 */
const googleServiceUsage = 'GONOGO_GOOGLE_SERVICEUSAGE_URL';
const googleCloudQuotas = 'GONOGO_GOOGLE_CLOUDQUOTAS_URL';

/** Variables that send requests of a path, and what they are signed with, to another host than the cloud's own. */
const endpointVariables: Readonly<Record<CloudPathName, readonly string[]>> = {
  bedrock: ['ANTHROPIC_BEDROCK_BASE_URL', ...awsEndpoints],
  'bedrock-mantle': ['ANTHROPIC_BEDROCK_MANTLE_BASE_URL', ...awsEndpoints],
  'claude-on-aws': ['ANTHROPIC_AWS_BASE_URL', ...awsEndpoints],
  vertex: ['ANTHROPIC_VERTEX_BASE_URL', googleServiceUsage, googleCloudQuotas],
  'claude-on-google': ['ANTHROPIC_GOOGLE_CLOUD_BASE_URL', googleServiceUsage],
  foundry: ['ANTHROPIC_FOUNDRY_BASE_URL', 'AZURE_AUTHORITY_HOST', 'GONOGO_AZURE_ARM_URL'],
};

/** Microsoft's own resource is named by an address as well, and so are its other clouds. */
const ownHosts: Partial<Readonly<Record<CloudPathName, RegExp>>> = {
  foundry:
    /(?:\.(?:services\.ai|cognitiveservices|openai)\.azure\.(?:com|us|cn)|^login\.(?:microsoftonline\.(?:com|us)|(?:partner\.microsoftonline|chinacloudapi)\.cn)|^management\.(?:azure\.com|usgovcloudapi\.net|chinacloudapi\.cn))$/,
};

/** Hosts, with port, that variables name instead of the cloud's own; each once. */
export function foreignHosts(env: Environment, path: CloudPathName): string[] {
  const hosts = endpointVariables[path].flatMap((name) => {
    const written = env[name]?.trim();
    if (!written) return [];
    const url = webAddress(written);
    if (!url) return ['an address that is not a URL'];
    const own = url.protocol === 'https:' && (ownHosts[path]?.test(url.hostname) ?? false);
    return own ? [] : [url.host];
  });
  return [...new Set(hosts)];
}

/** The first variable of a path that holds no http or https address; null where all do. Its value may hold a password. */
export const brokenEndpoint = (env: Environment, path: CloudPathName): string | null =>
  endpointVariables[path].find((name) => {
    const written = env[name]?.trim();
    return written && !webAddress(written);
  }) ?? null;

function webAddress(written: string): URL | null {
  const url = URL.canParse(written) ? new URL(written) : null;
  return url && /^https?:$/.test(url.protocol) ? url : null;
}
