import stringWidth from 'string-width';
import type { Line } from './lines.ts';
import { clip, pad } from './wrap.ts';

/** Width of each column: its widest cell, heading included. */
export function columnWidths(
  columns: readonly string[],
  rows: readonly (readonly string[])[],
): readonly number[] {
  return columns.map((heading, index) =>
    Math.max(...[heading, ...rows.map((cells) => cells[index] ?? '')].map((cell) => stringWidth(cell))),
  );
}

/** Columns between two cells. */
const gap = 2;

export const tableWidth = (widths: readonly number[]): number =>
  widths.reduce((sum, width) => sum + width + gap, -gap);

/** Cells side by side; the first column gives way when the line is too long. */
export function tableLine(
  cells: readonly string[],
  widths: readonly number[],
  room: number,
  ellipsis: string,
): Line {
  const over = Math.max(0, tableWidth(widths) - room);
  return cells.map((cell, index) => {
    const width = (widths[index] ?? 0) - (index === 0 ? over : 0);
    const text = pad(clip(cell, width, ellipsis), index === cells.length - 1 ? 0 : width + gap);
    return index === 0 ? { text } : { text, role: 'muted' };
  });
}
