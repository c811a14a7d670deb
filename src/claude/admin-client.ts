import type Anthropic from '@anthropic-ai/sdk';
import { defaultHost, type Environment } from './credential.ts';
import { Secret } from './secret.ts';

/** The one variable an Admin API key is taken from. */
export const adminVariable = 'ANTHROPIC_ADMIN_KEY';

/** The Admin API key that asks about the organization, or why there is none. */
export type AdminCredential =
  | { readonly kind: 'key'; readonly secret: Secret }
  | { readonly kind: 'none'; readonly reason: string };

/** What is true where no admin key is found; shown by probes, checks and `gonogo account` alike. */
const noAdminReason = `${adminVariable} is not set. An administrator of an organization makes such a key in the Console; individual accounts have no Admin API.`;

/** Local: looks at the environment only. A key of another kind there is not sent anywhere. */
export function findAdminCredential(env: Environment): AdminCredential {
  const value = env[adminVariable]?.trim();
  if (!value) return { kind: 'none', reason: noAdminReason };
  if (!value.startsWith('sk-ant-admin')) {
    return {
      kind: 'none',
      reason: `${adminVariable} holds something that is not an Admin API key, which begins with sk-ant-admin; it is not sent anywhere.`,
    };
  }
  return { kind: 'key', secret: new Secret(value) };
}

/**
 * The official client with an admin key and the settings of the probe client. Whatever asks it, the key goes to the
 * organization's routes only: a call to any other path is refused before it leaves.
 */
export async function adminClient(
  { secret }: Extract<AdminCredential, { kind: 'key' }>,
  baseUrl?: string,
  onAnswer?: (headers: Headers) => void,
): Promise<Anthropic> {
  const { clientWith } = await import('./probe-client.ts');
  const { longestReportBytes } = await import('./bounded-fetch.ts');
  const routes = `${new URL(baseUrl ?? defaultHost).pathname.replace(/\/$/, '')}/v1/organizations/`;
  const mayAsk = ({ pathname }: URL) => {
    if (!pathname.startsWith(routes))
      throw new Error(`An admin key is not sent to ${pathname}: it is for the organization's routes only.`);
  };
  return clientWith({ apiKey: secret.reveal() }, baseUrl, onAnswer, mayAsk, longestReportBytes);
}
