import Anthropic, { type ClientOptions } from '@anthropic-ai/sdk';
import { expect, onTestFinished } from 'vitest';
import { type Sandbox, type SandboxOptions, startSandbox } from '../../src/sandbox/server.ts';
import { type Contract, type ContractName, contract } from '../support/sdk-contract.ts';

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
      const { protocol, pathname: path } = new URL(
        typeof input === 'string' ? input : 'url' in input ? input.url : input,
      );
      // The SDK asks for an empty data: URL to find out whether forms can be sent.
      if (protocol === 'data:') return response;
      const asked = `${init?.method?.toUpperCase() ?? 'GET'} ${path}`;
      problems.push(...judgeBody(judge, asked, response.status, await response.clone().text()));
      return response;
    },
    ...options,
  });
}

/** What a successful answer must look like, by method and path; the first pattern that fits. */
const shapes: readonly (readonly [RegExp, ContractName])[] = [
  [/^GET \/v1\/models$/, 'ModelsPage'],
  [/^GET \/v1\/models\/[^/]+$/, 'ModelInfo'],
  [/^POST \/v1\/messages$/, 'Message'],
  [/^POST \/v1\/messages\/count_tokens$/, 'MessageTokensCount'],
  [/^GET \/v1\/messages\/batches$/, 'MessageBatchesPage'],
  [/^DELETE \/v1\/messages\/batches\/[^/]+$/, 'DeletedMessageBatch'],
  [/^(POST|GET) \/v1\/messages\/batches(\/[^/]+)?(\/cancel)?$/, 'MessageBatch'],
  [/^GET \/v1\/files$/, 'FilesPage'],
  [/^DELETE \/v1\/files\/[^/]+$/, 'DeletedFile'],
  [/^(POST|GET) \/v1\/files(\/[^/]+)?$/, 'FileMetadata'],
  [/^GET \/v1\/organizations\/me$/, 'OrganizationInfo'],
  [/^GET \/v1\/organizations\/workspaces$/, 'WorkspacesPage'],
  [/^GET \/v1\/organizations\/workspaces\/[^/]+$/, 'Workspace'],
  [/^GET \/v1\/organizations\/api_keys$/, 'APIKeysPage'],
  [/^GET \/v1\/organizations\/api_keys\/[^/]+$/, 'APIKey'],
  [/^GET \/v1\/organizations\/rate_limits$/, 'RateLimitsPage'],
  [/^GET \/v1\/organizations\/workspaces\/[^/]+\/rate_limits$/, 'WorkspaceRateLimitsPage'],
  [/^GET \/v1\/organizations\/spend_limits$/, 'SpendLimitsPage'],
  [/^GET \/v1\/organizations\/analytics\/usage$/, 'UsagePage'],
  [/^GET \/v1\/organizations\/analytics\/cost$/, 'CostPage'],
];

/** Problems of one whole answer: JSON, event stream, lines of JSON. `asked` is method and path. */
function judgeBody(judge: Contract, asked: string, status: number, text: string): string[] {
  if (status !== 200) return judge.check('ErrorResponse', JSON.parse(text));
  if (text.startsWith('event:')) {
    return eventsOf(text)
      .filter((event) => event.name !== 'ping')
      .flatMap((event) =>
        judge.check(event.name === 'error' ? 'ErrorResponse' : 'RawMessageStreamEvent', event.data),
      );
  }
  if (/^GET \/v1\/messages\/batches\/[^/]+\/results$/.test(asked)) {
    return text
      .split('\n')
      .filter(Boolean)
      .flatMap((line) => judge.check('MessageBatchIndividualResponse', JSON.parse(line)));
  }
  if (/^GET \/v1\/files\/[^/]+\/content$/.test(asked)) return [];
  const shape = shapes.find(([pattern]) => pattern.test(asked));
  return shape ? judge.check(shape[1], JSON.parse(text)) : [`No shape is known for ${asked}.`];
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
  const method = init.method ?? (init.body === undefined ? 'GET' : 'POST');
  const response = await fetch(`${sandbox.url}${path}`, {
    method,
    headers: Object.entries(headers).filter((entry): entry is [string, string] => entry[1] !== undefined),
    ...(init.body === undefined
      ? {}
      : { body: typeof init.body === 'string' ? init.body : JSON.stringify(init.body) }),
  });
  const text = await response.text();
  expect(judgeBody(await contract(), `${method} ${path.split('?')[0]}`, response.status, text)).toEqual([]);
  return { status: response.status, headers: response.headers, body: JSON.parse(text) };
}
