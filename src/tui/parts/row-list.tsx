import { Box } from 'ink';
import { windowStart } from '../layout.ts';
import type { Line } from '../text/lines.ts';
import { LineView } from './line-view.tsx';
import { useSession } from './wizard-context.tsx';

export interface ListRow {
  readonly key: string;
  readonly line: Line;
  /** Set in lists of marks; unset where exactly one row is taken. */
  readonly checked?: boolean;
}

/** A list with a cursor, scrolled within `height` lines. The pointer and marks are drawn here, so rows hold words only. */
export function RowList({
  rows,
  cursor,
  height,
}: {
  readonly rows: readonly ListRow[];
  readonly cursor: number;
  readonly height: number;
}) {
  const { symbols } = useSession();
  const scrolls = rows.length > height;
  const shown = scrolls ? Math.max(1, height - 1) : rows.length;
  const start = windowStart(rows.length, cursor, shown);
  const below = rows.length - start - shown;
  return (
    <Box flexDirection="column" flexShrink={0} aria-role="listbox">
      {rows.slice(start, start + shown).map((row, index) => (
        <Row key={row.key} row={row} selected={start + index === cursor} />
      ))}
      {scrolls && (
        <Box aria-hidden>
          <LineView
            line={[
              {
                text: `  ${symbols.of('above')} ${start}   ${symbols.of('below')} ${Math.max(0, below)}`,
                role: 'muted',
              },
            ]}
          />
        </Box>
      )}
    </Box>
  );
}

function Row({ row, selected }: { readonly row: ListRow; readonly selected: boolean }) {
  const { symbols } = useSession();
  const pointer = selected ? symbols.of('pointer') : ' ';
  const mark = row.checked === undefined ? '' : `${symbols.of(row.checked ? 'marked' : 'unmarked')} `;
  const words = row.line
    .map(({ text }) => text)
    .join('')
    .trim();
  return (
    <Box
      flexShrink={0}
      aria-role={row.checked === undefined ? 'option' : 'checkbox'}
      aria-state={row.checked === undefined ? { selected } : { checked: row.checked, selected }}
      aria-label={words}
    >
      <LineView
        line={[{ text: `${pointer} ${mark}`, role: selected ? 'accent' : 'plain' }, ...row.line]}
        bold={selected}
      />
    </Box>
  );
}
