import type { Account, AccountLimit } from '../judge/account-schema.ts';
import type { ObservationId } from '../judge/observation.ts';
import { type AccountStyle, columnFor, heading, probeNames, toldWords } from './account-lines.ts';
import { leftLines, monthLines } from './account-money.ts';
import { cloudLines, identityLines, localLines } from './account-who.ts';
import { fold, paint, toAscii } from './terminal-style.ts';
import { terminalText } from './terminal-text.ts';
import { count, usd } from './wording/format.ts';

/** Longest line even on wide screens: sentences are read, not scanned. */
const mostColumns = 100;

/**
 * A part of the screen, which can be shown once the observations it `needs` have settled and all parts before it. Those
 * that hang on whom the key belongs to wait for the message as well, until the organization's list has shown the key.
 */
export interface AccountPart {
  readonly needs: readonly ObservationId[];
  /** What of it the message's answer may still change. Missing: it does not wait for the message. */
  readonly awaits?: {
    /** Whether the organization's own lists told enough to show it before. */
    readonly told: (account: Account) => boolean;
    readonly facts: (account: Account) => unknown;
  };
  /** Paths on which it says something; missing: it speaks of what only the Claude API was asked. */
  readonly on?: 'everywhere' | 'clouds';
  readonly lines: (account: Account, style: AccountStyle) => readonly string[];
}

const identity: readonly ObservationId[] = ['model', 'organization', 'workspaces', 'api-keys'];

/** A key that the admin key lists is of its organization, which is otherwise known from the message only. */
const keyListed = ({ key }: Account): boolean => key.listed !== null;

/** The parts in the order they are shown. */
export const accountParts: readonly AccountPart[] = [
  { needs: [], on: 'everywhere', lines: localLines },
  { needs: ['cloud-identity'], on: 'clouds', lines: cloudLines },
  {
    needs: identity,
    awaits: {
      told: (account) =>
        keyListed(account) && account.workspace !== null && account.key.accepted !== 'not-known',
      facts: ({ organization, otherOrganization, workspace, otherWorkspacePlanned, key }) => [
        organization?.id,
        otherOrganization,
        workspace?.id,
        otherWorkspacePlanned,
        key.accepted,
      ],
    },
    lines: identityLines,
  },
  {
    needs: ['rate-limits'],
    awaits: {
      told: (account) =>
        keyListed(account) &&
        account.limits.every(({ rung }) => rung === 'workspace' || rung === 'organization'),
      facts: ({ limits, conflicts }) => [limits.map(({ name, value }) => [name, value]), conflicts],
    },
    lines: limitLines,
  },
  {
    needs: ['month-usage', 'month-cost'],
    awaits: { told: keyListed, facts: ({ month }) => [month?.usage?.source, month?.cost?.source] },
    lines: monthLines,
  },
  {
    needs: ['spend-limits'],
    awaits: {
      told: keyListed,
      facts: ({ caps }) => caps.map((cap) => (cap.kind === 'set' ? cap.capUsd : cap.kind)),
    },
    lines: leftLines,
  },
  { needs: [], on: 'everywhere', lines: unreadLines },
  { needs: [], lines: closingLines },
];

/** Whether it has anything to say on the path that was asked. */
export const concerns = ({ on }: AccountPart, { path }: Account): boolean =>
  on === 'everywhere' || (on === 'clouds') === (path !== 'claude-api');

/** One part for a terminal, with the blank line that parts it from what stands before; empty where it has nothing to say. */
export function partText(part: AccountPart, account: Account, style: AccountStyle): string {
  if (!concerns(part, account)) return '';
  const lines = part.lines(account, { ...style, columns: Math.min(style.columns, mostColumns) });
  if (lines.length === 0) return '';
  const text = `${part === accountParts[0] ? '' : '\n'}${lines.join('\n')}\n`;
  return style.ascii ? toAscii(text) : text;
}

/** Stands before parts that are shown again. */
export const amendedText = (style: AccountStyle): string =>
  `\n${fold('The answer to the message changes what was shown above:', Math.min(style.columns, mostColumns)).join('\n')}\n`;

/** The whole screen. */
export const accountText = (account: Account, style: AccountStyle): string =>
  accountParts.map((part) => partText(part, account, style)).join('');

/** Other names are the service's, which may call a limit `constructor`. */
const limitNames: ReadonlyMap<string, string> = new Map(
  Object.entries({
    requests: 'Requests',
    'input-tokens': 'Input tokens, cache reads excluded',
    'output-tokens': 'Output tokens',
    'tightest-tokens': 'Tightest limit on tokens',
    tokens: 'Input and output tokens together',
  }),
);

const limitColumns = 36;

function limitLines(account: Account, style: AccountStyle): string[] {
  const { limits, conflicts, model } = account;
  return [
    ...heading(`Limits of ${model.name}, a minute`, style),
    ...limits.flatMap((limit) =>
      fold(
        terminalText(limitWords(limit, account)),
        style.columns,
        `  ${columnFor(limitName(limit), Math.min(limitColumns, Math.floor(style.columns / 2)), style)}`,
      ),
    ),
    ...conflicts.flatMap(({ name, header, configured }) =>
      fold(
        terminalText(
          `The header of the answer states ${count(header)} for ${(limitNames.get(name) ?? name).toLowerCase()}, where ${count(configured)} is configured: another workspace or organization answers, or a change has not arrived.`,
        ),
        style.columns,
        '  ',
      ),
    ),
  ];
}

const limitName = ({ name }: AccountLimit): string =>
  limitNames.get(name) ?? terminalText(name.replaceAll('_', ' '));

const rungWords: Readonly<Record<Exclude<AccountLimit['rung'], 'unknown'>, string>> = {
  workspace: 'set by the workspace',
  organization: 'organization',
  header: 'response header',
  table: 'table for the planned tier',
  quota: 'quota of the account',
  'default-quota': 'quota that accounts begin with',
};

function limitWords({ value, rung, organization, told }: AccountLimit, { rehearsal }: Account): string {
  if (value === null || !told || rung === 'unknown') return 'not known';
  const as = rung === 'table' ? `${rungWords[rung]}, ${told.at}` : rungWords[rung];
  const whole = organization === null ? '' : `; organization: ${count(organization)}`;
  return `${count(value)} ${toldWords(told, rehearsal, as)}${whole}`;
}

function unreadLines(account: Account, style: AccountStyle): string[] {
  const { unread } = account;
  if (unread.length === 0) return [];
  return [
    ...heading('Not read', style),
    ...unread.flatMap(({ probes, reason }) =>
      fold(terminalText(`${probeNames(probes)}: ${whyUnread(reason, account)}`), style.columns, '  - '),
    ),
  ];
}

/** What the first lines of the screen say is not said twice. */
function whyUnread(reason: string, { adminKey, credentialReason, key }: Account): string {
  if (reason === key.refusal) return 'the API refuses the key.';
  if (reason === adminKey.reason) return 'only an Admin API key shows them.';
  return reason === credentialReason ? 'there is no credential to ask with.' : reason;
}

function closingLines({ spend, rehearsal, asked }: Account, style: AccountStyle): string[] {
  if (asked.every(({ status }) => status === 'unavailable')) return [];
  const paid = rehearsal
    ? `Nothing was paid; a real account would have paid ${usd(spend.actualUsd)}.`
    : `Asking cost ${usd(spend.actualUsd)}.`;
  return fold(paid, style.columns).map((line) => paint(line, 'quiet', style));
}
