import type Anthropic from '@anthropic-ai/sdk';
import { z } from 'zod';
import { boundedFetch, longestMessageBytes } from '../../bounded-fetch.ts';
import { UnexpectedResponse } from '../../classify-error.ts';
import { foreignText } from '../../foreign-text.ts';
import { noteHeaders } from '../../noted-credentials.ts';
import { withoutAdminKey } from '../../probe-client.ts';
import type { Secret } from '../../secret.ts';
import { systemCode } from '../../system-error.ts';
import { type CloudError, cloudErrorIn } from '../cloud-error.ts';
import { azureRefusal, unreachable } from './azure-error.ts';
import { dataRefusal } from './data-refusal.ts';
import type { FoundryResource } from './foundry-resource.ts';

/** What requests to a resource carry. */
export type DataCredential =
  | { readonly kind: 'key'; readonly secret: Secret }
  | { readonly kind: 'token'; readonly token: () => Promise<string> };

const silent = { debug() {}, info() {}, warn() {}, error() {} };

/**
 * The official client with the settings of the probe client. What Azure's own layers say no with is thrown as CloudError:
 * the SDK knows the errors of the Messages API only.
 */
export async function dataClient(
  resource: FoundryResource,
  credential: DataCredential,
  onAnswer: (headers: Headers) => void,
): Promise<Anthropic> {
  const { AnthropicFoundry } = await import('@anthropic-ai/foundry-sdk');
  const client = new AnthropicFoundry({
    ...resource.address,
    // Never what the environment holds beside it: two of them are an error.
    ...(credential.kind === 'key'
      ? { apiKey: credential.secret.reveal() }
      : { apiKey: '', azureADTokenProvider: credential.token }),
    maxRetries: 0,
    logLevel: 'off',
    logger: silent,
    fetch: async (input: string | URL | Request, init?: RequestInit) => {
      const headers = new Headers(init?.headers);
      noteHeaders(headers);
      withoutAdminKey(new URL(input instanceof Request ? input.url : input), headers);
      const response = await asked(input, init, resource);
      onAnswer(response.headers);
      if (response.status < 400) return response;
      const { status } = response;
      const body = await response.text();
      const refusal = azureRefusal(status, response.headers, body);
      if (refusal) throw dataRefusal(refusal, resource, credential.kind);
      return new Response(body, { status, headers: response.headers });
    },
  });
  return client as unknown as Anthropic;
}

/** A host of Azure's that no name service knows is a resource that is not there. */
async function asked(
  input: string | URL | Request,
  init: RequestInit | undefined,
  { host, shown, name }: FoundryResource,
) {
  try {
    return await boundedFetch(input, longestMessageBytes, init);
  } catch (error) {
    if (!name || systemCode(error) !== 'ENOTFOUND') throw error;
    throw unreachable(
      host,
      `Look whether there is a Foundry resource of the name ${shown}: az cognitiveservices account list lists them.`,
      'ENOTFOUND',
    );
  }
}

/** What a deployment answered when it was asked to count, which costs nothing. */
export type DataAnswer =
  | { readonly kind: 'answered' }
  | { readonly kind: 'no-deployment'; readonly said: string }
  | { readonly kind: 'denied'; readonly refusal: CloudError }
  /** The credential was accepted; counting is not offered there. */
  | { readonly kind: 'no-counter'; readonly said: string };

const count = z.object({ input_tokens: z.number().int().nonnegative() });

/** Throws what says nothing of the deployment: the network, a limit, a credential that is not accepted. */
export async function askDeployment(
  client: Anthropic,
  deployment: string,
  signal: AbortSignal,
): Promise<DataAnswer> {
  try {
    const { data, request_id } = await client.messages
      .countTokens({ model: deployment, messages: [{ role: 'user', content: 'Ready?' }] }, { signal })
      .withResponse();
    if (count.safeParse(data).success) return { kind: 'answered' };
    throw new UnexpectedResponse('The token counter answered with something that is not a count', request_id);
  } catch (error) {
    const refusal = cloudErrorIn(error);
    const cause = refusal?.causeId ?? causeOfType(error);
    const said = refusal?.answer.said ?? (error instanceof Error ? foreignText(error.message) : '');
    if (cause === 'model-not-found') return { kind: 'no-deployment', said };
    if (cause === 'not-found' || cause === 'invalid-request') return { kind: 'no-counter', said };
    if (cause === 'permission-denied' && refusal) return { kind: 'denied', refusal };
    throw error;
  }
}

/** Of the Messages API behind the deployment. */
function causeOfType(error: unknown) {
  const type = error instanceof Error && 'type' in error ? error.type : null;
  if (type === 'not_found_error') return 'model-not-found';
  return type === 'invalid_request_error' ? 'invalid-request' : null;
}
