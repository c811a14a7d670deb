import type { CredentialSeen } from '../judge/observation.ts';
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

/**
 * Finds the credential the official SDK would use, in its order: key variable, token variable, profile, federation
 * variables, active profile. No network. `baseUrl` (a flag) beats the environment.
 */
export async function findCredential(
  env: Environment,
  readProfile: ProfileReader,
  baseUrl?: string,
): Promise<Credential> {
  const set = secretVariables.filter(([name]) => env[name]?.trim());
  const empty = secretVariables.flatMap(([name]) =>
    env[name] !== undefined && !env[name]?.trim() ? [name] : [],
  );
  const host = baseUrl ?? env.ANTHROPIC_BASE_URL?.trim() ?? defaultHost;
  const [winner, ...losers] = set;
  if (winner) {
    const [name, as] = winner;
    const secret = new Secret(env[name]?.trim() ?? '');
    const shadowed = [
      ...losers.map(([loser]) => loser),
      ...(env.ANTHROPIC_PROFILE?.trim() ? ['ANTHROPIC_PROFILE'] : []),
    ];
    return {
      kind: 'secret',
      as,
      secret,
      seen: {
        kind: kindOf(secret, as),
        from: name,
        masked: secret.masked(),
        shadowed,
        empty,
        host: hostOf(host),
      },
    };
  }
  try {
    const profile = await readProfile();
    if (!profile) return { kind: 'none', reason: noCredentialReason };
    return {
      kind: 'sdk-resolved',
      seen: {
        kind: profile.fromFile ? 'profile' : 'federation',
        from: profile.fromFile
          ? (env.ANTHROPIC_PROFILE?.trim() ?? 'active profile')
          : 'ANTHROPIC_FEDERATION_RULE_ID',
        masked: '',
        shadowed: [],
        empty,
        host: hostOf(baseUrl ?? env.ANTHROPIC_BASE_URL?.trim() ?? profile.baseUrl ?? defaultHost),
      },
    };
  } catch (error) {
    const said = error instanceof Error ? error.message : String(error);
    return { kind: 'none', reason: `The SDK profile could not be read: ${said}` };
  }
}

/** A key typed by a person; kept in memory only. */
export function typedCredential(secret: Secret, env: Environment, baseUrl?: string): Credential {
  const host = baseUrl ?? env.ANTHROPIC_BASE_URL?.trim() ?? defaultHost;
  const kind = kindOf(secret, 'apiKey');
  return {
    kind: 'secret',
    as: 'apiKey',
    secret,
    seen: { kind, from: 'typed in', masked: secret.masked(), shadowed: [], empty: [], host: hostOf(host) },
  };
}

/** Asks the SDK itself, which knows the file locations of every system; imported only when no variable is set. */
export const sdkProfile: ProfileReader = async () => {
  const { loadConfigWithSource } = await import('@anthropic-ai/sdk/core/credentials');
  const loaded = await loadConfigWithSource();
  return loaded && { fromFile: loaded.fromFile, baseUrl: loaded.config.base_url ?? null };
};

/** Prefixes from https://platform.claude.com/docs/en/manage-claude/authentication; anything else is left unnamed. */
const kinds: readonly (readonly [RegExp, CredentialSeen['kind']])[] = [
  [/^sk-ant-admin/, 'admin-key'],
  [/^sk-ant-oat/, 'auth-token'],
  [/^sk-ant-api01-/, 'enterprise-key'],
  [/^sk-ant-api/, 'api-key'],
];

function kindOf(secret: Secret, as: 'apiKey' | 'authToken'): CredentialSeen['kind'] {
  const known = kinds.find(([prefix]) => prefix.test(secret.reveal()))?.[1];
  return known ?? (as === 'authToken' ? 'auth-token' : 'unrecognised');
}

/** Host only: a URL may carry a user, a password or a path that nobody should see printed. */
function hostOf(url: string): string {
  return URL.canParse(url) ? new URL(url).host : 'an address that is not a URL';
}
