import type Anthropic from '@anthropic-ai/sdk';
import { catalog } from '../../../catalog/catalog.ts';
import { findModel } from '../../../catalog/lookup.ts';
import { boundedFetch, longestMessageBytes } from '../../bounded-fetch.ts';
import type { Environment } from '../../credential.ts';
import { foreignId } from '../../foreign-text.ts';
import { noteHeaders } from '../../noted-credentials.ts';
import { withoutAdminKey } from '../../probe-client.ts';
import { isNetworkFault } from '../../system-error.ts';
import { CloudError, cloudErrorIn } from '../cloud-error.ts';
import type { Answered } from '../cloud-path.ts';
import { unreachable } from './aws-error.ts';
import { silent } from './quiet.ts';
import { type AwsQuestion, refusal } from './refusal.ts';

/**
 * Settings of Anthropic's clients for AWS: no retries, nothing written to the console, no redirects, no endless answers,
 * and what AWS itself refuses is told as CloudError, which the SDK wraps as the cause of a failed connection.
 */
export function clientSettings(
  question: AwsQuestion,
  onAnswer: (headers: Headers) => void,
  answered: Answered = () => {},
) {
  return {
    maxRetries: 0,
    logLevel: 'off',
    logger: silent,
    fetch: async (input: string | URL | Request, init?: RequestInit): Promise<Response> => {
      const headers = new Headers(init?.headers);
      withoutAdminKey(new URL(input instanceof Request ? input.url : input), headers);
      // A signature says which headers it covers, in words that answers may use as well; the key is not in it.
      noteHeaders([...headers].filter(([, value]) => !value.startsWith('AWS4-')));
      const response = await answerOf(input, init, question);
      onAnswer(response.headers);
      if (!response.ok) return refused(response, question);
      answered(requestIdOf(response.headers));
      return response;
    },
  } as const;
}

async function answerOf(
  input: string | URL | Request,
  init: RequestInit | undefined,
  question: AwsQuestion,
): Promise<Response> {
  try {
    return await boundedFetch(input, longestMessageBytes, init);
  } catch (error) {
    throw isNetworkFault(error) ? unreachable(error, question) : error;
  }
}

/** AWS gives an id of its own to every answer, also to those that others wrote. */
const requestIdOf = (headers: Headers): string | null =>
  foreignId(headers.get('x-amzn-requestid')) ?? foreignId(headers.get('request-id'));

/** What AWS refuses is thrown; what the Messages API refuses, and what neither of them sent, goes to the SDK as it came. */
async function refused(response: Response, question: AwsQuestion): Promise<Response> {
  const { status, headers } = response;
  const text = await response.text();
  const body = parsed(text);
  const inner = record(body.error);
  const awsId = foreignId(headers.get('x-amzn-requestid'));
  const requestId = requestIdOf(headers);
  const named = textOf(headers.get('x-amzn-errortype')) || textOf(body.__type);
  const name = named.replace(/^.*#|[:;].*$/g, '');
  const message = textOf(body.message) || textOf(body.Message) || textOf(inner.message);
  const ofMessagesApi = textOf(inner.type) !== '';
  const isAws = !ofMessagesApi && (name !== '' || awsId !== null);
  const isGate = ofMessagesApi && (status === 401 || status === 403 || aboutTheAccount.test(message));
  const error = isAws || isGate ? refusal({ name, message, status, requestId }, question) : null;
  if (error) throw error;
  return new Response(text, { status, headers });
}

/** The gateway of AWS puts what is wrong with the account into errors of the Messages API's form, under any status. */
const aboutTheAccount = /outbound web identity|marketplace|aws account|subscription/i;

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');
const record = (value: unknown): Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};

function parsed(text: string): Readonly<Record<string, unknown>> {
  try {
    return record(JSON.parse(text));
  } catch {
    return {};
  }
}

/** The CloudError that the SDK wrapped, or what it threw. */
export const unwrapped = (error: unknown): unknown => cloudErrorIn(error) ?? error;

/** The id of a refusal that is told as something else than an error. */
export function refusalId(error: unknown): string | null {
  const refused = cloudErrorIn(error);
  if (refused) return refused.answer.requestId;
  return error instanceof Error && 'requestID' in error ? foreignId(textOf(error.requestID)) : null;
}

/** API version that a Bedrock endpoint takes for a model that knows no newer one; null: the SDK's own. */
export function olderVersion(path: 'bedrock' | 'bedrock-mantle', written: string | null): string | null {
  const { rejectedOnBedrock, olderOnBedrock } = catalog.apiRules.newVersion;
  const model = findModel(catalog, written);
  return model && rejectedOnBedrock.includes(model.id) ? olderOnBedrock[path] : null;
}

/** Where a variable sends the requests of a path; undefined: to the cloud's own host. */
export function baseUrl(env: Environment, variable: string): string | undefined {
  const written = env[variable]?.trim();
  if (!written) return undefined;
  if (URL.canParse(written) && /^https?:$/.test(new URL(written).protocol)) return written;
  throw new CloudError('invalid-request', `The variable ${variable} holds no http or https address.`, {
    advice: 'Set it to the address that answers for the path, or unset it.',
  });
}

/** The clients of AWS lack some of the resources that `Anthropic` has; `sdkCalls` of the catalog says which may be used. */
export const asAnthropic = (client: { readonly messages: unknown }): Anthropic =>
  client as unknown as Anthropic;
