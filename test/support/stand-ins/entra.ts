import { createServer as createPlainServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { createServer } from 'node:https';
import type { AddressInfo, Server } from 'node:net';
import { onTestFinished } from 'vitest';
import type { TestCertificate } from '../test-certificates.ts';
import { entraToken } from './azure-cli.ts';

export const clientSecret = 'entra-canary-Zt4Hq~8Nw2Yb6Lc9Fj3Rm';
const tenant = '11111111-2222-3333-4444-555555555555';

/** Variables of a program that Entra knows by a secret. */
export const secretVariables = {
  AZURE_TENANT_ID: tenant,
  AZURE_CLIENT_ID: '66666666-7777-8888-9999-000000000000',
  AZURE_CLIENT_SECRET: clientSecret,
} as const;

/** Entra itself, at the address AZURE_AUTHORITY_HOST names: it speaks nothing but https. */
export async function entraStandIn(certificate: TestCertificate, answer: 'token' | 'expired' | 'down') {
  let url = '';
  let asked = 0;
  const server = createServer(certificate, (request, response) => {
    const authority = `${url}/${tenant}`;
    if (request.url?.includes('openid-configuration'))
      return send(response, 200, {
        issuer: `${authority}/v2.0`,
        authorization_endpoint: `${authority}/oauth2/v2.0/authorize`,
        token_endpoint: `${authority}/oauth2/v2.0/token`,
        jwks_uri: `${authority}/discovery/v2.0/keys`,
      });
    asked += 1;
    if (answer === 'down')
      return send(response, 503, { error: 'temporarily_unavailable', error_description: 'Busy.' });
    if (answer === 'token')
      return send(response, 200, { token_type: 'Bearer', expires_in: 3_599, access_token: entraToken });
    return send(response, 401, {
      error: 'invalid_client',
      error_description: `AADSTS7000222: The provided client secret keys for app are expired. Secret: ${clientSecret}`,
      error_codes: [7_000_222],
    });
  });
  url = `https://localhost:${await listening(server)}`;
  return { url, asked: () => asked };
}

/** Variables of a program in App Service, where a local endpoint hands out the tokens of its managed identity. */
export async function managedIdentity(): Promise<Readonly<Record<string, string>>> {
  const header = 'a1b2c3d4-canary-header';
  const server = createPlainServer((request: IncomingMessage, response) => {
    if (request.headers['x-identity-header'] !== header) return send(response, 401, {});
    const expires = Math.round(Date.now() / 1000) + 100_000_000;
    return send(response, 200, {
      access_token: entraToken,
      expires_on: String(expires),
      token_type: 'Bearer',
    });
  });
  const port = await listening(server);
  return { IDENTITY_ENDPOINT: `http://127.0.0.1:${port}/msi/token`, IDENTITY_HEADER: header };
}

function send(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, { 'content-type': 'application/json' });
  response.end(JSON.stringify(body));
}

async function listening(server: Server): Promise<number> {
  await new Promise<void>((resolve) => server.listen(0, resolve));
  onTestFinished(() => new Promise<void>((resolve) => void server.close(() => resolve())));
  return (server.address() as AddressInfo).port;
}
