import stringWidth from 'string-width';
import { aligned } from '../../report/chart-signs.ts';
import {
  breaksText,
  leftOutSentence,
  type ModelMonth,
  type ModelRow,
  modelRows,
  tokensSentence,
} from '../../report/model-rows.ts';
import { shortName } from '../../report/short-name.ts';
import type { Symbols } from '../symbols.ts';
import { bullet, type Line, paragraph } from '../text/lines.ts';

/** The same workload on each model, what would break below it; the planned one is marked. */
export function modelLines(models: readonly ModelMonth[], symbols: Symbols, width: number): Line[] {
  if (models.length < 2) return [];
  const say = (text: string): Line[] => paragraph(symbols, text, width);
  const { rows, more } = modelRows(models);
  return [
    ...(symbols.spoken ? rows.flatMap((row) => say(spoken(row))) : table(rows, symbols, width)),
    ...[leftOutSentence(more), tokensSentence(models)].flatMap((text) => (text ? say(text) : [])),
  ];
}

const heading = ['Model', 'A month', 'To planned', 'Tokens, same text', 'Line'];
const gap = '  ';

function table(rows: readonly ModelRow[], symbols: Symbols, width: number): Line[] {
  const cells = [
    heading,
    ...rows.map(({ name, month, difference, tokens, line, isPlanned }) => [
      shortName(name),
      month,
      isPlanned ? 'planned' : difference,
      symbols.text(tokens),
      line,
    ]),
  ];
  const columns = heading.map((_, column) =>
    aligned(
      cells.map((row) => row[column] ?? ''),
      column === 0 || column === heading.length - 1 ? 'left' : 'right',
    ),
  );
  const [head = '', ...lines] = cells.map((_, row) =>
    within(
      columns.map((column) => column[row] ?? ''),
      width - gap.length,
    ),
  );
  return [
    [{ text: (gap + head).trimEnd(), role: 'muted' }],
    ...rows.flatMap((row, index): Line[] => [
      [
        { text: row.isPlanned ? `${symbols.of('here')} ` : gap, role: 'accent' },
        { text: (lines[index] ?? '').trimEnd(), ...(row.isPlanned && { bold: true }) },
      ],
      ...(row.breaks.length > 0
        ? bullet(symbols, { text: '   ' }, `${breaksText(row)}.`, width, { role: 'muted' })
        : []),
    ]),
  ];
}

/** As many whole columns as fit: the last ones say least. */
const within = ([first = '', ...others]: readonly string[], width: number): string =>
  others.reduce((line, cell) => {
    const longer = `${line}${gap}${cell}`;
    return stringWidth(longer) <= width ? longer : line;
  }, first);

const spoken = (row: ModelRow): string =>
  `${row.name}, ${row.isPlanned ? 'planned' : row.line}: ${row.month} a month${row.difference ? `, ${row.difference} to the planned model` : ''}; ${row.tokens} the tokens for the same text. Would break: ${breaksText(row)}.`;
