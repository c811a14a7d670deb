import stringWidth from 'string-width';
import type { Run } from '../judge/run.ts';
import { sizesOrigin } from '../judge/sizes-origin.ts';
import { asciiChartSigns, chartSigns } from './chart-signs.ts';
import { componentBars, layerBars, mediumMonth } from './month-bars.ts';
import { monthly, monthRows, scenarioName } from './month-rows.ts';
import { sharesSentence, sizesSentence } from './month-words.ts';
import { shortName } from './short-name.ts';
import { fold, foldWords, paint, type TerminalStyle } from './terminal-style.ts';
import { terminalText } from './terminal-text.ts';

/** What a month costs, by component, scenarios side by side; nothing where it cannot be priced. */
export function prettyMonth(run: Run, style: TerminalStyle): string[] {
  const { month } = run.derived;
  if (month.kind !== 'forecast') return [];
  const { scenarios } = month;
  const rows = [
    ['', ...scenarios.map(scenarioName)],
    ...monthRows(scenarios).map(({ name, usd }) => [shortName(name), ...usd.map(monthly)]),
    ['Total', ...scenarios.map(({ totalUsd }) => monthly(totalUsd))],
  ];
  const widths = (rows[0] ?? []).map((_, column) =>
    Math.max(...rows.map((row) => stringWidth(row[column] ?? ''))),
  );
  const padded = (cell: string, column: number): string => {
    const blanks = ' '.repeat((widths[column] ?? 0) - stringWidth(cell));
    return column === 0 ? cell + blanks : ` ${blanks}${cell}`;
  };
  const origin = sizesOrigin(run);
  return [
    paint('Cost of a month', 'strong', style),
    ...(origin ? fold(terminalText(sizesSentence(origin)), style.columns, '  ') : []),
    ...rows.flatMap((row) => foldWords(row.map(padded), style.columns, '  ')),
    ...mediumLines(run, style),
  ];
}

/** The medium month drawn: by component as the bill lists them, and by decision. */
function mediumLines({ derived, plan }: Run, style: TerminalStyle): string[] {
  const medium = mediumMonth(derived.month);
  if (!medium) return [];
  const drawing = {
    signs: style.ascii ? asciiChartSigns : chartSigns,
    columns: style.columns - indent.length,
  };
  const layers = layerBars(medium, drawing);
  return [
    ...fold(sharesSentence(medium, plan.traffic.usersPerMonth ?? null), style.columns, indent),
    ...componentBars(medium, drawing).map(indented),
    ...(layers.length > 0
      ? fold('The same total by decision; what saves is negative:', style.columns, indent)
      : []),
    ...layers.map(indented),
  ];
}

const indent = '  ';
const indented = (line: string): string => `${indent}${line}`;
