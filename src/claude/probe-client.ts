import type Anthropic from '@anthropic-ai/sdk';
import type { ClientOptions } from '@anthropic-ai/sdk';
import { boundedFetch, longestMessageBytes } from './bounded-fetch.ts';
import type { Credential } from './credential.ts';
import { neverShow } from './secret.ts';

const silent = { debug() {}, info() {}, warn() {}, error() {} };

/**
 * The official client with the settings that are safe inside a terminal screen and a budget:
 * no retries (one `retry-after` could sleep an hour), nothing written to the console, no redirects and no endless answers.
 * `onAnswer` sees the headers of every answer, refusals too. The caller passes an AbortSignal with each call, because the SDK's timeout stops counting at the headers.
 */
export function probeClient(
  credential: Exclude<Credential, { kind: 'none' }>,
  baseUrl?: string,
  onAnswer?: (headers: Headers) => void,
): Promise<Anthropic> {
  const key = credential.kind === 'secret' ? { [credential.as]: credential.secret.reveal() } : {};
  return clientWith(key, baseUrl, onAnswer);
}

/** The same for any key; `mayAsk` throws for an address the key must not go to, and no longer answer is read. */
export async function clientWith(
  key: Pick<ClientOptions, 'apiKey' | 'authToken'>,
  baseUrl?: string,
  onAnswer?: (headers: Headers) => void,
  mayAsk?: (url: URL) => void,
  mostBytes = longestMessageBytes,
): Promise<Anthropic> {
  const { default: AnthropicClient } = await import('@anthropic-ai/sdk');
  return new AnthropicClient({
    ...key,
    maxRetries: 0,
    logLevel: 'off',
    logger: silent,
    fetch: async (input: string | URL | Request, init?: RequestInit) => {
      mayAsk?.(new URL(input instanceof Request ? input.url : input));
      noteCredentials(new Headers(init?.headers));
      const response = await boundedFetch(input, mostBytes, init);
      onAnswer?.(response.headers);
      return response;
    },
    ...(baseUrl && { baseURL: baseUrl }),
  });
}

/** Idempotency keys are none. */
const credentialHeader = /(?:(?<!idempotency-)key|token|secret|auth\w*|password|cookie)$/i;

/** A profile's token and the user's own headers are known only when they are sent; no answer may show them again. */
function noteCredentials(headers: Headers): void {
  for (const [name, value] of headers) {
    if (credentialHeader.test(name)) for (const word of value.split(/[\s;,]+/)) neverShow(word);
  }
}

let listeners = 0;
let original: typeof globalThis.console.warn | undefined;

/** Keeps the SDK's deprecation notice, which ignores its logger, off the screen while `work` runs. */
export async function withoutConsoleWarnings<T>(work: () => Promise<T>): Promise<T> {
  const { console } = globalThis;
  if (listeners === 0) {
    original = console.warn;
    console.warn = () => {};
  }
  listeners += 1;
  try {
    return await work();
  } finally {
    listeners -= 1;
    if (listeners === 0 && original) console.warn = original;
  }
}
