import type { Account, AccountLimit } from '../judge/account-schema.ts';
import type { ObservationId } from '../judge/observation.ts';
import { type AccountStyle, columnFor, heading, probeNames, toldWords } from './account-lines.ts';
import { leftLines, monthLines } from './account-money.ts';
import { identityLines, localLines } from './account-who.ts';
import { fold, paint, toAscii } from './terminal-style.ts';
import { terminalText } from './terminal-text.ts';
import { count, usd } from './wording/format.ts';

/** Longest line even on wide screens: sentences are read, not scanned. */
const mostColumns = 100;

/** A part of the screen, which can be shown once the observations it `needs` have settled and all parts before it. */
export interface AccountPart {
  readonly needs: readonly ObservationId[];
  /** True where it says something on every platform path; the others speak of what only the Claude API was asked. */
  readonly everywhere?: true;
  readonly lines: (account: Account, style: AccountStyle) => readonly string[];
}

const identity: readonly ObservationId[] = [
  'model',
  'tiny-message',
  'organization',
  'workspaces',
  'api-keys',
];

/** The parts in the order they are shown. */
export const accountParts: readonly AccountPart[] = [
  { needs: [], everywhere: true, lines: localLines },
  { needs: identity, lines: identityLines },
  { needs: ['rate-limits'], lines: limitLines },
  { needs: ['month-usage', 'month-cost'], lines: monthLines },
  { needs: ['spend-limits'], lines: leftLines },
  { needs: [], everywhere: true, lines: unreadLines },
  { needs: [], lines: closingLines },
];

/** One part for a terminal, with the blank line that parts it from what stands before; empty where it has nothing to say. */
export function partText(part: AccountPart, account: Account, style: AccountStyle): string {
  if (account.path !== 'claude-api' && !part.everywhere) return '';
  const lines = part.lines(account, { ...style, columns: Math.min(style.columns, mostColumns) });
  if (lines.length === 0) return '';
  const text = `${part === accountParts[0] ? '' : '\n'}${lines.join('\n')}\n`;
  return style.ascii ? toAscii(text) : text;
}

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
