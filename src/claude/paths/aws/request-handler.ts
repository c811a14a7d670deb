import { boundedFetch } from '../../bounded-fetch.ts';

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

/**
 * Sends what the clients of AWS have signed with our own `fetch`: no redirect is followed, and no answer is read without
 * end. The clients take any object of this form in place of their own handler.
 */
export const boundedHandler = {
  async handle(request: SignedRequest, { abortSignal }: { abortSignal?: unknown } = {}) {
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
};

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
