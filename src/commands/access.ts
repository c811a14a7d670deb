import type Anthropic from '@anthropic-ai/sdk';
import type { PlatformPath } from '../catalog/vocabulary.ts';
import {
  type AdminCredential,
  adminClient,
  adminVariable,
  findAdminCredential,
} from '../claude/admin-client.ts';
import { longestTrialBytes } from '../claude/bounded-fetch.ts';
import {
  type Credential,
  defaultHost,
  findCredential,
  sdkProfile,
  typedCredential,
} from '../claude/credential.ts';
import { noteEnvironment } from '../claude/noted-credentials.ts';
import type { CloudPath } from '../claude/paths/cloud-path.ts';
import { probeClient } from '../claude/probe-client.ts';
import { Secret } from '../claude/secret.ts';
import type { CredentialSeen } from '../judge/observation.ts';
import type { Plan } from '../plan/schema.ts';
import { UsageError } from '../plan/usage-error.ts';
import { list } from '../report/wording/format.ts';
import type { Access } from '../tui/services.ts';
import { cloudAccess, noCloud } from './cloud-access.ts';
import type { Io } from './io.ts';

/** Whose account a poll asks, made ready: what may be shown, how to get a client, what to close afterwards. */
export interface OpenAccess {
  readonly offline: boolean;
  readonly credential: CredentialSeen | null;
  /** Whether the key in use can be the one a hint shows in part; undefined where no key is held. */
  readonly keyFits?: ((hint: string) => boolean) | undefined;
  /** Where the API is, as far as environment and options say; a profile may name another address to the client. */
  readonly baseUrl: string;
  /** A full sentence why nothing can be asked, or null. */
  readonly credentialReason: string | null;
  /** Name of the variable that names a proxy which this process does not use, or null. */
  readonly proxyVariable: string | null;
  readonly client: () => Promise<Anthropic>;
  /** The planned path through a cloud; rejects where the plan names none. */
  readonly cloud: () => Promise<CloudPath>;
  /** Hosts that variables name instead of the planned cloud's own. */
  readonly cloudHosts: readonly string[];
  /** The same key for answers of any length, such as the results of a batch. */
  readonly clientOfLongAnswers: () => Promise<Anthropic>;
  /** A full sentence why the organization cannot be asked, or null. */
  readonly adminReason: string | null;
  /** Asks the organization's routes with the admin key, and nothing else. */
  readonly adminClient: () => Promise<Anthropic>;
  /** Name of the sandbox account that answers, or null for a real one. */
  readonly rehearsalAccount: string | null;
  /** True once any answer came from the built-in sandbox, whoever started it: what it says is a rehearsal. */
  readonly sawSandbox: () => boolean;
  readonly close: () => Promise<void>;
}

export async function openAccess(
  io: Io,
  access: Access,
  options: {
    readonly baseUrl?: string;
    readonly account?: string;
    readonly plan?: Pick<Plan, 'platform' | 'model'> | null;
  } = {},
): Promise<OpenAccess> {
  noteEnvironment(io.env);
  if (access.kind === 'sandbox') return sandboxAccess(options.account ?? 'start', io);
  const baseUrl = checkedBaseUrl(options.baseUrl ?? io.env.ANTHROPIC_BASE_URL);
  const credential =
    access.kind === 'typed'
      ? typedCredential(access.key, io.env, baseUrl)
      : await findCredential(io.env, sdkProfile, baseUrl);
  const direct = clientsOf(credential, findAdminCredential(io.env), baseUrl);
  const through = options.plan ? cloudAccess(io.env, options.plan, direct.onAnswer) : null;
  return {
    ...direct,
    // The key of the Claude API is not what a cloud asks for.
    ...(through && { ...through, credential: null, credentialReason: null, keyFits: undefined }),
    baseUrl: baseUrl ?? defaultHost,
    offline: access.kind === 'offline',
    proxyVariable:
      io.env.NODE_USE_ENV_PROXY === '1'
        ? null
        : (proxyVariables.find((name) => io.env[name]?.trim()) ?? null),
    rehearsalAccount: null,
    close: async () => {},
  };
}

/** In the order curl and most HTTP clients read them; Node reads them only where NODE_USE_ENV_PROXY is 1. */
const proxyVariables = ['HTTPS_PROXY', 'https_proxy', 'ALL_PROXY', 'all_proxy'];

