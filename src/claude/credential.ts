import type { CredentialSeen } from '../judge/observation.ts';
import { activeProfile } from '../judge/seen/active-profile.ts';
import { foreignText } from './foreign-text.ts';
import { profileFilesExist } from './profile-files.ts';
import { Secret } from './secret.ts';

export type Environment = Readonly<Record<string, string | undefined>>;

/** The credential a probe client will use, and what may be shown of it. */
export type Credential =
  /** A key or token we hold in memory. */
  | {
      readonly kind: 'secret';
      readonly as: 'apiKey' | 'authToken';
      readonly secret: Secret;
      readonly seen: CredentialSeen;
    }
  /** A profile or workload identity the SDK resolves by itself at its first request. */
  | { readonly kind: 'sdk-resolved'; readonly seen: CredentialSeen }
  | { readonly kind: 'none'; readonly reason: string };

/** Reads the SDK's profile or federation settings; null where neither exists. Throws where a named profile is broken. */
export type ProfileReader = () => Promise<{
  readonly fromFile: boolean;
  readonly baseUrl: string | null;
} | null>;

export const defaultHost = 'https://api.anthropic.com';

/** What a missing credential leads to; shown by the wizard, the poll and the checks alike. */
export const noCredentialReason =
  'No credential was found: neither ANTHROPIC_API_KEY nor ANTHROPIC_AUTH_TOKEN is set, and no SDK profile exists.';

const secretVariables = [
  ['ANTHROPIC_API_KEY', 'apiKey'],
  ['ANTHROPIC_AUTH_TOKEN', 'authToken'],
] as const;
const profileVariable = 'ANTHROPIC_PROFILE';
const federationVariable = 'ANTHROPIC_FEDERATION_RULE_ID';
/** In the order the SDK asks them. */
const readVariables: readonly string[] = [
  ...secretVariables.map(([name]) => name),
  profileVariable,
  federationVariable,
];

/**
 * Finds the credential the official SDK would use, in its order: key variable, token variable, profile, federation
 * variables, active profile. No network. `baseUrl` (a flag) beats the environment. An active profile that something else
 * wins over is only looked for, never read.
 */
export async function findCredential(
  env: Environment,
  readProfile: ProfileReader,
  baseUrl?: string,
  hasProfileFiles: (env: Environment) => Promise<boolean> = profileFilesExist,
): Promise<Credential> {
  const isSet = (name: string) => Boolean(env[name]?.trim());
  const empty = readVariables.filter((name) => env[name] !== undefined && !isSet(name));
  const set = readVariables.filter(isSet);
  const shadowedBy = async (winner: string): Promise<string[]> => {
    const lesser = set.slice(set.indexOf(winner) + 1);
    // A profile that a variable names is the active one.
    return !isSet(profileVariable) && (await hasProfileFiles(env)) ? [...lesser, activeProfile] : lesser;
  };
  const winner = secretVariables.find(([name]) => isSet(name));
  if (winner) {
    const [from, as] = winner;
    const secret = new Secret(env[from]?.trim() ?? '');
    const host = hostFor(env, baseUrl);
    const kind = kindOf(secret, as);
    const shadowed = await shadowedBy(from);
    const others = secretVariables
      .filter(([name]) => shadowed.includes(name))
      .map(([name, how]) => ({ from: name, kind: kindOf(new Secret(env[name]?.trim() ?? ''), how) }));
    const seen = { kind, from, masked: secret.masked(), shadowed, others, empty, host };
    return { kind: 'secret', as, secret, seen };
  }
  try {
    const profile = await readProfile();
    if (!profile) return { kind: 'none', reason: noCredentialReason + emptyNotice(empty) };
    const named = env[profileVariable]?.trim();
    const file = named ? `profile ${foreignText(named)}` : 'active profile';
    const winner = profile.fromFile ? profileVariable : federationVariable;
    const shadowed = named || !profile.fromFile ? await shadowedBy(winner) : [];
    return {
      kind: 'sdk-resolved',
      seen: {
        kind: profile.fromFile ? 'profile' : 'federation',
        from: profile.fromFile ? file : federationVariable,
        masked: '',
        shadowed,
        empty,
        host: hostOf(baseUrl || env.ANTHROPIC_BASE_URL?.trim() || profile.baseUrl || defaultHost),
      },
    };
  } catch (error) {
    const said = error instanceof Error ? foreignText(error.message) : 'no reason was given';
    return { kind: 'none', reason: `The SDK profile could not be read: ${said.replace(/\.$/, '')}.` };
  }
}

const emptyNotice = (empty: readonly string[]): string =>
  empty.length > 0 ? ` Set to nothing, which counts as unset: ${empty.join(', ')}.` : '';

/** A key typed by a person; kept in memory only. */
export function typedCredential(
  secret: Secret,
  env: Environment,
  baseUrl?: string,
): Extract<Credential, { kind: 'secret' }> {
  const kind = kindOf(secret, 'apiKey');
  return {
    kind: 'secret',
    as: 'apiKey',
    secret,
    seen: {
      kind,
      from: 'typed in',
      masked: secret.masked(),
      shadowed: [],
      empty: [],
      host: hostFor(env, baseUrl),
    },
  };
}

/** Asks the SDK itself, which knows the file locations of every system; imported only when no variable is set. */
export const sdkProfile: ProfileReader = async () => {
  const { loadConfigWithSource } = await import('@anthropic-ai/sdk/core/credentials');
  const loaded = await loadConfigWithSource();
  return loaded && { fromFile: loaded.fromFile, baseUrl: loaded.config.base_url ?? null };
};

/**
 * Prefixes from https://platform.claude.com/docs/en/manage-claude/authentication; anything else is left unnamed.
 * An Admin key is found wherever it stands, also behind a quote or a scheme that was pasted along: it must not be sent.
 */
const kinds: readonly (readonly [RegExp, CredentialSeen['kind']])[] = [
  [/sk-ant-admin/i, 'admin-key'],
  [/^sk-ant-oat/, 'auth-token'],
  [/^sk-ant-api01-/, 'enterprise-key'],
  [/^sk-ant-api/, 'api-key'],
];

function kindOf(secret: Secret, as: 'apiKey' | 'authToken'): CredentialSeen['kind'] {
  const known = kinds.find(([prefix]) => prefix.test(secret.reveal()))?.[1];
  return known ?? (as === 'authToken' ? 'auth-token' : 'unrecognised');
}

/** Host only: a URL may carry a user, a password or a path that nobody should see printed. */
/** Host a typed credential would go to: a flag beats the environment, which beats the default. */
export const hostFor = (env: Environment, baseUrl?: string): string =>
  hostOf(baseUrl || env.ANTHROPIC_BASE_URL?.trim() || defaultHost);

function hostOf(address: string): string {
  const url = URL.canParse(address) ? new URL(address) : null;
  return url && /^https?:$/.test(url.protocol) ? url.host : 'an address that is not a URL';
}
