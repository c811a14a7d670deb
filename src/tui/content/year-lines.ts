import type { YearTable } from '../../judge/run.ts';
import { fitting } from '../../report/chart-signs.ts';
import { rangeOf } from '../../report/chart-year.ts';
import { monthly } from '../../report/month-rows.ts';
import {
  drawYear,
  growthSentence,
  legend,
  partialSentence,
  reachedSentences,
} from '../../report/year-words.ts';
import type { Symbols } from '../symbols.ts';
import { blank, type Line, paragraph } from '../text/lines.ts';
import { drawn, signsOf } from './month-lines.ts';

/** Twelve months with their bounds; as sentences where they are read aloud or there is no room for a row. */
export function yearLines(year: YearTable, symbols: Symbols, width: number): Line[] {
  if (year.months.length === 0) return [];
  const say = (text: string): Line[] => paragraph(symbols, text, width);
  const signs = signsOf(symbols);
  const chart = drawYear(year, signs, width);
  const rows = symbols.spoken ? [] : fitting(chart.lines, width);
  const isDrawn = rows.some((row) => row.includes(signs.mark));
  const partial = partialSentence(year);
  return [
    ...say(`${growthSentence(year)}${partial ? ` ${partial}` : ''}`),
    ...(rows.length > 0
      ? drawn(rows)
      : year.months.flatMap((spending) => {
          const [least, most] = rangeOf(spending).map(monthly);
          return say(`${spending.month}: ${monthly(spending.mediumUsd)}, from ${least} to ${most}.`);
        })),
    ...(isDrawn ? say(`${legend(year, chart, signs)}.`) : []),
    blank,
    ...reachedSentences(year).flatMap(say),
  ];
}
