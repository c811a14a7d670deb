import type { Account } from '../judge/account-schema.ts';
import type { CredentialSeen } from '../judge/observation.ts';
import { type AccountStyle, heading, labelled, toldWords } from './account-lines.ts';
import { fold, paint } from './terminal-style.ts';
import { terminalText } from './terminal-text.ts';
import { list } from './wording/format.ts';

const kinds: Readonly<Record<CredentialSeen['kind'], string>> = {
  'api-key': 'API key',
  'admin-key': 'Admin API key',
  'auth-token': 'bearer token',
  'enterprise-key': 'Enterprise key',
  profile: 'SDK profile',
  federation: 'workload identity',
  typed: 'key that was typed in',
  unrecognised: 'credential of an unknown kind',
};

/** What this machine knows without asking anybody: which credential would be used, where it goes, which model is meant. */
export function localLines(
  { path, credential, credentialReason, adminKey, model }: Account,
  style: AccountStyle,
) {
  return [
    ...heading('On this machine', style),
    ...(path === 'claude-api'
      ? labelled('Credential', credentialWords(credential, credentialReason), style)
      : []),
    ...(credential ? labelled('Goes to', credential.host, style) : []),
    ...(path === 'claude-api'
      ? labelled(
          'Admin key',
          adminKey.reason ?? `${adminKey.from}, used for the organization's routes only.`,
          style,
        )
      : []),
    ...labelled(
      'Model',
      model.from === 'plan'
        ? `${model.id}, as planned.`
        : `${model.id}, because no plan names one: limits and the one message are those of this model.`,
      style,
    ),
  ];
}

function credentialWords(seen: CredentialSeen | null, reason: string | null): string {
  if (!seen) return reason ?? 'none was found.';
  const masked = seen.masked && seen.masked !== '…' ? ` ${seen.masked}` : '';
  return [
    seen.kind === 'profile' ? `the SDK's ${seen.from}.` : `${kinds[seen.kind]}${masked} from ${seen.from}.`,
    ...(seen.shadowed.length > 0 ? [`It wins over ${list(seen.shadowed)}.`] : []),
    ...(seen.empty.length > 0 ? [`Set to nothing, which counts as unset: ${list(seen.empty)}.`] : []),
    ...(reason ? [reason] : []),
  ].join(' ');
}

/** Whom the planned cloud takes its credential for. */
export function cloudLines({ cloud }: Account, style: AccountStyle): string[] {
  if (!cloud) return [];
  const { account, principal, from, region, workspace } = cloud;
  return [
    ...heading('Who', style),
    ...labelled('Account', terminalText(account), style),
    ...(principal ? labelled('As', terminalText(principal), style) : []),
    ...labelled('Credential', `from ${terminalText(from)}.`, style),
    ...(region ? labelled('Region', terminalText(region), style) : []),
    ...(workspace ? labelled('Workspace', terminalText(workspace), style) : []),
  ];
}

/** Whom the key in use speaks for. */
export function identityLines(account: Account, style: AccountStyle): string[] {
  const { organization, workspace, otherOrganization, otherWorkspacePlanned, rehearsal } = account;
  const banner = 'REHEARSAL: the sandbox answered, no real account was asked.';
  return [
    ...(rehearsal ? fold(banner, style.columns).map((line) => paint(line, 'strong', style)) : []),
    ...heading('Who', style),
    ...labelled(
      'Organization',
      organization
        ? `${named(organization.name, organization.id)} ${toldWords(organization.told, rehearsal)}`
        : 'not known.',
      style,
    ),
    ...(organization?.told.origin === 'admin' && !organization.ofKey
      ? labelled('', 'The admin key opens it; nothing showed that the key in use belongs to it.', style)
      : []),
    ...(otherOrganization
      ? labelled(
          '',
          `The admin key belongs to another organization, ${otherOrganization.admin}: nothing it lists is shown.`,
          style,
        )
      : []),
    ...labelled(
      'Workspace',
      workspace ? workspaceWords(workspace, rehearsal) : workspaceLess(account),
      style,
    ),
    ...(otherWorkspacePlanned
      ? labelled(
          '',
          `The plan names ${otherWorkspacePlanned} instead: its limits and caps are shown below, and this key does not draw on them.`,
          style,
        )
      : []),
    ...labelled('Key', keyWords(account), style),
  ];
}

const named = (name: string | null, id: string): string => (name === null ? id : `${name} (${id})`);

const workspaceLess = ({ key }: Account): string =>
  key.listed?.scope.type === 'organization' ? 'none: the key is one of the organization.' : 'not known.';

function workspaceWords(
  { id, listed, isDefault, told }: NonNullable<Account['workspace']>,
  rehearsal: boolean,
): string {
  const geos = listed && listed.allowedGeos !== 'unrestricted' ? listed.allowedGeos : null;
  return [
    `${named(listed?.name ?? null, id)} ${toldWords(told, rehearsal)}`,
    ...(isDefault ? ['the Default workspace'] : []),
    ...(listed?.archivedAt ? [`archived on ${listed.archivedAt.slice(0, 10)}`] : []),
    ...(geos ? [`inference in ${list(geos)}${geos.length === 1 ? ' only' : ''}`] : []),
  ].join(', ');
}

const accepted = {
  yes: 'The API takes it.',
  no: 'The API refuses it.',
  'not-known': 'No call showed whether the API takes it.',
} as const satisfies Record<Account['key']['accepted'], string>;

const unlisted = {
  found: null,
  ambiguous: 'Several listed keys begin and end like it, so name, status and expiry could not be told.',
  none: 'It is not among the keys that were listed.',
  'not-compared': 'Too little of it may be shown to find it in the list of keys.',
} as const;

function keyWords({ key, credential, at, rehearsal }: Account): string {
  if (!credential) return 'none.';
  const { listed, match, refusal } = key;
  const row = listed
    ? `${named(listed.name, listed.id)} ${toldWords({ origin: 'admin' }, rehearsal)}, ${statusWords(listed, at)}.`
    : ((match && unlisted[match]) ?? '');
  const mask = credential.masked && !listed ? `${credential.masked}.` : '';
  return [mask, row, accepted[key.accepted], refusal ?? ''].filter((part) => part !== '').join(' ');
}

const msPerDay = 86_400_000;

/** One that has expired says so once, whatever the clock of this machine makes of the date. */
function statusWords({ status, expiresAt }: NonNullable<Account['key']['listed']>, at: string): string {
  if (status !== 'expired') return `${status}, ${expiry(expiresAt, at)}`;
  return expiresAt === null ? status : `expired on ${expiresAt.slice(0, 10)}`;
}

function expiry(expiresAt: string | null, at: string): string {
  if (expiresAt === null) return 'never expires';
  const date = expiresAt.slice(0, 10);
  const days = Math.floor((Date.parse(expiresAt) - Date.parse(at)) / msPerDay);
  if (Date.parse(expiresAt) <= Date.parse(at)) return `expired on ${date}`;
  return `expires on ${date}, in ${days} day${days === 1 ? '' : 's'}`;
}
