import { Box } from 'ink';
import { type ChoiceRow, choiceRows } from '../inputs.ts';
import { LineView } from '../parts/line-view.tsx';
import { type ListRow, RowList } from '../parts/row-list.tsx';
import { TextField } from '../parts/text-field.tsx';
import { useSession, useWizardState } from '../parts/wizard-context.tsx';
import type { Question } from '../questions/question.ts';
import type { Input } from '../state/screens.ts';
import type { Line } from '../text/lines.ts';
import { columnWidths, tableLine } from '../text/table.ts';
import { clip } from '../text/wrap.ts';

/** More of a typed id than any line shows. */
const shownUnits = 1_000;

/** One of several: a plain list, or a filtered table. */
export function ChoiceInput({
  question,
  input,
  width,
  height,
}: {
  readonly question: Question;
  readonly input: Extract<Input, { kind: 'choice' }>;
  readonly width: number;
  readonly height: number;
}) {
  const { context, symbols } = useSession();
  const { plan } = useWizardState();
  if (question.kind !== 'choice' && question.kind !== 'yes-no') return null;
  const rows = choiceRows(context, plan, question, input.filter);
  const columns = question.kind === 'choice' ? question.columns : undefined;
  const cells = rows.flatMap((row) => (row.kind === 'option' && row.option.cells ? [row.option.cells] : []));
  const widths = columns ? columnWidths(columns, cells) : [];
  const room = width - 2;
  const ellipsis = symbols.of('ellipsis');

  const line = (row: ChoiceRow): Line => {
    if (row.kind === 'unknown') return [{ text: 'I do not know', role: 'muted' }];
    if (row.kind === 'as-typed')
      return [
        { text: clip(symbols.text(`Take "${row.text.slice(0, shownUnits)}" as it stands`), room, ellipsis) },
      ];
    const { option } = row;
    return option.cells
      ? tableLine(option.cells.map(symbols.text), widths, room, ellipsis)
      : [{ text: clip(symbols.text(option.label), room, ellipsis) }];
  };
  const listRows = rows.map(
    (row): ListRow => ({ key: row.kind === 'option' ? row.option.value : row.kind, line: line(row) }),
  );
  const listHeight = height - (input.filter ? 1 : 0) - (columns ? 1 : 0);
  return (
    <Box flexDirection="column">
      {input.filter && (
        <TextField
          field={input.filter}
          width={width}
          label="Filter:"
          prompt="Filter:"
          unit={input.filter.text ? '' : '(type a part of the name)'}
        />
      )}
      {columns && <LineView line={[{ text: '  ' }, ...heading(columns, widths, room, ellipsis)]} />}
      <RowList rows={listRows} cursor={input.cursor} height={listHeight} />
    </Box>
  );
}

const heading = (
  columns: readonly string[],
  widths: readonly number[],
  room: number,
  ellipsis: string,
): Line => tableLine(columns, widths, room, ellipsis).map(({ text }) => ({ text, role: 'muted' }));