/** The client of the product's key and that of the admin key, each built when it is first asked for. */
function clientsOf(credential: Credential, admin: AdminCredential, baseUrl: string | undefined) {
  let client: Promise<Anthropic> | undefined;
  let organization: Promise<Anthropic> | undefined;
  let sandbox = false;
  const onAnswer = (headers: Headers) => {
    sandbox ||= headers.has('x-gonogo-sandbox');
  };
  const credentialReason = whyNotSent(credential);
  return {
    cloud: noCloud,
    cloudHosts: [],
    onAnswer,
    sawSandbox: () => sandbox,
    credential: credential.kind === 'none' ? null : credential.seen,
    credentialReason,
    keyFits: credential.kind === 'secret' ? (hint: string) => credential.secret.fits(hint) : undefined,
    client: () => {
      if (credential.kind === 'none' || credentialReason)
        return Promise.reject(new Error(credentialReason ?? ''));
      client ??= probeClient(credential, baseUrl, onAnswer);
      return client;
    },
    clientOfLongAnswers: () => {
      if (credential.kind === 'none' || credentialReason)
        return Promise.reject(new Error(credentialReason ?? ''));
      return probeClient(credential, baseUrl, onAnswer, longestTrialBytes);
    },
    adminReason: admin.kind === 'none' ? admin.reason : null,
    adminClient: () => {
      if (admin.kind === 'none') return Promise.reject(new Error(admin.reason));
      organization ??= adminClient(admin, baseUrl, onAnswer);
      return organization;
    },
  };
}

/** An admin key in the product's place is not sent with messages, only told of. */
export function whyNotSent(credential: Credential): string | null {
  if (credential.kind === 'none') return credential.reason;
  if (credential.seen.kind !== 'admin-key') return null;
  return `${credential.seen.from} holds an Admin API key, which is not sent with messages. Put a key of the launch workspace there, and keep the admin key in ${adminVariable}.`;
}

/** Opens the sandbox's organization routes and nothing anywhere else. */
const rehearsalAdminKey = 'sk-ant-admin01-rehearsal-only';

async function sandboxAccess(account: string, io: Io): Promise<OpenAccess> {
  const [{ startSandbox }, { rehearsalKey }, { requireAccount }] = await Promise.all([
    import('../sandbox/server.ts'),
    import('../sandbox/organization.ts'),
    import('./sandbox-account.ts'),
  ]);
  const sandbox = await startSandbox({ account: requireAccount(account), now: io.now });
  const credential = typedCredential(new Secret(rehearsalKey), {}, sandbox.url);
  return {
    ...clientsOf(credential, { kind: 'key', secret: new Secret(rehearsalAdminKey) }, sandbox.url),
    baseUrl: sandbox.url,
    offline: false,
    proxyVariable: null,
    rehearsalAccount: account,
    close: () => sandbox.close(),
  };
}

/** A base URL decides where the key goes: only http(s), without credentials in it. */
function checkedBaseUrl(written: string | undefined): string | undefined {
  const text = written?.trim();
  if (!text) return undefined;
  const url = URL.canParse(text) ? new URL(text) : null;
  if (!url || !/^https?:$/.test(url.protocol) || url.username || url.password) {
    throw new UsageError(
      'The base URL (ANTHROPIC_BASE_URL or --base-url) is not a plain http or https address. Set it to an address such as https://api.anthropic.com, or unset it.',
    );
  }
  // The API answers there with a redirect to https, after the key has gone over the wire in the clear.
  if (url.protocol === 'http:' && url.hostname === new URL(defaultHost).hostname) {
    throw new UsageError(
      `The base URL (ANTHROPIC_BASE_URL or --base-url) would send the credential to ${url.hostname} without encryption. Set it to ${defaultHost}, or unset it.`,
    );
  }
  return text;
}

type Sent = 'credential' | 'admin key';

/**
 * The sentences to show before the first request where a key would go somewhere else than to Anthropic, or null. `sent`:
 * what the command sends where it has it.
 */
export function foreignHostNotice(
  access: Pick<
    OpenAccess,
    | 'credential'
    | 'credentialReason'
    | 'adminReason'
    | 'baseUrl'
    | 'offline'
    | 'rehearsalAccount'
    | 'cloudHosts'
  >,
  path: PlatformPath | null = null,
  sent: readonly Sent[] = ['credential', 'admin key'],
): string | null {
  if (access.offline || access.rehearsalAccount) return null;
  if (path !== null && path !== 'claude-api')
    return access.cloudHosts.length === 0
      ? null
      : `Requests, signed with the credentials of the cloud, go to ${list([...access.cloudHosts])}, which is not the cloud's own host.`;
  // A profile names an address of its own, which the admin key does not go to.
  const hosts: Readonly<Record<Sent, string | null>> = {
    credential: access.credentialReason === null ? (access.credential?.host ?? null) : null,
    'admin key': access.adminReason === null ? new URL(access.baseUrl).host : null,
  };
  const foreign = new Set(sent.flatMap((what) => hosts[what] ?? []));
  foreign.delete(new URL(defaultHost).host);
  const sentences = [...foreign].map((host) => {
    const keys = sent.filter((what) => hosts[what] === host).map((what) => `the ${what}`);
    return `${list(['Requests', ...keys])} go to ${host}, which is not Anthropic's own host.`;
  });
  return sentences.length > 0 ? sentences.join('\n') : null;
}
