import { aligned, type ChartSigns, fewestPlotColumns, mostChartColumns } from './chart-signs.ts';
import { monthly } from './month-rows.ts';

/** One month, USD. */
export interface ChartMonth {
  readonly month: string;
  readonly lightUsd: number;
  readonly mediumUsd: number;
  readonly heavyUsd: number;
}

/** An upper bound of a month, drawn as its letter. */
export interface ChartCap {
  readonly letter: string;
  readonly usd: number;
}

/** Where the letter of a bound went: on the chart, under another sign, or too far away to be drawn. */
export type CapPlace = 'drawn' | 'covered' | 'beyond';

export interface YearChart {
  readonly lines: readonly string[];
  /** By letter; empty where there is no room to draw. */
  readonly places: ReadonlyMap<string, CapPlace>;
}

/** A bound further away than this many times the dearest month would leave the months less than half of the width. */
const furthestCap = 2;

/** The cheapest and the dearest of the three: a light month may be dear where few requests find the cache. */
export function rangeOf({ lightUsd, mediumUsd, heavyUsd }: ChartMonth): readonly [number, number] {
  const all = [lightUsd, mediumUsd, heavyUsd];
  return [Math.min(...all), Math.max(...all)];
}

/**
 * The year, a row a month: the line from the cheapest to the dearest of the three months, a mark at the medium one, and a letter where a bound
 * lies, the lowest where several fall together; the amounts beside it. No wider than `columns`; where there is no room
 * to draw, the numbers stand alone.
 */
export function yearChart(
  months: readonly ChartMonth[],
  caps: readonly ChartCap[],
  signs: ChartSigns,
  columns: number,
): YearChart {
  const medium = aligned(
    months.map(({ mediumUsd }) => monthly(mediumUsd)),
    'right',
  );
  const around = months
    .map((month) => rangeOf(month).map(monthly))
    .map(([least, most]) => `(${least} to ${most})`);
  const widest = Math.max(0, ...around.map(({ length }) => length));
  const plot = Math.min(columns, mostChartColumns) - (7 + 2 + (medium[0]?.length ?? 0) + 1 + widest + 1);
  const dearest = Math.max(0, ...months.map((month) => rangeOf(month)[1]));
  const drawn = caps.filter(({ usd }) => usd <= dearest * furthestCap).sort((a, b) => b.usd - a.usd);
  const most = Math.max(dearest, ...drawn.map(({ usd }) => usd));
  const place = (usd: number): number => (most > 0 ? Math.round((usd / most) * (plot - 1)) : 0);
  const seen = new Set<string>();
  const lines = months.map((spending, row) => {
    const { month, mediumUsd } = spending;
    const [leastUsd, mostUsd] = rangeOf(spending);
    const numbers = `${medium[row]} ${around[row]}`;
    if (plot < fewestPlotColumns) return `${month} ${numbers}`;
    const cells = Array.from({ length: plot }, () => ' ');
    for (let at = place(leastUsd); at <= place(mostUsd); at += 1) cells[at] = signs.range;
    for (const { letter, usd } of drawn) cells[place(usd)] = letter;
    cells[place(mediumUsd)] = signs.mark;
    for (const cell of cells) seen.add(cell);
    return `${month}  ${cells.join('')} ${numbers}`;
  });
  const placeOf = (cap: ChartCap): CapPlace => {
    if (!drawn.includes(cap)) return 'beyond';
    return seen.has(cap.letter) ? 'drawn' : 'covered';
  };
  return {
    lines,
    places: new Map(plot < fewestPlotColumns ? [] : caps.map((cap) => [cap.letter, placeOf(cap)])),
  };
}
