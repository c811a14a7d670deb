import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { onTestFinished } from 'vitest';
import { type AwsCall, granted, type StandInAnswer } from './aws-answers.ts';

export interface AwsRequest {
  readonly call: AwsCall | 'unknown';
  readonly path: string;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
}

export interface AwsStandIn {
  readonly url: string;
  readonly journal: AwsRequest[];
  /** Environment that leads every client of AWS here, with a made-up credential, and without a home of the developer's. */
  readonly env: Record<string, string>;
}

const paths: readonly (readonly [RegExp, AwsCall])[] = [
  [/^GET \/foundation-models\//, 'GetFoundationModel'],
  [/^GET \/inference-profiles\//, 'GetInferenceProfile'],
  [/^GET \/inference-profiles\??/, 'ListInferenceProfiles'],
  [/^GET \/foundation-model-availability\//, 'GetFoundationModelAvailability'],
  [/^GET \/use-case-for-model-access/, 'GetUseCaseForModelAccess'],
  [/^POST \/runtime\/model\//, 'InvokeModel'],
  [/^POST \/(?:anthropic|platform)\/v1\/messages\/count_tokens/, 'CountTokens'],
  [/^POST \/(?:anthropic|platform)\/v1\/messages/, 'CreateMessage'],
  [/^GET \/platform\/v1\/models\//, 'GetModel'],
  [/^GET \/v1\/models\//, 'MantleModel'],
];

function callOf({ method, url, headers }: IncomingMessage, body: string): AwsCall | 'unknown' {
  const target = String(headers['x-amz-target'] ?? '').split('.')[1];
  if (target && target in granted) return target as AwsCall;
  if (/Action=GetCallerIdentity/.test(body)) return 'GetCallerIdentity';
  return paths.find(([pattern]) => pattern.test(`${method} ${url}`))?.[1] ?? 'unknown';
}

/**
 * One server in place of STS, Bedrock, Service Quotas, both Bedrock endpoints and Claude Platform on AWS. What is not
 * given is answered as to an account that may do everything; a function sees the request.
 */
export async function awsStandIn(
  answers: Partial<Record<AwsCall, StandInAnswer | ((request: AwsRequest) => StandInAnswer)>> = {},
): Promise<AwsStandIn> {
  const journal: AwsRequest[] = [];
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const body = Buffer.concat(chunks).toString();
      const call = callOf(request, body);
      const seen = { call, path: request.url ?? '', headers: request.headers, body };
      journal.push(seen);
      const given =
        call === 'unknown' ? { status: 404, body: 'nothing here' } : (answers[call] ?? granted[call]);
      const {
        status = 200,
        headers = {},
        body: sent,
        blanks,
      }: StandInAnswer = typeof given === 'function' ? given(seen) : given;
      response.writeHead(status, {
        'content-type': 'application/json',
        'x-amzn-requestid': 'req-stand-in',
        ...headers,
      });
      response.end(blanks ? ' '.repeat(blanks) : typeof sent === 'string' ? sent : JSON.stringify(sent));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close().closeAllConnections());
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return { url, journal, env: { ...awsEnv(url), ...standInKeys } };
}

export const standInKeys = {
  AWS_ACCESS_KEY_ID: 'AKIAEXAMPLEEXAMPLE00',
  AWS_SECRET_ACCESS_KEY: 'wJalrCanaryKEYbPxRfiCYEXAMPLESECRET00000',
  ANTHROPIC_AWS_WORKSPACE_ID: 'wrkspc_01AbCdEf23GhIj',
};

/** Everything of AWS at `url`, and no credential: no profile, and no metadata service to wait for. */
export const awsEnv = (url: string): Record<string, string> => ({
  AWS_REGION: 'eu-west-1',
  AWS_ENDPOINT_URL_STS: url,
  AWS_ENDPOINT_URL_BEDROCK: url,
  AWS_ENDPOINT_URL_SERVICE_QUOTAS: url,
  ANTHROPIC_BEDROCK_BASE_URL: `${url}/runtime`,
  ANTHROPIC_BEDROCK_MANTLE_BASE_URL: `${url}/anthropic`,
  ANTHROPIC_AWS_BASE_URL: `${url}/platform`,
  AWS_CONFIG_FILE: '/nonexistent/aws-config',
  AWS_SHARED_CREDENTIALS_FILE: '/nonexistent/aws-credentials',
  AWS_EC2_METADATA_DISABLED: 'true',
});

/** An address of this machine at which nothing listens. */
export async function closedPort(): Promise<string> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return `http://127.0.0.1:${port}`;
}
