import { boundedFetch } from '../../bounded-fetch.ts';
import { foreignText } from '../../foreign-text.ts';
import { CloudError } from '../cloud-error.ts';

/** What the clients of AWS hand over: a signed request in its parts. */
interface SignedRequest {
  readonly method: string;
  readonly protocol: string;
  readonly hostname: string;
  readonly port?: number | undefined;
  readonly path: string;
  readonly query?: Readonly<Record<string, string | readonly string[] | null>> | undefined;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array<ArrayBuffer> | null | undefined;
}

/** A page of a hundred quotas, or of a thousand inference profiles, is some hundred kilobytes. */
const mostBytes = 4 * 1024 * 1024;

/** Hosts of AWS in all its partitions. https://docs.aws.amazon.com/general/latest/gr/rande.html */
const awsHost =
  /(?:^|\.)(?:amazonaws\.com(?:\.cn)?|aws\.amazon\.com|amazonaws\.eu|api\.aws|api\.amazonwebservices\.com\.cn)$/;

/**
 * Sends what the clients of AWS have signed with our own `fetch`: to AWS or to hosts that people were told of, and nowhere
 * else, whatever `endpoint_url` a file of settings holds; no redirect is followed, and no answer is read without end. The
 * clients take any object of this form in place of their own handler.
 */
export const boundedHandler = (told: readonly string[]) => ({
  async handle(request: SignedRequest, { abortSignal }: { abortSignal?: unknown } = {}) {
    mustBeTold(request, told);
    const answer = await boundedFetch(addressOf(request), mostBytes, {
      method: request.method,
      headers: request.headers,
      body: request.method === 'GET' ? null : (request.body ?? null),
      signal: abortSignal instanceof AbortSignal ? abortSignal : null,
    });
    const headers = Object.fromEntries(answer.headers);
    return { response: { statusCode: answer.status, headers, body: answer.body ?? new Response('').body } };
  },
  updateHttpClientConfig() {},
  httpHandlerConfigs: () => ({}),
  destroy() {},
});

function mustBeTold({ protocol, hostname, port }: SignedRequest, told: readonly string[]): void {
  const host = port ? `${hostname}:${port}` : hostname;
  if (told.includes(host) || (protocol === 'https:' && awsHost.test(hostname))) return;
  throw new CloudError(
    'invalid-request',
    `The settings of AWS send requests to ${foreignText(host)}, so nothing was sent.`,
    {
      advice:
        'Take endpoint_url out of the AWS config file, or name the address in AWS_ENDPOINT_URL, which is shown first.',
    },
  );
}

function addressOf({ protocol, hostname, port, path, query = {} }: SignedRequest): string {
  const pairs = Object.entries(query).flatMap(([name, value]) =>
    [value ?? ''].flat().map((one) => `${escaped(name)}=${escaped(one)}`),
  );
  const search = pairs.length > 0 ? `?${pairs.join('&')}` : '';
  return `${protocol}//${hostname}${port ? `:${port}` : ''}${path}${search}`;
}

/** As the signature has it: everything but letters, digits, `-`, `_`, `.` and `~`. */
const escaped = (text: string): string =>
  encodeURIComponent(text).replace(/[!'()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);
