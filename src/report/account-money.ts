import type {
  Account,
  AccountCap,
  AccountGroup,
  AccountReported,
  AccountTokens,
} from '../judge/account-schema.ts';
import { type AccountStyle, columnFor, heading, labelled, toldWords } from './account-lines.ts';
import { moment } from './dates.ts';
import { fold } from './terminal-style.ts';
import { terminalText } from './terminal-text.ts';
import { count, decimal, usd } from './wording/format.ts';

/** Rows of each kind on the screen; the document holds more. */
const shownGroups = 3;
const nameColumns = 24;
const tokenColumns = 9;

const sources = {
  analytics: 'the usage and cost reports',
  report: 'the older usage and cost reports',
  'console-export': "the Console's export",
} as const;

/** What was used and spent this month. */
export function monthLines(account: Account, style: AccountStyle): string[] {
  const { month, rehearsal } = account;
  if (!month) return [];
  const { usage, cost } = month;
  const parts = [cost, usage].filter((part) => part !== null);
  const spans = new Set(parts.map((part) => spanWords(part, rehearsal)));
  // Where usage and cost are told alike, once is enough.
  const [shared] = spans.size === 1 ? spans : [];
  const cut = new Set(parts.filter((part) => part.cut).map(({ source }) => sources[source]));
  return [
    ...heading(shared ? `This month, ${shared}` : 'This month', style),
    ...labelled('Cost', cost ? `${usd(cost.usd)}${paceWords(cost.perDay)}` : 'not read.', style),
    ...(cost && !shared ? labelled('', spanWords(cost, rehearsal), style) : []),
    ...(usage
      ? [
          ...labelled('Input', inputWords(usage.tokens), style),
          ...labelled('Output', short(usage.tokens.output), style),
          ...(shared ? [] : labelled('', spanWords(usage, rehearsal), style)),
        ]
      : labelled('Usage', 'not read.', style)),
    ...table(account, style),
    ...[...cut].flatMap((source) =>
      fold(`There was more in ${source} than was read: sums are too low.`, style.columns, '  '),
    ),
  ];
}

const spanWords = ({ origin, from, to }: AccountReported, rehearsal: boolean): string =>
  `${moment(from)} to ${moment(to)} ${toldWords({ origin }, rehearsal)}`;

type Cost = NonNullable<NonNullable<Account['month']>['cost']>;

const inputWords = (tokens: AccountTokens): string =>
  `${short(tokens.totalInput)} = ${short(tokens.uncachedInput)} uncached + ${short(tokens.cacheWrites)} cache writes + ${short(tokens.cacheReads)} cache reads`;

function paceWords(pace: Cost['perDay']): string {
  if (!pace) return '; too few whole days for a pace';
  const range =
    pace.lowUsd === pace.highUsd
      ? ''
      : ` (${usd(pace.lowUsd)} to ${usd(pace.highUsd)}, nine times out of ten)`;
  return `; ${usd(pace.meanUsd)} on the mean whole day${range}`;
}

/** 1234567 -> "1.23M"; below ten thousand in full. */
function short(tokens: number): string {
  const [size, letter] = (
    [
      [1e12, 'T'],
      [1e9, 'B'],
      [1e6, 'M'],
      [1e3, 'K'],
    ] as const
  ).find(([least]) => tokens >= least && tokens >= 10_000) ?? [1, ''];
  return `${decimal(tokens / size)}${letter}`;
}

const columns = ['uncached', 'writes', 'reads', '= input', 'output'] as const;
const cells = (tokens: AccountTokens): readonly string[] =>
  [tokens.uncachedInput, tokens.cacheWrites, tokens.cacheReads, tokens.totalInput, tokens.output].map(short);

/** The largest of each kind; sentences where the screen is too narrow for columns. */
function table({ month }: Account, style: AccountStyle): string[] {
  if (!month) return [];
  const kinds = [
    ['model', month.byModel, month.groups.models],
    ['workspace', month.byWorkspace, month.groups.workspaces],
    ['key', month.byKey, month.groups.keys],
  ] as const;
  const wide = style.columns >= nameColumns + (columns.length + 1) * tokenColumns + 2;
  return kinds.flatMap(([kind, groups, all]) => {
    const untold =
      kind !== 'key' && month.cost && month.cost.usd !== 0 && groups.every(({ usd: spent }) => spent === null)
        ? fold(`Which ${kind} the cost is of was not told.`, style.columns, '  ')
        : [];
    if (groups.length === 0) return untold;
    const rest = all - shownGroups;
    const rows = groups.slice(0, shownGroups);
    const lines = wide
      ? [columnHeads(`By ${kind}`, style), ...rows.map((group) => row(group, kind, style))]
      : [`  By ${kind}`, ...rows.flatMap((group) => fold(sentence(group, kind), style.columns, '    '))];
    return [...lines, ...(rest > 0 ? [`    and ${count(rest)} more`] : []), ...untold];
  });
}

