import type Anthropic from '@anthropic-ai/sdk';
import type { ClientOptions } from '@anthropic-ai/sdk';
import { boundedFetch, longestMessageBytes } from './bounded-fetch.ts';
import type { Credential } from './credential.ts';
import { NotSent } from './not-sent.ts';
import { noteHeaders } from './noted-credentials.ts';

const silent = { debug() {}, info() {}, warn() {}, error() {} };

/**
 * The official client with the settings that are safe inside a terminal screen and a budget:
 * no retries (one `retry-after` could sleep an hour), nothing written to the console, no redirects and no endless answers.
 * `onAnswer` sees the headers of every answer, refusals too; `mostBytes` is for who asks for longer answers than a probe.
 * The caller passes an AbortSignal with each call, because the SDK's timeout stops counting at the headers.
 */
export function probeClient(
  credential: Exclude<Credential, { kind: 'none' }>,
  baseUrl?: string,
  onAnswer?: (headers: Headers) => void,
  mostBytes?: number,
): Promise<Anthropic> {
  const key = credential.kind === 'secret' ? { [credential.as]: credential.secret.reveal() } : {};
  return clientWith(key, baseUrl, onAnswer, withoutAdminKey, mostBytes);
}

/** Whatever brought it there, a profile or ANTHROPIC_CUSTOM_HEADERS: no message and no model lookup carries an Admin key. */
export function withoutAdminKey(_: URL, headers: Headers): void {
  for (const [name, value] of headers) {
    if (/sk-ant-admin/i.test(value))
      throw new NotSent(
        `The header ${name} holds an Admin API key, which is not sent with messages: take it out of ANTHROPIC_CUSTOM_HEADERS or the profile`,
      );
  }
}

/** The same for any key; `mayAsk` throws for an address or headers that must not be sent, and no longer answer is read. */
export async function clientWith(
  key: Pick<ClientOptions, 'apiKey' | 'authToken'>,
  baseUrl?: string,
  onAnswer?: (headers: Headers) => void,
  mayAsk?: (url: URL, headers: Headers) => void,
  mostBytes = longestMessageBytes,
): Promise<Anthropic> {
  const { default: AnthropicClient } = await import('@anthropic-ai/sdk');
  return new AnthropicClient({
    ...key,
    maxRetries: 0,
    logLevel: 'off',
    logger: silent,
    fetch: async (input: string | URL | Request, init?: RequestInit) => {
      const headers = new Headers(init?.headers);
      noteHeaders(headers);
      mayAsk?.(new URL(input instanceof Request ? input.url : input), headers);
      const response = await boundedFetch(input, mostBytes, init);
      onAnswer?.(response.headers);
      return response;
    },
    ...(baseUrl && { baseURL: baseUrl }),
  });
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
