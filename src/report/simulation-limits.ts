import type { SimulationDocument } from '../judge/simulation-schema.ts';
import { aligned } from './chart-signs.ts';
import { spokenRows, type UseChart } from './chart-use.ts';
import { limiterSigns, limiterWords } from './limiter-words.ts';
import { dateOf, hasSeveralDays, timeIn } from './simulation-time.ts';
import { terminalText } from './terminal-text.ts';
import { count, percent } from './wording/format.ts';

export { limiterWords } from './limiter-words.ts';

type LimitOf = SimulationDocument['limits'][number];

const froms: Readonly<Record<LimitOf['from'], string>> = {
  workspace: 'set for the workspace',
  organization: 'set for the organization',
  header: 'seen in headers',
  table: 'documented',
  quota: 'quota of the account',
  'default-quota': 'quota that accounts begin with',
  'what-if': 'what if',
};

/** A row a limit: what is allowed, what the busiest minute takes (of a limit a day, the busiest day), where the limit was read. */
export function limitLines({ limits, unknown }: SimulationDocument, columns: number): string[] {
  const several = new Set(limits.map(({ models }) => models)).size > 1;
  const names = aligned(
    limits.map(
      ({ limiter, models }) => `${limiterWords[limiter]}${several ? ` (${terminalText(models)})` : ''}`,
    ),
    'left',
  );
  const allowed = aligned(
    limits.map(({ limit }) => count(limit)),
    'right',
  );
  const taken = aligned(
    limits.map(({ mostUsed }) => count(Math.round(mostUsed.median))),
    'right',
  );
  const share = aligned(
    limits.map(({ mostUsed, limit }) => percent(mostUsed.median / Math.max(limit, 1))),
    'right',
  );
  const rows = limits.map(
    ({ from }, n) => `  ${allowed[n]} ${names[n]}  ${taken[n]} at most, ${share[n]}; ${froms[from]}`,
  );
  const short = limits.map((_, n) => `  ${allowed[n]} ${names[n]}  ${share[n]} used at most`);
  const open = unknown.map(
    ({ limiter, models }) =>
      `  ${limiterWords[limiter]} (${terminalText(models)}): limit unknown, nothing held against it`,
  );
  return [...(rows.some((row) => row.length > columns) ? short : rows), ...open];
}

/** The chart of the first course. */
export function simulatedChart({ limits, over, traffic }: SimulationDocument): UseChart {
  const several = new Set(limits.map(({ models }) => models)).size > 1;
  return {
    rows: limits.map(({ limiter, models }, n) => ({
      name: several
        ? `${limiterSigns[limiter].name} ${shortened(terminalText(models))}`
        : limiterSigns[limiter].name,
      letter: limiterSigns[limiter].letter,
      use: over.columns.map(({ use }) => use[n] ?? 0),
    })),
    refusedBy: over.columns.map(({ throttled, binding }) => (throttled > 0 ? binding : null)),
    startMinute: over.columns[0]?.minute ?? 0,
    minutesPerColumn: over.minutesPerColumn,
    ...(hasSeveralDays(traffic) && { dayOf: (minute) => dateOf(traffic, minute).slice(5) }),
  };
}

const shortened = (name: string): string => (name.length > 16 ? `${name.slice(0, 15)}…` : name);

/** The same in words: when each limit is used most, and when requests are refused. */
export function spokenUse(document: SimulationDocument): string[] {
  const { limits, over, traffic } = document;
  const at = (minute: number) => timeIn(traffic, minute);
  const until = (minute: number) => at(minute + over.minutesPerColumn);
  const most = spokenRows(
    simulatedChart(document),
    limits.map(({ limiter, models }) => `${limiterWords[limiter]} of ${models}`),
    at,
  );
  const refusing = over.columns.filter(({ throttled }) => throttled > 0);
  const [first, last] = [refusing[0], refusing.at(-1)];
  if (!first || !last) return [...most, 'No request is refused.'];
  return [
    ...most,
    `Requests are refused between ${at(first.minute)} and ${until(last.minute)} UTC, in ${count(refusing.length)} of ${count(over.columns.length)} stretches of ${count(over.minutesPerColumn)} minutes.`,
  ];
}
