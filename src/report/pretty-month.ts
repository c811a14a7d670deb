import stringWidth from 'string-width';
import type { Run } from '../judge/run.ts';
import { monthly, monthRows, scenarioName } from './month-rows.ts';
import { foldWords, paint, type TerminalStyle } from './terminal-style.ts';
import { terminalText } from './terminal-text.ts';

/** Names of this version are shorter; a run document may hold others. */
const mostCharacters = 20;

/** What a month costs, by component, scenarios side by side; nothing where it cannot be priced. */
export function prettyMonth({ derived: { month } }: Run, style: TerminalStyle): string[] {
  if (month.kind !== 'forecast') return [];
  const { scenarios } = month;
  const rows = [
    ['', ...scenarios.map(scenarioName)],
    ...monthRows(scenarios).map(({ name, usd }) => [
      terminalText(name).slice(0, mostCharacters),
      ...usd.map(monthly),
    ]),
    ['Total', ...scenarios.map(({ totalUsd }) => monthly(totalUsd))],
  ];
  const widths = (rows[0] ?? []).map((_, column) =>
    Math.max(...rows.map((row) => stringWidth(row[column] ?? ''))),
  );
  const padded = (cell: string, column: number): string => {
    const blanks = ' '.repeat((widths[column] ?? 0) - stringWidth(cell));
    return column === 0 ? cell + blanks : ` ${blanks}${cell}`;
  };
  return [
    paint('Cost of a month', 'strong', style),
    ...rows.flatMap((row) => foldWords(row.map(padded), style.columns, '  ')),
  ];
}
