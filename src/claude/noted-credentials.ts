import type { Environment } from './credential.ts';
import { neverShow } from './secret.ts';

/** Idempotency keys are none. */
const credentialHeader = /(?:(?<!idempotency-)key|token|secret|auth\w*|password|cookie)$/i;

/** Variables that are a credential as they stand. */
const credentialVariables = [
  'ANTHROPIC_API_KEY',
  'ANTHROPIC_AUTH_TOKEN',
  'ANTHROPIC_ADMIN_KEY',
  'ANTHROPIC_FOUNDRY_API_KEY',
  'AZURE_CLIENT_SECRET',
  'AZURE_CLIENT_CERTIFICATE_PASSWORD',
  'AZURE_PASSWORD',
  'IDENTITY_HEADER',
  'MSI_SECRET',
] as const;

/** A profile's token and the user's own headers are known only when they are sent; no answer may show them again. */
export function noteHeaders(headers: Iterable<readonly [name: string, value: string]>): void {
  for (const [name, value] of headers) {
    if (credentialHeader.test(name)) for (const word of value.split(/[\s;,]+/)) neverShow(word);
  }
}

/** Notes every credential the environment holds, whichever of them is used: a file may repeat any before a request is made. */
export function noteEnvironment(env: Environment): void {
  for (const name of credentialVariables) {
    // Quotes and a scheme that were pasted along hide nothing.
    for (const word of (env[name] ?? '').split(/["'\s]+/)) neverShow(word);
  }
  const lines = (env.ANTHROPIC_CUSTOM_HEADERS ?? '').split('\n');
  noteHeaders(
    lines.map((line) => {
      const [name = '', ...value] = line.split(':');
      return [name.trim(), value.join(':').trim()] as const;
    }),
  );
}
