/** A line of text being edited. `cursor` counts UTF-16 units and always stands between two graphemes. */
export interface Field {
  readonly text: string;
  readonly cursor: number;
}

export type Edit =
  | { readonly kind: 'insert'; readonly text: string }
  | { readonly kind: 'left' | 'right' | 'home' | 'end' | 'backspace' | 'delete' | 'clear' };

export const emptyField: Field = { text: '', cursor: 0 };

export const fieldWith = (text: string): Field => ({ text, cursor: text.length });

export function edit(field: Field, change: Edit): Field {
  const { text, cursor } = field;
  switch (change.kind) {
    case 'insert':
      return {
        text: text.slice(0, cursor) + change.text + text.slice(cursor),
        cursor: cursor + change.text.length,
      };
    case 'left':
      return { text, cursor: before(text, cursor) };
    case 'right':
      return { text, cursor: after(text, cursor) };
    case 'home':
      return { text, cursor: 0 };
    case 'end':
      return { text, cursor: text.length };
    case 'backspace': {
      const start = before(text, cursor);
      return { text: text.slice(0, start) + text.slice(cursor), cursor: start };
    }
    case 'delete':
      return { text: text.slice(0, cursor) + text.slice(after(text, cursor)), cursor };
    case 'clear':
      return emptyField;
  }
}

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });

function before(text: string, cursor: number): number {
  let start = 0;
  for (const part of graphemes.segment(text.slice(0, cursor))) start = part.index;
  return start;
}

function after(text: string, cursor: number): number {
  for (const part of graphemes.segment(text.slice(cursor))) return cursor + part.segment.length;
  return cursor;
}
