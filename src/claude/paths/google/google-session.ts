import type { Environment } from '../../credential.ts';
import { foreignText } from '../../foreign-text.ts';
import { isNetworkFault, meaningOf, systemCode } from '../../system-error.ts';
import { CloudError } from '../cloud-error.ts';
import { authLibrary } from './auth-library.ts';
import { findGoogleCredential, type GoogleCredential } from './google-credential.ts';
import { renewal } from './login.ts';

/** Credentials that gave a token, and the project that is asked. */
export interface GoogleSession extends GoogleCredential {
  readonly project: string;
}

/** As Google allows; what stands in a path must lead nowhere else. */
const projectId = /^(?:[a-z0-9.-]{1,100}:)?[a-z0-9-]{1,63}$/;
/** `gcloud` takes half a second to say that it knows no project, and may take longer. */
const longestProjectSearchMs = 1_500;

/**
 * Finds credentials, gets a first token with them and settles the project, once for all questions; what failed is tried
 * anew by the next. `projectVariables`: those of the path, the first that is set wins. The signal ends the wait.
 */
export function googleSession(
  env: Environment,
  projectVariables: readonly string[],
): (signal: AbortSignal) => Promise<GoogleSession> {
  let opened: Promise<GoogleSession> | undefined;
  return (signal) => {
    opened ??= open(env, projectVariables).catch((error: unknown) => {
      opened = undefined;
      throw error;
    });
    return endedBy(signal, opened);
  };
}

/** The library takes no signal where it asks for tokens. */
function endedBy<T>(signal: AbortSignal, work: Promise<T>): Promise<T> {
  const settled = new AbortController();
  const ended = new Promise<never>((_, reject) => {
    if (signal.aborted) reject(signal.reason);
    else
      signal.addEventListener('abort', () => reject(signal.reason), { once: true, signal: settled.signal });
  });
  return Promise.race([ended, work]).finally(() => settled.abort());
}

async function open(env: Environment, variables: readonly string[]): Promise<GoogleSession> {
  const credential = await findGoogleCredential(env);
  await firstToken(credential);
  const named = variables.map((name) => env[name]?.trim()).find(Boolean);
  const project = named ?? credential.project ?? (await projectOfGcloud(credential));
  if (!project)
    throw new CloudError('no-credential', 'The credentials of Google Cloud name no project to ask.', {
      advice: `Set ${variables[0]} to the id of the project that sends the requests.`,
    });
  if (!projectId.test(project))
    throw new CloudError(
      'no-credential',
      `"${foreignText(project)}" is not the id of a Google Cloud project.`,
      {
        advice: `Set ${variables[0]} to the id of the project that sends the requests, as \`gcloud projects list\` shows it.`,
      },
    );
  return { ...credential, project };
}

/** Shows whether the credentials are still good, before any client of Claude is built with them. */
async function firstToken({ client, kind, from }: GoogleCredential): Promise<void> {
  try {
    const headers = await client.getRequestHeaders();
    if (!headers.get('authorization')) throw new Error('No token was given out.');
  } catch (error) {
    throw tokenError(error, kind, from);
  }
}

function tokenError(error: unknown, kind: GoogleCredential['kind'], from: string): CloudError {
  const status = statusOf(error);
  if (status === null && isNetworkFault(error))
    return notConnected(error, 'the place that gives out Google’s tokens');
  const said = error instanceof Error ? foreignText(error.message) : null;
  if (status !== null && (status >= 500 || status === 429))
    return new CloudError('server-error', `No token was given out for ${from}.`, {
      said,
      status,
      advice: 'Try again later.',
    });
  // A refresh token that was withdrawn, a key that was deleted, a machine without an account.
  const refused = status !== null && status !== 404;
  return new CloudError(
    refused ? 'key-rejected' : 'no-credential',
    refused
      ? `Google gave out no token for ${from}: the credentials have expired or were withdrawn.`
      : `No token could be had for ${from}.`,
    { said, status, advice: renewal[kind] },
  );
}

/** Of an error of the library, which passes on the answer it got. */
function statusOf(error: unknown): number | null {
  if (!(error instanceof Error)) return null;
  const response: unknown = Reflect.get(error, 'response');
  const status: unknown = response instanceof Object ? Reflect.get(response, 'status') : null;
  return typeof status === 'number' ? status : null;
}

/** `place` as in "No connection to PLACE could be made". */
export function notConnected(error: unknown, place: string): CloudError {
  const code = systemCode(error);
  const meaning = code && meaningOf(code);
  return new CloudError(
    'connection-failed',
    `No connection to ${place} could be made, or it broke${code ? ` (${code})` : ''}.`,
    { advice: `${meaning ? `${meaning}. ` : ''}Check name resolution, proxy and firewall, then try again.` },
  );
}

/** What `gcloud config set project` has set; only where the credentials name none. */
async function projectOfGcloud({ client, kind }: GoogleCredential): Promise<string | null> {
  if (kind === 'metadata') return null;
  const { GoogleAuth } = await authLibrary();
  const search = new GoogleAuth({ authClient: client }).getProjectId().catch(() => null);
  const { promise: tooLong, resolve } = Promise.withResolvers<null>();
  const timer = setTimeout(() => resolve(null), longestProjectSearchMs);
  return Promise.race([search, tooLong]).finally(() => clearTimeout(timer));
}
