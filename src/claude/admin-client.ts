import type Anthropic from '@anthropic-ai/sdk';
import { defaultHost, type Environment } from './credential.ts';
import { NotSent } from './not-sent.ts';
import { Secret } from './secret.ts';

/** The one variable an Admin API key is taken from. */
export const adminVariable = 'ANTHROPIC_ADMIN_KEY';

/** The Admin API key that asks about the organization, or why there is none. */
export type AdminCredential =
  | { readonly kind: 'key'; readonly secret: Secret }
  | { readonly kind: 'none'; readonly reason: string };

/** What is true where no admin key is found; shown by probes, checks and `gonogo account` alike. */
const noAdminReason = `${adminVariable} is not set. An administrator of an organization makes such a key in the Console; individual accounts have no Admin API.`;

/**
 * What may open some of the organization's routes at least: Admin API keys, access tokens with org:admin, and API keys
 * that are bound to no workspace or may read the reports. Which of them a key opens, only its answers tell.
 */
const adminPrefixes = ['sk-ant-admin', 'sk-ant-oat', 'sk-ant-api'] as const;

/** Local: looks at the environment only. What is no key of Anthropic's is not sent anywhere. */
export function findAdminCredential(env: Environment): AdminCredential {
  const value = env[adminVariable]?.trim();
  if (!value) return { kind: 'none', reason: noAdminReason };
  if (!adminPrefixes.some((prefix) => value.startsWith(prefix))) {
    return {
      kind: 'none',
      reason: `${adminVariable} holds neither an Admin API key (sk-ant-admin…) nor an access token (sk-ant-oat…) or API key (sk-ant-api…), the other two that can open routes of the organization; it is not sent anywhere.`,
    };
  }
  return { kind: 'key', secret: new Secret(value) };
}

/** The headers of credentials may hold this key only, and no other header any key of Anthropic's but this. */
function holdsAnotherKey(name: string, value: string, key: string): boolean {
  if (/^(?:authorization|x-api-key)$/i.test(name)) return value.replace(/^bearer +/i, '') !== key;
  return /sk-ant-/i.test(value.replaceAll(key, ''));
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
  const key = secret.reveal();
  const mayAsk = ({ pathname }: URL, headers: Headers) => {
    if (!pathname.startsWith(routes))
      throw new NotSent(`An admin key is not sent to ${pathname}: it is for the organization's routes only.`);
    const foreign = [...headers].find(([name, value]) => holdsAnotherKey(name, value, key));
    if (foreign)
      throw new NotSent(
        `The header ${foreign[0]} holds another key than ${adminVariable}, which is not sent to the organization's routes: take it out of ANTHROPIC_CUSTOM_HEADERS`,
      );
  };
  const as = key.startsWith('sk-ant-oat') ? 'authToken' : 'apiKey';
  return clientWith({ [as]: key }, baseUrl, onAnswer, mayAsk, longestReportBytes);
}
