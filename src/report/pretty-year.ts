import type { Run } from '../judge/run.ts';
import { asciiChartSigns, chartSigns, fitting } from './chart-signs.ts';
import { cheapestSentence } from './model-rows.ts';
import { fold, paint, type TerminalStyle } from './terminal-style.ts';
import { terminalText } from './terminal-text.ts';
import { drawYear, growthSentence, legend, partialSentence, reachedSentences } from './year-words.ts';

const indent = '  ';

/** The twelve months as a chart, what they reach, and the cheapest model that would do; nothing without a priced month. */
export function prettyYear({ derived: { year, models } }: Run, style: TerminalStyle): string[] {
  const say = (text: string): string[] => fold(terminalText(text), style.columns, indent);
  const cheapest = models ? cheapestSentence(models) : null;
  if (!year || year.months.length === 0) return cheapest ? fold(terminalText(cheapest), style.columns) : [];
  const signs = style.ascii ? asciiChartSigns : chartSigns;
  const chart = drawYear(year, signs, style.columns - indent.length);
  const lines = fitting(chart.lines, style.columns - indent.length);
  const partial = partialSentence(year);
  return [
    paint('The next twelve months', 'strong', style),
    ...say(`${growthSentence(year)}${partial ? ` ${partial}` : ''}`),
    ...lines.map((line) => `${indent}${line}`),
    ...(chart.places.size > 0 || lines.some((line) => line.includes(signs.mark))
      ? say(`${legend(year, chart, signs)}.`)
      : []),
    ...reachedSentences(year).flatMap(say),
    ...(cheapest ? say(cheapest) : []),
  ];
}
