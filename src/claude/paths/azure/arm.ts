import type { z } from 'zod';
import { boundedFetch, longestReportBytes } from '../../bounded-fetch.ts';
import { UnexpectedResponse } from '../../classify-error.ts';
import type { Environment } from '../../credential.ts';
import { foreignText } from '../../foreign-text.ts';
import { isNetworkFault, systemCode } from '../../system-error.ts';
import { CloudError } from '../cloud-error.ts';
import { azureRefusal, azureRequestId, permissionIn, plainRefusal, unreachable } from './azure-error.ts';
import { armScope, type Entra } from './entra-token.ts';

/** Azure has no variable for it in its SDKs; this one is for tests and for other Azure clouds. */
const armVariable = 'GONOGO_AZURE_ARM_URL';
const publicArm = 'https://management.azure.com';

/** What is asked, for who may not ask it. */
export interface ArmQuestion {
  /** Below the endpoint, with api-version. */
  readonly path: string;
  /** The action that lets it be asked, where the refusal names none. */
  readonly permission: string;
  /** As the end of "to …". */
  readonly purpose: string;
}

/** Reads Azure Resource Manager, which takes tokens of Entra and no keys of a resource. */
export interface Arm {
  /** One answer; a refusal for lack of a permission is a CloudError that names it. */
  readonly get: <T extends z.ZodType>(
    question: ArmQuestion,
    shape: T,
    signal: AbortSignal,
  ) => Promise<z.output<T>>;
}

/** Null where this machine has no Entra credential. Throws CloudError where it has one that is not accepted. */
export async function openArm(env: Environment, { token }: Entra, signal: AbortSignal): Promise<Arm | null> {
  const base = armBase(env);
  const granted = await token(armScope, signal);
  if (!granted) return null;
  return {
    get: async (question, shape, callSignal) => {
      const body = await answerOf(base, question, granted.secret.reveal(), callSignal);
      const parsed = shape.safeParse(body.json);
      if (!parsed.success)
        throw new UnexpectedResponse(
          `Azure Resource Manager answered with something else than what it was asked for (to ${question.purpose})`,
          body.requestId,
        );
      return parsed.data;
    },
  };
}

function armBase(env: Environment): URL {
  const written = env[armVariable]?.trim() || publicArm;
  const url = URL.canParse(written) ? new URL(written) : null;
  const isHere = url !== null && /^(?:localhost|127(?:\.\d+){3}|\[::1\])$/.test(url.hostname);
  if (url && !url.username && !url.password && (url.protocol === 'https:' || isHere)) return url;
  throw new CloudError('invalid-request', `${armVariable} is not a plain https address.`, {
    advice: `Unset it, unless the subscription is in another Azure cloud than the public one.`,
  });
}

async function answerOf(base: URL, question: ArmQuestion, token: string, signal: AbortSignal) {
  const url = new URL(question.path, base);
  if (url.origin !== base.origin)
    throw new UnexpectedResponse('Azure Resource Manager sends on to another host', null);
  try {
    const response = await boundedFetch(url, longestReportBytes, {
      headers: { authorization: `Bearer ${token}`, accept: 'application/json' },
      signal,
    });
    const requestId = azureRequestId(response.headers);
    const text = await response.text();
    if (response.status !== 200)
      throw refusalOf(response.status, response.headers, text, question, base.host);
    try {
      return { json: JSON.parse(text) as unknown, requestId };
    } catch {
      throw new UnexpectedResponse(
        'Azure Resource Manager answered with something that is not JSON',
        requestId,
      );
    }
  } catch (error) {
    if (signal.aborted || !isNetworkFault(error)) throw error;
    throw unreachable(base.host, 'Look at the network and the proxy of this machine.', systemCode(error));
  }
}

function refusalOf(
  status: number,
  headers: Headers,
  body: string,
  { permission, purpose }: ArmQuestion,
  host: string,
): Error {
  const requestId = azureRequestId(headers);
  const refusal = azureRefusal(status, headers, body);
  if (!refusal)
    return new UnexpectedResponse(
      `Azure Resource Manager answered with status ${status} and no error of its own`,
      requestId,
    );
  const { message } = refusal;
  const answer = { said: foreignText(message), status, requestId };
  if (status === 401)
    return new CloudError('key-rejected', 'Azure Resource Manager does not accept the token of Entra.', {
      ...answer,
      advice: 'Run az login, with --tenant TENANT where the subscription is in another tenant.',
    });
  if (status === 403) {
    const missing = permissionIn(message) ?? permission;
    return new CloudError('permission-denied', `The identity may not ${purpose}.`, {
      ...answer,
      advice: `Have ${missing} granted, as the role ${roleFor(missing)} does.`,
      permission: missing,
    });
  }
  if (status === 404)
    return new CloudError('not-found', `Azure Resource Manager found nothing there to ${purpose}.`, {
      ...answer,
      advice: 'Look at AZURE_SUBSCRIPTION_ID and at the name of the resource.',
    });
  return (
    plainRefusal(refusal, host) ??
    new CloudError('unknown', `Azure Resource Manager refused to ${purpose}.`, {
      ...answer,
      advice: 'Ask the same with az rest, which shows the whole answer.',
    })
  );
}

/** Built-in roles that hold no more than what is asked. https://learn.microsoft.com/azure/foundry/how-to/quota */
const roleFor = (permission: string): string =>
  /\/usages\/read$/i.test(permission) ? 'Cognitive Services Usages Reader on the subscription' : 'Reader';
