import type { YearTable } from '../judge/run.ts';
import type { ChartSigns } from './chart-signs.ts';
import { type CapPlace, type YearChart, yearChart } from './chart-year.ts';
import { decimal, list, usd } from './wording/format.ts';

export type YearCap = YearTable['caps'][number];

interface Bound {
  /** Null: it is used up over the months, so no month has a place for it. */
  readonly letter: string | null;
  readonly name: string;
}

const bounds: Readonly<Record<YearCap['kind'], Bound>> = {
  budget: { letter: 'B', name: 'budget' },
  'usage-tier': { letter: 'T', name: 'cap of the usage tier' },
  organization: { letter: 'O', name: 'spend limit of the organization' },
  workspace: { letter: 'W', name: 'spend limit of the workspace' },
  credit: { letter: null, name: 'prepaid credit' },
};

export const drawYear = ({ months, caps }: YearTable, signs: ChartSigns, columns: number): YearChart =>
  yearChart(
    months,
    caps.flatMap(({ kind, usd: capUsd }) => {
      const { letter } = bounds[kind];
      return letter === null ? [] : [{ letter, usd: capUsd }];
    }),
    signs,
    columns,
  );

/** Tenths of a percent: two percent a month and two and a half differ after a year. */
const growing = (perMonth: number): string => `${decimal(Math.abs(perMonth) * 100, 0, 1)} %`;

export function growthSentence({ growthPerMonth }: YearTable): string {
  if (growthPerMonth === null) {
    return 'Nobody stated how the traffic grows, so every month is taken to be like the first.';
  }
  if (growthPerMonth === 0) return 'The traffic is planned not to grow.';
  return `The plan expects ${growing(growthPerMonth)} ${growthPerMonth > 0 ? 'more' : 'less'} traffic each month.`;
}

/** Null where the first month is a whole one. */
export function partialSentence({ months: [first] }: YearTable): string | null {
  return first?.partial ? `${first.month} is no whole month: the forecast begins within it.` : null;
}

const names = ['light', 'medium', 'heavy'] as const;

/** On which day a bound is reached in each kind of month; begins with a verb. */
function reached({ kind, reachedOn }: YearCap): string {
  const verb = kind === 'credit' ? 'used up' : 'reached';
  const within = names.filter((name) => reachedOn[name] !== null);
  const never = names.filter((name) => reachedOn[name] === null);
  if (within.length === 0)
    return `is not ${verb} within twelve months, whether they are light, medium or heavy`;
  const days = within.map(
    (name, index) => `on ${reachedOn[name]} if ${index === 0 ? 'months' : 'they'} are ${name}`,
  );
  const rest = never.length === 0 ? '' : `, and not within twelve months if they are ${never.join(' or ')}`;
  return `is ${verb} ${list(days)}${rest}`;
}

/** Which bound a letter is, where it lies, and when it is reached: full sentences. One that is not drawn has no letter. */
export function capSentence(cap: YearCap, { places }: Pick<YearChart, 'places'>): string {
  const { letter, name } = bounds[cap.kind];
  const place = letter === null ? undefined : places.get(letter);
  if (letter === null || place === undefined) {
    const amount = cap.kind === 'credit' ? usd(cap.usd) : `${usd(cap.usd)} a month`;
    return `The ${name}, ${amount}, ${reached(cap)}.`;
  }
  if (place === 'beyond') {
    return `The ${name}, ${usd(cap.usd)} a month, lies beyond the chart. It ${reached(cap)}.`;
  }
  const covered = place === 'covered' ? ', which another sign covers' : '';
  return `${letter} is the ${name}, ${usd(cap.usd)} a month${covered}. It ${reached(cap)}.`;
}

const short: Readonly<Record<CapPlace, string>> = {
  drawn: '',
  covered: ' (covered)',
  beyond: ' (beyond the chart)',
};

/** What the signs of a chart stand for, in one line; nothing where there was no room to draw. */
export function legend(
  { caps }: YearTable,
  { places }: Pick<YearChart, 'places'>,
  { mark, range }: ChartSigns,
): string {
  const letters = caps.flatMap(({ kind, usd: capUsd }) => {
    const { letter, name } = bounds[kind];
    const place = letter === null ? undefined : places.get(letter);
    return letter === null || place === undefined ? [] : [`${letter} ${name} ${usd(capUsd)}${short[place]}`];
  });
  return [`${mark} a medium month, ${range} the span of a light, a medium and a heavy one`, ...letters].join(
    '; ',
  );
}

/** The bounds that are reached, a sentence each; where none is, one sentence for all. */
export function reachedSentences({ caps }: YearTable): string[] {
  const passed = caps.filter(({ reachedOn }) => names.some((name) => reachedOn[name] !== null));
  if (caps.length === 0) return ['No budget, cap or credit is known that the months could be held against.'];
  if (passed.length === 0) {
    const all = list(caps.map(({ kind }) => `the ${bounds[kind].name}`));
    return [
      `Within twelve months ${all} ${caps.length === 1 ? 'is' : 'are'} not reached, whether the months are light, medium or heavy.`,
    ];
  }
  return passed.map((cap) => capSentence(cap, { places: new Map() }));
}
