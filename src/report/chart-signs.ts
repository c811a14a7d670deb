import stringWidth from 'string-width';

/** What charts are drawn with. */
export interface ChartSigns {
  readonly full: string;
  /** What is saved, where a bar stands for less than nothing. */
  readonly saved: string;
  readonly range: string;
  readonly mark: string;
}

export const chartSigns: ChartSigns = { full: '█', saved: '░', range: '─', mark: '●' };
export const asciiChartSigns: ChartSigns = { full: '#', saved: '.', range: '-', mark: 'o' };

/** The widest a chart is drawn, numbers included: beyond it a bar says no more. */
export const mostChartColumns = 80;
/** The narrowest drawing that still shows a difference. */
export const fewestPlotColumns = 8;

/** All cells as wide as the widest; numbers are set to the right. */
export function aligned(cells: readonly string[], side: 'left' | 'right'): string[] {
  const widest = Math.max(0, ...cells.map((cell) => stringWidth(cell)));
  return cells.map((cell) => {
    const blanks = ' '.repeat(widest - stringWidth(cell));
    return side === 'left' ? cell + blanks : blanks + cell;
  });
}

/** The chart, or nothing where a row of it is too wide: a row that broke would show a drawing of nothing. */
export const fitting = (lines: readonly string[], columns: number): readonly string[] =>
  lines.every((line) => stringWidth(line) <= columns) ? lines : [];
