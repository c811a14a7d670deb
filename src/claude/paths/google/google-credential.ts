import type { AuthClient, Compute, GoogleAuthOptions } from 'google-auth-library';
import { boundedFetch } from '../../bounded-fetch.ts';
import type { Environment } from '../../credential.ts';
import { foreignText } from '../../foreign-text.ts';
import { noteHeaders } from '../../noted-credentials.ts';
import { CloudError } from '../cloud-error.ts';
import { authLibrary } from './auth-library.ts';
import { type CredentialFile, findCredentialFile, unusable } from './credential-file.ts';
import { type GoogleCredentialKind, login } from './login.ts';
import { asksMetadataServer, metadataEmail, metadataHost, metadataProject } from './metadata-server.ts';

export interface GoogleCredential {
  readonly client: AuthClient;
  readonly kind: GoogleCredentialKind;
  /** Variable, file or service it came from. */
  readonly from: string;
  /** Account it stands for; null where that is not written anywhere. */
  readonly principal: string | null;
  /** Project it belongs to or is billed to by itself; null: none. */
  readonly project: string | null;
}

const scopes = ['https://www.googleapis.com/auth/cloud-platform'];
/** A page of quotas with every region and base model, written out with blanks, takes megabytes. */
const longestAnswerBytes = 16 * 1024 * 1024;

/**
 * Application Default Credentials, found by hand: the library would run `gcloud` and wait for the metadata server of a
 * machine that has none. Nothing is sent but questions to a metadata server somebody named. Throws CloudError.
 */
export async function findGoogleCredential(env: Environment): Promise<GoogleCredential> {
  const found = await findCredentialFile(env);
  if (found) return fromFile(found.file, found.from);
  if (await asksMetadataServer(env)) return fromMetadataServer(env);
  throw new CloudError('no-credential', 'No credentials of Google Cloud were found, so nothing was sent.', {
    advice: `Run \`${login}\`, or set GOOGLE_APPLICATION_CREDENTIALS to a credential file. On a machine of Google Cloud set METADATA_SERVER_DETECTION=bios-only, so that its metadata server is asked.`,
  });
}

async function fromFile(file: CredentialFile, from: string): Promise<GoogleCredential> {
  const { GoogleAuth } = await authLibrary();
  const transporter = await boundedTransporter();
  try {
    const client = await new GoogleAuth({
      credentials: file as NonNullable<GoogleAuthOptions['credentials']>,
      scopes,
      clientOptions: { transporter },
    }).getClient();
    client.transporter = transporter;
    // What another credential is impersonated with gets its tokens the same way.
    const source: unknown = Reflect.get(client, 'sourceClient');
    if (source instanceof Object) Reflect.set(source, 'transporter', transporter);
    return {
      client,
      kind: kindOf(file),
      from,
      principal: principalOf(file),
      project: file.project_id ?? file.quota_project_id ?? client.quotaProjectId ?? null,
    };
  } catch (error) {
    const said = error instanceof Error ? foreignText(error.message) : null;
    throw unusable('The credential file is not one that Google’s library can use.', said);
  }
}

function kindOf({ type }: CredentialFile): GoogleCredentialKind {
  if (type === 'authorized_user') return 'user';
  return /^(?:external_account|impersonated)/.test(type) ? 'federated' : 'service-account';
}

function principalOf(file: CredentialFile): string | null {
  const impersonated = /([^/]+):generateAccessToken$/.exec(file.service_account_impersonation_url ?? '');
  const named = impersonated?.[1] ?? file.client_email ?? file.account;
  return named ? foreignText(named) : null;
}

async function fromMetadataServer(env: Environment): Promise<GoogleCredential> {
  const { Compute } = await authLibrary();
  const client: Compute = new Compute({ scopes, transporter: await boundedTransporter() });
  const [principal, project] = await Promise.all([metadataEmail(), metadataProject()]);
  return {
    client,
    kind: 'metadata',
    from: `the metadata server at ${metadataHost(env)}`,
    principal,
    project,
  };
}

/** Asks once, follows no redirect, reads no answer without end, and notes every credential it sends. */
const bounded = {
  retryConfig: { retry: 0 },
  // Proxies are Node's own matter, by NODE_USE_ENV_PROXY: the library's own go around our fetch.
  noProxy: [/^/],
  fetchImplementation: (input: string | URL | Request, init?: RequestInit) => {
    noteHeaders(new Headers(init?.headers));
    return boundedFetch(input, longestAnswerBytes, init);
  },
};

async function boundedTransporter() {
  const { gaxios } = await authLibrary();
  // Questions to the metadata server take no transporter of ours, only this one.
  gaxios.instance.defaults = bounded;
  return new gaxios.Gaxios(bounded);
}