const nameless = { model: 'not of a model', workspace: 'Default, or none', key: 'not by a key' } as const;
type Kind = keyof typeof nameless;

const nameOf = (group: AccountGroup, kind: Kind): string =>
  terminalText(group.name ?? group.id ?? nameless[kind]);

const line = (first: string, others: readonly string[], style: AccountStyle): string =>
  `  ${columnFor(first, nameColumns, style)}${others.map((cell) => cell.padStart(tokenColumns)).join('')}`.trimEnd();

const columnHeads = (title: string, style: AccountStyle): string => line(title, [...columns, 'cost'], style);

function row(group: AccountGroup, kind: Kind, style: AccountStyle): string {
  const tokens = group.tokens ? cells(group.tokens) : columns.map(() => '');
  return line(`  ${nameOf(group, kind)}`, [...tokens, group.usd === null ? '' : usd(group.usd)], style);
}

function sentence(group: AccountGroup, kind: Kind): string {
  const parts = [
    ...(group.tokens ? [inputWords(group.tokens), `output ${short(group.tokens.output)}`] : []),
    ...(group.usd === null ? [] : [usd(group.usd)]),
  ];
  return `${nameOf(group, kind)}: ${parts.join('; ')}`;
}

const scopes: Readonly<Record<AccountCap['scope'], string>> = {
  'usage-tier': 'Tier cap',
  organization: 'Organization',
  workspace: 'Workspace',
};

/** What is left of each cap, and where the balance stands that no API tells. */
export function leftLines(account: Account, style: AccountStyle): string[] {
  return [
    ...heading('Left this month', style),
    ...account.caps.flatMap((cap) => labelled(scopes[cap.scope], capWords(cap, account), style)),
    ...labelled('Credit', `no API tells the balance. Read it on the page ${account.credit.page}.`, style),
  ];
}

function capWords(cap: AccountCap, { rehearsal, tier, month }: Account): string {
  if (cap.kind !== 'set') return lacks[cap.kind];
  const whole = `${usd(cap.capUsd)} ${toldWords(cap.told, rehearsal)}${cap.scope === 'usage-tier' ? tierWords(tier) : ''}`;
  const documented = cap.scope === 'usage-tier' && cap.told.origin === 'documented';
  if (documented && tier?.from === 'plan-in-doubt') {
    const passed = cap.spentUsd !== null && cap.spentUsd > cap.capUsd ? ' Even this cap is passed.' : '';
    return `${whole}, is in doubt: the limits of this account are below those of every published tier. The organization is on Evaluation, whose smaller cap is not published, or the workspace has limits of its own.${passed}`;
  }
  if (cap.spentUsd === null || cap.leftUsd === null) {
    if (!month?.cost || month.cost.sinceFirst) return `${whole}; what is left of it was not read.`;
    return `${whole}; what is left of it is not known, because the exported costs begin on ${month.cost.from.slice(0, 10)}.`;
  }
  const spent = `${usd(cap.leftUsd)} left of ${whole}`;
  if (cap.spentUsd > cap.capUsd) return `${spent}; it is passed.`;
  if (!cap.passedAt) return `${spent}; too early to say when it is passed.`;
  const { expected, earliest } = cap.passedAt;
  if (expected) return `${spent}; at this pace passed at ${moment(expected)}.`;
  if (earliest) return `${spent}; at this pace passed at ${moment(earliest)} at the earliest.`;
  return `${spent}; at this pace not passed this month.`;
}

const tierFrom: Readonly<Record<NonNullable<Account['tier']>['from'], string>> = {
  limits: 'as the limits show',
  plan: 'as planned',
  'plan-in-doubt': 'as planned',
};

const tierWords = (tier: Account['tier']): string =>
  tier ? `, tier ${capital(tier.id)} ${tierFrom[tier.from]}` : '';

const capital = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);

const lacks: Readonly<Record<Exclude<AccountCap['kind'], 'set'>, string>> = {
  none: 'no limit is set.',
  unknown: 'not known.',
  impossible: 'the Default workspace takes no limit.',
};
