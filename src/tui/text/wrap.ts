import stringWidth from 'string-width';

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** Breaks text into lines of at most `width` columns, at blanks where there are any; wide characters count double. */
export function wrap(text: string, width: number): string[] {
  const room = Math.max(1, width);
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    const joined = line === '' ? word : `${line} ${word}`;
    if (stringWidth(joined) <= room) {
      line = joined;
      continue;
    }
    if (line !== '') lines.push(line);
    const pieces = chop(word, room);
    lines.push(...pieces.slice(0, -1));
    line = pieces.at(-1) ?? '';
  }
  return [...lines, line];
}

/** Cuts a word that is wider than the line. */
function chop(word: string, room: number): string[] {
  const pieces: string[] = [];
  let piece = '';
  for (const { segment } of graphemes.segment(word)) {
    if (piece !== '' && stringWidth(piece + segment) > room) {
      pieces.push(piece);
      piece = '';
    }
    piece += segment;
  }
  return [...pieces, piece];
}

/** UTF-16 units that may be seen in `width` columns: a pasted megabyte is not measured for the line of it that shows. */
const within = (width: number): number => Math.max(1, width) * 50;

/** One line of at most `width` columns; what is cut off is marked with `ellipsis`. */
export function clip(text: string, width: number, ellipsis: string): string {
  const start = text.slice(0, within(width));
  if (start.length === text.length && stringWidth(text) <= width) return text;
  const room = width - stringWidth(ellipsis);
  if (room <= 0) return chop(start, Math.max(1, width))[0] ?? '';
  return `${(chop(start, room)[0] ?? '').trimEnd()}${ellipsis}`;
}

/** Fills up with blanks to `width` columns. */
export const pad = (text: string, width: number): string =>
  text + ' '.repeat(Math.max(0, width - stringWidth(text)));

/** The part of an edited line that fits, scrolled so that the cursor is in it, and the columns before the cursor. */
export function around(
  text: string,
  cursor: number,
  width: number,
): { readonly before: string; readonly after: string } {
  let before = '';
  const near = text.slice(Math.max(0, cursor - within(width)), cursor);
  for (const { segment } of [...graphemes.segment(near)].reverse()) {
    if (stringWidth(segment + before) > width) break;
    before = segment + before;
  }
  let after = '';
  for (const { segment } of graphemes.segment(text.slice(cursor, cursor + within(width)))) {
    if (stringWidth(before + after + segment) > width) break;
    after += segment;
  }
  return { before, after };
}
