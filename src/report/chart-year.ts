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

/** A bound further away than this many times the dearest month would squash the months. */
const furthestCap = 1.5;

/**
 * The year, a row a month: the line from a light to a heavy month, a mark at the medium one, and a letter where a bound
 * lies; the amounts beside it. No wider than `columns`; where there is no room to draw, the numbers stand alone.
 */
export function yearChart(
  months: readonly ChartMonth[],
  caps: readonly ChartCap[],
  signs: ChartSigns,
  columns: number,
): string[] {
  const medium = aligned(
    months.map(({ mediumUsd }) => monthly(mediumUsd)),
    'right',
  );
  const around = months.map(({ lightUsd, heavyUsd }) => `(${monthly(lightUsd)} to ${monthly(heavyUsd)})`);
  const widest = Math.max(0, ...around.map(({ length }) => length));
  const plot = Math.min(columns, mostChartColumns) - (7 + 2 + (medium[0]?.length ?? 0) + 1 + widest + 1);
  const dearest = Math.max(0, ...months.map(({ heavyUsd }) => heavyUsd));
  const drawn = caps.filter(({ usd }) => usd <= dearest * furthestCap);
  const most = Math.max(dearest, ...drawn.map(({ usd }) => usd));
  const place = (usd: number): number => (most > 0 ? Math.round((usd / most) * (plot - 1)) : 0);
  return months.map(({ month, lightUsd, mediumUsd, heavyUsd }, row) => {
    const numbers = `${medium[row]} ${around[row]}`;
    if (plot < fewestPlotColumns) return `${month} ${numbers}`;
    const cells = Array.from({ length: plot }, () => ' ');
    for (let at = place(lightUsd); at <= place(heavyUsd); at += 1) cells[at] = signs.range;
    for (const { letter, usd } of drawn) cells[place(usd)] = letter;
    cells[place(mediumUsd)] = signs.mark;
    return `${month}  ${cells.join('')} ${numbers}`;
  });
}
