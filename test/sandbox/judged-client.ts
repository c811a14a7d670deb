import Anthropic, { type ClientOptions } from '@anthropic-ai/sdk';
import { expect, onTestFinished } from 'vitest';
import { type Sandbox, type SandboxOptions, startSandbox } from '../../src/sandbox/server.ts';
import { type Contract, contract } from '../support/sdk-contract.ts';

export const testKey = 'sk-ant-api03-test-canary-0001';

/** A sandbox that lives as long as the test. */
export async function sandboxFor(options: SandboxOptions = {}): Promise<Sandbox> {
  const sandbox = await startSandbox(options);
  onTestFinished(() => sandbox.close());
  return sandbox;
}

/** The official client on a sandbox. Every answer it gets is held against the SDK's own types; the test fails on a misfit. */
export async function judgedClient(sandbox: Sandbox, options: ClientOptions = {}): Promise<Anthropic> {
  const judge = await contract();
  const problems: string[] = [];
  onTestFinished(() => expect(problems).toEqual([]));
  return new Anthropic({
    apiKey: testKey,
    baseURL: sandbox.url,
    maxRetries: 0,
    logLevel: 'off',
    fetch: async (input, init) => {
      const response = await fetch(input, init);
      const path = new URL(typeof input === 'string' ? input : 'url' in input ? input.url : input).pathname;
      problems.push(...judgeBody(judge, path, response.status, await response.clone().text()));
      return response;
    },
    ...options,
  });
}

/** Problems of one whole answer, JSON or event stream. */
function judgeBody(judge: Contract, path: string, status: number, text: string): string[] {
  if (status !== 200) return judge.check('ErrorResponse', JSON.parse(text));
  if (text.startsWith('event:')) {
    return eventsOf(text)
      .filter((event) => event.name !== 'ping')
      .flatMap((event) =>
        judge.check(event.name === 'error' ? 'ErrorResponse' : 'RawMessageStreamEvent', event.data),
      );
  }
  const body: unknown = JSON.parse(text);
  if (path === '/v1/models') return judge.check('ModelsPage', body);
  if (path.startsWith('/v1/models/')) return judge.check('ModelInfo', body);
  return judge.check(path === '/v1/messages' ? 'Message' : 'MessageTokensCount', body);
}

/** The events of a stream's text, in order. */
export function eventsOf(text: string): { name: string; data: unknown }[] {
  return text
    .split('\n\n')
    .filter(Boolean)
    .map((event) => {
      const [, name = '', data = ''] = /^event: (.*)\ndata: (.*)$/s.exec(event) ?? [];
      return { name, data: JSON.parse(data) as unknown };
    });
}

export interface RawAnswer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: unknown;
}

/** One request without the SDK, for what its types do not let through. The answer is judged all the same. */
export async function send(
  sandbox: Sandbox,
  path: string,
  init: { method?: string; body?: unknown; headers?: Record<string, string | undefined> } = {},
): Promise<RawAnswer> {
  const headers = { 'x-api-key': testKey, 'anthropic-version': '2026-10-21', ...init.headers };
  const response = await fetch(`${sandbox.url}${path}`, {
    method: init.method ?? (init.body === undefined ? 'GET' : 'POST'),
    headers: Object.entries(headers).filter((entry): entry is [string, string] => entry[1] !== undefined),
    ...(init.body === undefined
      ? {}
      : { body: typeof init.body === 'string' ? init.body : JSON.stringify(init.body) }),
  });
  const text = await response.text();
  expect(judgeBody(await contract(), path, response.status, text)).toEqual([]);
  return { status: response.status, headers: response.headers, body: JSON.parse(text) };
}
