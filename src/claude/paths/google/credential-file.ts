import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import type { Environment } from '../../credential.ts';
import { neverShow } from '../../secret.ts';
import { CloudError } from '../cloud-error.ts';
import { login } from './login.ts';

/** What all kinds of credential files of Google have in common, as far as it is used here; the library reads the rest. */
const credentialFile = z.looseObject({
  type: z.string(),
  project_id: z.string().optional(),
  quota_project_id: z.string().optional(),
  client_email: z.string().optional(),
  account: z.string().optional(),
  service_account_impersonation_url: z.string().optional(),
});
export type CredentialFile = Readonly<z.output<typeof credentialFile>>;

/** A credential is some kilobytes long. */
const longestFileBytes = 256 * 1024;

/**
 * The file of Application Default Credentials, in Google's own order: the one a variable names, then the one `gcloud` wrote.
 * Null where there is neither. Throws CloudError for one that is named and cannot be used.
 * Source: https://cloud.google.com/docs/authentication/application-default-credentials
 */
export async function findCredentialFile(
  env: Environment,
): Promise<{ readonly file: CredentialFile; readonly from: string } | null> {
  const named = env.GOOGLE_APPLICATION_CREDENTIALS;
  if (named) return { file: await read(named, namedFile), from: 'GOOGLE_APPLICATION_CREDENTIALS' };
  const written = writtenByGcloud(env);
  const there = written && (await stat(written).catch(() => null));
  return there ? { file: await read(written, gcloudFile), from: gcloudFile } : null;
}

const namedFile = 'the file that GOOGLE_APPLICATION_CREDENTIALS names';
const gcloudFile = 'the application default credentials of gcloud';

function writtenByGcloud(env: Environment): string | null {
  const home = process.platform === 'win32' ? env.APPDATA : env.HOME && join(env.HOME, '.config');
  const folder = env.CLOUDSDK_CONFIG || (home && join(home, 'gcloud'));
  return folder ? join(folder, 'application_default_credentials.json') : null;
}

async function read(path: string, called: string): Promise<CredentialFile> {
  const text = await textOf(path, called);
  let parsed: ReturnType<typeof credentialFile.safeParse>;
  try {
    parsed = credentialFile.safeParse(JSON.parse(text));
  } catch {
    throw unusable(`${capital(called)} is not valid JSON.`);
  }
  if (!parsed.success) throw unusable(`${capital(called)} is not a credential of Google: it names no type.`);
  noteSecrets(parsed.data);
  return parsed.data;
}

async function textOf(path: string, called: string): Promise<string> {
  try {
    const found = await stat(path);
    if (!found.isFile() || found.size > longestFileBytes)
      throw unusable(`${capital(called)} is no file, or too long for a credential.`);
    return await readFile(path, 'utf8');
  } catch (error) {
    if (error instanceof CloudError) throw error;
    const missing = error instanceof Error && 'code' in error && error.code === 'ENOENT';
    throw unusable(`${capital(called)} ${missing ? 'does not exist' : 'could not be read'}.`);
  }
}

export const unusable = (summary: string, said: string | null = null): CloudError =>
  new CloudError('no-credential', summary, {
    said,
    advice: `Set GOOGLE_APPLICATION_CREDENTIALS to the credential file of a service account, or unset it and run \`${login}\`.`,
  });

const secretFields = /^(?:private_key|refresh_token|client_secret|access_token|password)$/;

/** Also of the credential that another one is impersonated with. */
function noteSecrets(file: object, depth = 0): void {
  for (const [name, value] of Object.entries(file)) {
    if (typeof value === 'string' && secretFields.test(name)) neverShow(value);
    else if (typeof value === 'object' && value !== null && depth < 3) noteSecrets(value, depth + 1);
  }
}

const capital = (text: string): string => `${text.slice(0, 1).toUpperCase()}${text.slice(1)}`;
