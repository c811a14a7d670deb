import type { Environment } from '../../credential.ts';
import { foreignText } from '../../foreign-text.ts';
import { authLibrary } from './auth-library.ts';

/**
 * Whether the metadata server is to be asked: only where somebody says that there is one. Anywhere else the question would
 * wait for seconds, and a network could answer it that is nobody's cloud.
 * Values: https://www.npmjs.com/package/gcp-metadata (METADATA_SERVER_DETECTION).
 */
export async function asksMetadataServer(env: Environment): Promise<boolean> {
  const detection = env.METADATA_SERVER_DETECTION?.trim().toLowerCase();
  if (!detection) return namedHost(env) !== null;
  if (detection !== 'bios-only') return detection === 'assume-present' || detection === 'ping-only';
  const { gcpMetadata } = await authLibrary();
  return gcpMetadata.getGCPResidency();
}

const namedHost = (env: Environment): string | null =>
  env.GCE_METADATA_IP?.trim() || env.GCE_METADATA_HOST?.trim() || null;

export const metadataHost = (env: Environment): string => foreignText(namedHost(env) ?? '169.254.169.254');

/** Address of the attached service account, or null where the server does not say. */
export async function metadataEmail(): Promise<string | null> {
  const { gcpMetadata } = await authLibrary();
  return textOrNull(() => gcpMetadata.instance('service-accounts/default/email'));
}

/** Project of this machine, or null where the server does not say. */
export async function metadataProject(): Promise<string | null> {
  const { gcpMetadata } = await authLibrary();
  return textOrNull(() => gcpMetadata.project('project-id'));
}

/** A server that does not answer is told of where the token is asked for. */
async function textOrNull(ask: () => Promise<unknown>): Promise<string | null> {
  const said = await ask().catch(() => null);
  return typeof said === 'string' && said ? foreignText(said) : null;
}
