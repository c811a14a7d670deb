import type { TokenCredential } from '@azure/identity';
import type { Environment } from '../../credential.ts';
import { foreignText } from '../../foreign-text.ts';
import { Secret } from '../../secret.ts';
import { isNetworkFault } from '../../system-error.ts';
import { CloudError } from '../cloud-error.ts';
import { entraSource } from './entra-credential.ts';

/** What a token is for. */
export const dataScope = 'https://ai.azure.com/.default';
export const armScope = 'https://management.azure.com/.default';

interface EntraToken {
  readonly secret: Secret;
  /** Whom the token says it is for; it was not verified here. */
  readonly principal: string | null;
  readonly expiresMs: number;
}

export interface Entra {
  /** Variable or command the credential comes from; null where none can be there. */
  readonly from: string | null;
  /** Null where this machine has no Entra credential. Throws CloudError where it has one that is not accepted. */
  readonly token: (scope: string, signal: AbortSignal) => Promise<EntraToken | null>;
}

/** A token that has less left is not used for another call. */
const leastLeftMs = 2 * 60_000;

/** Tokens by scope, each fetched once while it lasts. Nothing is loaded before the first is asked for. */
export function entra(env: Environment, now: () => number = Date.now): Entra {
  const source = entraSource(env);
  const kept = new Map<string, EntraToken>();
  let credential: TokenCredential | undefined;
  return {
    from: source?.from ?? null,
    token: async (scope, signal) => {
      const known = kept.get(scope);
      if (known && known.expiresMs - now() > leastLeftMs) return known;
      if (!source) return null;
      const limit = AbortSignal.any([signal, AbortSignal.timeout(source.mostMs)]);
      try {
        credential ??= await source.open();
        const answer = await Promise.race([credential.getToken(scope, { abortSignal: limit }), endOf(limit)]);
        if (!answer) return null;
        const token = {
          secret: new Secret(answer.token),
          principal: principalIn(answer.token),
          expiresMs: answer.expiresOnTimestamp,
        };
        kept.set(scope, token);
        return token;
      } catch (error) {
        // It would answer the next question with this failure, without asking and in fewer words.
        credential = undefined;
        if (signal.aborted) throw error;
        if (limit.aborted) throw late(source);
        return refused(error, source);
      }
    },
  };
}

/** The SDK's own calls do not all heed a signal. */
const endOf = (signal: AbortSignal): Promise<never> =>
  new Promise((_, reject) => {
    const end = () => reject(signal.reason);
    if (signal.aborted) end();
    else signal.addEventListener('abort', end, { once: true });
  });

const late = ({ from, isNamed }: { from: string; isNamed: boolean }): CloudError =>
  new CloudError('client-timeout', `No token of Microsoft Entra came in time (${from}).`, {
    advice: isNamed
      ? `Look whether what ${from} stands for answers from this machine.`
      : 'Run az account get-access-token by hand, and az login where it does not answer.',
  });

/** Codes of MSAL and of the system, which reach us as words only. */
const noWayThere = /\b(?:network_error|endpoints_resolution_error|ENOTFOUND|ECONNREFUSED|EAI_AGAIN)\b/;
/** Codes of OAuth, and Entra's own of the same meaning. */
const outOfOrder = /^(?:temporarily_unavailable|server_error)\b|\bAADSTS90033\b/;

/** Null: there is nobody logged in. */
function refused(error: unknown, { from, isNamed }: { from: string; isNamed: boolean }): null {
  const message = error instanceof Error ? error.message : '';
  if (isNetworkFault(error) || noWayThere.test(message))
    throw new CloudError('connection-failed', `Microsoft Entra could not be reached for a token (${from}).`, {
      advice: 'Look at the network, the proxy and AZURE_AUTHORITY_HOST.',
    });
  if (outOfOrder.test(message))
    throw new CloudError('server-error', `Microsoft Entra gave no token, by a fault of its own (${from}).`, {
      advice: 'Ask again later, and look at status.azure.com.',
      said: foreignText(message),
    });
  // AADSTS: an error of Entra itself, on a credential that is there.
  const told = /AADSTS\d+[^\r\n]*/.exec(message)?.[0] ?? null;
  if (!isNamed && !told) return null;
  throw new CloudError('key-rejected', `Microsoft Entra gave no token for the credential of ${from}.`, {
    advice: isNamed
      ? `Give ${from} and the variables beside it what is valid now, or unset them and run az login.`
      : 'Run az login again.',
    said: foreignText(told ?? message),
  });
}

/** Of the token's middle part, which anybody can read and nobody here verifies. */
function principalIn(token: string): string | null {
  try {
    const claims: unknown = JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString());
    if (typeof claims !== 'object' || claims === null) return null;
    const known = new Map(Object.entries(claims));
    const told = ['upn', 'unique_name', 'appid', 'azp', 'oid'].map((name) => known.get(name));
    const first = told.find((claim) => typeof claim === 'string' && claim !== '');
    return typeof first === 'string' ? foreignText(first) : null;
  } catch {
    return null;
  }
}
