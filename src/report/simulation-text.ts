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
    [
      paint(terminalText(titleOf(document)), 'strong', drawn),
      ...folded(verdictSentences(document), drawn, ''),
    ],
    part('Limits', limitLines(document, drawn.columns), drawn),
    part('Use over time, the most at the end of the row', overTime(document, drawn), drawn),
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

const part = (heading: string, lines: readonly string[], style: TerminalStyle): string[] =>
  lines.length === 0 ? [] : [paint(heading, 'strong', style), ...lines];

function titleOf({ traffic, limits }: SimulationDocument): string {
  const models = [...new Set(limits.map((row) => row.models))].join(', ');
  return traffic.from === 'trace'
    ? `Simulation of ${traffic.name} against the limits of ${models}`
    : `Simulation of the planned traffic against the limits of ${models}`;
}

function overTime(
  document: SimulationDocument,
  style: TerminalStyle & { readonly spoken: boolean },
): string[] {
  if (style.spoken) return folded(spokenUse(document), style);
  const chart = drawUse(simulatedChart(document), style.ascii ? asciiUseSigns : useSigns);
  const lines = fitting(
    chart.map((line) => `  ${line}`),
    style.columns,
  );
  return lines.length > 0 ? [...lines] : folded(spokenUse(document), style);
}
