import { chmod, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { emptyFolder } from '../cli.ts';

const part = (json: object): string => Buffer.from(JSON.stringify(json)).toString('base64url');

/** A token nobody signed, as Entra writes them. */
export const entraToken = `${part({ typ: 'JWT', alg: 'RS256' })}.${part({ upn: 'poll@contoso.example', oid: '5f0c' })}.c2lnbmF0dXJlLWNhbmFyeQ`;

const answers = {
  'logged-in': `echo '${JSON.stringify({ accessToken: entraToken, expires_on: 4_000_000_000, tokenType: 'Bearer' })}'`,
  'logged-out': `echo "Please run 'az login' to setup account." >&2; exit 1`,
  expired: `echo "AADSTS70043: The refresh token has expired or is invalid due to sign-in frequency checks." >&2; echo "Please run: az login --scope https://ai.azure.com/.default" >&2; exit 1`,
} as const;

/** A folder for the front of PATH, in which the command line tool of Azure answers like this and writes down in `calls` what it was asked. */
export async function azureCli(answer: keyof typeof answers): Promise<string> {
  const folder = await emptyFolder();
  const file = join(folder, 'az');
  await writeFile(file, `#!/bin/sh\necho "$@" >> '${join(folder, 'calls')}'\n${answers[answer]}\n`);
  await chmod(file, 0o755);
  return folder;
}
