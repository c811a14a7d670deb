import stringWidth from 'string-width';
import { aligned, type ChartSigns, fewestPlotColumns, mostChartColumns } from './chart-signs.ts';
import { monthly } from './month-rows.ts';
import { percent } from './wording/format.ts';

export interface Bar {
  readonly name: string;
  /** Negative: it saves. */
  readonly usd: number;
}

/**
 * A bar a row, with its amount and its part of `totalUsd` beside it, no wider than `columns`. Where there is no room for
 * bars the numbers stand alone.
 */
export function barChart(
  bars: readonly Bar[],
  totalUsd: number,
  signs: ChartSigns,
  columns: number,
): string[] {
  const names = aligned(
    bars.map(({ name }) => name),
    'left',
  );
  const amounts = aligned(
    bars.map(({ usd }) => monthly(usd)),
    'right',
  );
  const parts = aligned(
    bars.map(({ usd }) => (totalUsd > 0 && usd >= 0 ? percent(usd / totalUsd) : '')),
    'right',
  );
  const beside = stringWidth(names[0] ?? '') + (amounts[0]?.length ?? 0) + (parts[0]?.length ?? 0) + 4;
  const plot = Math.min(columns, mostChartColumns) - beside;
  const most = Math.max(...bars.map(({ usd }) => Math.abs(usd)));
  return bars.map(({ usd }, row) => {
    const length = most > 0 && plot >= fewestPlotColumns ? Math.round((Math.abs(usd) / most) * plot) : 0;
    const drawn = (usd < 0 ? signs.saved : signs.full).repeat(length);
    const bar = plot >= fewestPlotColumns ? `  ${drawn.padEnd(plot)}` : '';
    return `${names[row]}${bar} ${amounts[row]} ${parts[row]}`.trimEnd();
  });
}
