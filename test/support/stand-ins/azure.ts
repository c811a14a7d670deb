import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type Anthropic from '@anthropic-ai/sdk';
import { onTestFinished } from 'vitest';

/** What a request is answered with in place of what the stand-in would say. */
export interface Said {
  readonly status: number;
  readonly body: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Answers by the end of the path they replace, e.g. `/usages`. */
export type Saying = Readonly<Record<string, Said>>;

const subscription = '00000000-1111-2222-3333-444444444444';
export const resourceKey = 'fndry-test-canary-Qx7Lm2Vp9Rk4Ts6Wd8';
const account = `/subscriptions/${subscription}/resourceGroups/launch-rg/providers/Microsoft.CognitiveServices/accounts/launch`;

/** What accounts list: the resource answers at the stand-in's own address. */
const accounts = (url: string) => ({
  value: [
    {
      id: account,
      name: 'launch',
      kind: 'AIServices',
      location: 'East US 2',
      properties: {
        customSubDomainName: 'launch',
        endpoint: 'https://launch.cognitiveservices.azure.com/',
        endpoints: { 'AI Foundry API': `${url}/` },
      },
    },
  ],
});

/** 25 units, of which each lets one request and 1,000 tokens of input through in a minute. */
export const deployment = (properties: object = {}) => ({
  id: `${account}/deployments/support-sonnet`,
  name: 'support-sonnet',
  sku: { name: 'GlobalStandard', capacity: 25 },
  properties: {
    provisioningState: 'Succeeded',
    model: { format: 'Anthropic', name: 'claude-sonnet-5-5', version: '2' },
    rateLimits: [
      { key: 'request', renewalPeriod: 60, count: 25 },
      { key: 'token', renewalPeriod: 60, count: 25_000 },
    ],
    ...properties,
  },
});

/** Of another kind of deployment, whose units let two requests through. */
export const dataZone = 'AIServices.DataZoneStandard.claude-sonnet-5-5.Azure';

const model = (version: string, usageName: string, ends: string) => ({
  format: 'Anthropic',
  name: 'claude-sonnet-5-5',
  version,
  isDefaultVersion: version === '1',
  lifecycleStatus: 'GenerallyAvailable',
  deprecation: { inference: ends },
  skus: [
    {
      name: 'GlobalStandard',
      usageName,
      capacity: { default: 10, maximum: 1_000_000 },
      rateLimits: [
        { key: 'request', renewalPeriod: 60, count: 1 },
        { key: 'token', renewalPeriod: 60, count: 1_000 },
      ],
    },
    {
      name: 'DataZoneStandard',
      usageName: dataZone,
      rateLimits: [{ key: 'request', renewalPeriod: 60, count: 2 }],
    },
  ],
});

const offered = 'AIServices.GlobalStandard.claude-sonnet-5-5';
export const models = {
  value: [
    model('1', offered, '2099-12-31T00:00:00Z'),
    model('2', `${offered}.Azure`, '2027-09-30T00:00:00Z'),
    { format: 'OpenAI', name: 'gpt-5-mini', version: '2025-08-07', lifecycleStatus: 'Stable' },
  ],
};

export const usages = (limit: number) => ({
  value: [offered, `${offered}.Azure`, dataZone, 'OpenAI.GlobalStandard.gpt-5-mini'].map((name) => ({
    name: { value: name, localizedValue: name },
    unit: 'Count',
    currentValue: 25,
    limit,
  })),
});

/** As Azure Resource Manager refuses; `action` is what the message names. */
export const forbidden = (action: string): Said => ({
  status: 403,
  body: {
    error: {
      code: 'AuthorizationFailed',
      message: `The client 'poll@contoso.example' with object id '5f0c' does not have authorization to perform action '${action}' over scope '${account}' or the scope is invalid.`,
    },
  },
});

export const azureError = (status: number, code: string, message: string): Said => ({
  status,
  body: { error: { code, message } },
});

const notDeployed = azureError(
  404,
  'DeploymentNotFound',
  'The API deployment for this resource does not exist. If you created the deployment within the last 5 minutes, please wait a moment and try again.',
);

const message = {
  id: 'msg_01',
  type: 'message',
  role: 'assistant',
  model: 'claude-sonnet-5-5',
  content: [{ type: 'text', text: 'Go.', citations: null }],
  stop_reason: 'end_turn',
  usage: { input_tokens: 9, output_tokens: 2 },
};

export interface AzureStandIn {
  readonly url: string;
  /** Method, path and credential of every request, in order. */
  readonly asked: { readonly path: string; readonly credential: string }[];
  /** Variables that lead the real SDKs here. */
  readonly env: Readonly<Record<string, string>>;
}

/** Resource and Azure Resource Manager on one port of this machine; it goes with the test. */
export async function azureStandIn(saying: Saying = {}): Promise<AzureStandIn> {
  const asked: { path: string; credential: string }[] = [];
  let url = '';
  const server = createServer(async (request, response) => {
    const path = request.url?.split('?')[0] ?? '';
    const { authorization, 'x-api-key': key } = request.headers;
    asked.push({ path, credential: String(key ?? authorization ?? 'none') });
    const body = await bodyOf(request);
    const replaced = Object.entries(saying).find(([end]) => path.endsWith(end))?.[1];
    send(response, replaced ?? usual(path, body, url));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(
    () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  );
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const env = { ANTHROPIC_FOUNDRY_BASE_URL: `${url}/anthropic/`, GONOGO_AZURE_ARM_URL: url };
  return { url, asked, env };
}

const isDeployed = (body: string): boolean =>
  (JSON.parse(body) as { model: string }).model === 'support-sonnet';

function usual(path: string, body: string, url: string): Said {
  const ok = (answer: unknown): Said => ({ status: 200, body: answer });
  if (path === '/anthropic/v1/messages/count_tokens')
    return isDeployed(body) ? ok({ input_tokens: 9 } satisfies Anthropic.MessageTokensCount) : notDeployed;
  if (path === '/anthropic/v1/messages') return isDeployed(body) ? ok(message) : notDeployed;
  if (path === '/subscriptions') return ok({ value: [{ subscriptionId: subscription, state: 'Enabled' }] });
  if (path.endsWith('/accounts')) return ok(accounts(url));
  if (path === `${account}/deployments`) return ok({ value: [deployment()] });
  if (path === `${account}/models`) return ok(models);
  if (path.endsWith('/locations/eastus2/usages')) return ok(usages(2_000));
  return azureError(404, 'ResourceNotFound', 'Resource not found');
}

function send(response: ServerResponse, { status, body, headers }: Said): void {
  response.writeHead(status, {
    'content-type': 'application/json',
    'apim-request-id': 'apim-0001',
    ...headers,
  });
  response.end(typeof body === 'string' ? body : JSON.stringify(body));
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString();
}
