import Anthropic from '@anthropic-ai/sdk';
import type { Sandbox } from '../../src/sandbox/server.ts';

const keptHeaders = [
  'anthropic-version',
  'anthropic-beta',
  'content-type',
  'request-id',
  'retry-after',
  'anthropic-organization-id',
  'anthropic-workspace-id',
  'anthropic-ratelimit-requests-remaining',
  'anthropic-ratelimit-input-tokens-remaining',
  'anthropic-ratelimit-output-tokens-remaining',
];

/** The official client on a sandbox, and everything it said and was told, as text. Keys and boundaries are left out. */
export function recordedClient(sandbox: Sandbox, apiKey: string) {
  const lines: string[] = [];
  const client = new Anthropic({
    apiKey,
    baseURL: sandbox.url,
    maxRetries: 0,
    logLevel: 'off',
    fetch: async (input, init) => {
      const url = new URL(input instanceof Request ? input.url : input);
      if (url.protocol === 'data:') return fetch(input, init);
      const response = await fetch(input, init);
      lines.push(`> ${init?.method?.toUpperCase() ?? 'GET'} ${url.pathname}${url.search}`);
      lines.push(...headerLines('>', new Headers(init?.headers)));
      lines.push(...bodyLines('>', typeof init?.body === 'string' ? init.body : ''));
      lines.push(`< ${response.status}`, ...headerLines('<', response.headers));
      lines.push(...bodyLines('<', await response.clone().text()), '');
      return response;
    },
  });
  return { client, transcript: () => `${lines.join('\n')}\n` };
}

const headerLines = (side: string, headers: Headers): string[] =>
  keptHeaders.flatMap((name) => {
    const value = headers.get(name)?.replace(/boundary=.*/, 'boundary=…');
    return value === undefined ? [] : [`${side} ${name}: ${value}`];
  });

/** JSON is laid out, so that a change shows on its own line; anything else stands as it came. */
function bodyLines(side: string, body: string): string[] {
  if (body === '') return [];
  const text = /^[[{]/.test(body) && !body.includes('\n{') ? JSON.stringify(JSON.parse(body), null, 2) : body;
  return text
    .trimEnd()
    .split('\n')
    .map((line) => `${side} ${line}`.trimEnd());
}
