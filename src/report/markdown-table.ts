import stringWidth from 'string-width';

export type Align = 'left' | 'right';

/** A table whose source is aligned too. Cells are Markdown already; missing cells are empty. */
export function markdownTable(
  head: readonly string[],
  rows: readonly (readonly string[])[],
  align: readonly Align[],
): string {
  const widths = head.map((_, column) =>
    Math.max(3, ...[head, ...rows].map((row) => stringWidth(row[column] ?? ''))),
  );
  const line = (row: readonly string[]) =>
    `| ${widths.map((width, column) => padded(row[column] ?? '', width, align[column])).join(' | ')} |`;
  const rule = widths.map((width, column) =>
    align[column] === 'right' ? `${'-'.repeat(width - 1)}:` : '-'.repeat(width),
  );
  return [line(head), `| ${rule.join(' | ')} |`, ...rows.map(line)].join('\n');
}

function padded(cell: string, width: number, align: Align = 'left'): string {
  const blanks = ' '.repeat(width - stringWidth(cell));
  return align === 'right' ? blanks + cell : cell + blanks;
}
