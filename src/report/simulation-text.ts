import stringWidth from 'string-width';
import type { SimulationDocument } from '../judge/simulation-schema.ts';
import { fitting } from './chart-signs.ts';
import { asciiUseSigns, drawUse, useSigns } from './chart-use.ts';
import { limitLines, simulatedChart, spokenUse } from './simulation-limits.ts';
import { answerSentences, changeSentences, madeSentences, verdictSentences } from './simulation-words.ts';
import { fold, paint, type TerminalStyle, toAscii } from './terminal-style.ts';
import { terminalText } from './terminal-text.ts';

const mostColumns = 100;

/** What a simulation found, for a terminal; `spoken` says the chart in words, for screen readers. Ends in a newline. */
export function simulationText(
  document: SimulationDocument,
  style: TerminalStyle & { readonly spoken: boolean },
): string {
  const drawn = { ...style, columns: Math.min(style.columns, mostColumns) };
  const blocks = [
    [...heading(titleOf(document), drawn), ...folded(verdictSentences(document), drawn, '')],
    part('Limits', inWidth(limitLines(document, drawn.columns), drawn), drawn),
    overTime(document, drawn),
    part('Answers', folded(answerSentences(document), drawn), drawn),
    part('What would change it', folded(changeSentences(document), drawn), drawn),
    part('Taken for granted', folded(madeSentences(document), drawn), drawn),
  ];
  const text = `${blocks
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join('\n'))
    .join('\n\n')}\n`;
  return style.ascii ? toAscii(text) : text;
}

/** A number and its unit stay on one line. */
const folded = (sentences: readonly string[], { columns }: TerminalStyle, indent = '  '): string[] =>
  sentences.flatMap((sentence) =>
    fold(terminalText(sentence).replace(/(?<=\d) (?=(?:%|m?s)(?![\w]))/g, '\u00a0'), columns, indent).map(
      (line) => line.replaceAll('\u00a0', ' '),
    ),
  );

/** A table that is too wide for the terminal gives up its columns. */
const inWidth = (rows: readonly string[], style: TerminalStyle): readonly string[] =>
  rows.every((row) => stringWidth(row) <= style.columns)
    ? rows
    : folded(
        rows.map((row) => row.trim().replace(/ {2,}/, ': ')),
        style,
      );

const part = (title: string, lines: readonly string[], style: TerminalStyle): string[] =>
  lines.length === 0 ? [] : [...heading(title, style), ...lines];

const heading = (title: string, style: TerminalStyle): string[] =>
  fold(terminalText(title), style.columns).map((line) => paint(line, 'strong', style));

function titleOf({ traffic, limits }: SimulationDocument): string {
  const models = [...new Set(limits.map((row) => row.models))].join(', ');
  return traffic.from === 'trace'
    ? `Simulation of ${traffic.name} against the limits of ${models}`
    : `Simulation of the planned traffic against the limits of ${models}`;
}

/** As a chart where there is room for one, else in words. */
function overTime(
  document: SimulationDocument,
  style: TerminalStyle & { readonly spoken: boolean },
): string[] {
  // The rows above are those of all courses, in which a minute may be busier or less so.
  const title =
    document.courses === 1 ? 'Use over time' : `Use over time in the first of ${document.courses} courses`;
  const chart = style.spoken
    ? []
    : fitting(
        drawUse(simulatedChart(document), style.ascii ? asciiUseSigns : useSigns).map((line) => `  ${line}`),
        style.columns,
      );
  return chart.length > 0
    ? part(`${title}, the most at the end of the row`, chart, style)
    : part(title, folded(spokenUse(document), style), style);
}
