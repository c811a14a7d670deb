import { fold } from '../terminal-style.ts';
import { terminalText } from '../terminal-text.ts';

/** Forms and mails show text as it is, in lines of about so many characters. */
export const mostColumns = 80;

const indent = '  ';
const labelColumn = 16;

/** Writes text that may not be ours into lines of at most `columns`, where its words allow it. */
export interface Page {
  readonly columns: number;
}

export const sentence = (text: string, { columns }: Page, first = indent): string[] =>
  fold(terminalText(text), columns, first);

export const bullet = (text: string, page: Page): string[] => sentence(text, page, `${indent}- `);

/** A label and its text in a column beside it. */
export const field = (label: string, text: string, page: Page): string[] =>
  sentence(text, page, `${indent}${label.padEnd(labelColumn)}`);

/** A heading over its lines; nothing where there are none. */
export const section = (heading: string, lines: readonly string[]): string[] =>
  lines.length === 0 ? [] : [heading, ...lines];
