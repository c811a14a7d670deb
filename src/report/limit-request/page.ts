import stringWidth from 'string-width';
import { escapeMarkdown } from '../escape-markdown.ts';
import { fold } from '../terminal-style.ts';
import { terminalText } from '../terminal-text.ts';
import { count } from '../wording/format.ts';

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

/** Most columns of a text that is not ours: a name stands on one line beside its label, a purpose takes a few. */
const mostOf = { name: 60, id: 200, purpose: 240 } as const;

/**
 * Text that is not ours on one line, cut at a sane length, and escaped as in the Markdown report: where the request is
 * pasted into a ticket that draws Markdown, it still reads as what was written.
 */
export const foreign = (text: string, kind: keyof typeof mostOf): string =>
  escapeMarkdown(cut(terminalText(text), mostOf[kind]));

function cut(line: string, columns: number): string {
  // Marks that stand over a letter take no column.
  const most = columns * 4;
  if (line.length <= most && stringWidth(line) <= columns) return line;
  let kept = '';
  for (const character of line.slice(0, most).toWellFormed()) {
    if (stringWidth(kept + character) > columns - 1) break;
    kept += character;
  }
  return `${kept.trimEnd()}…`;
}

/** 1 -> "1 person", 2,000 -> "2,000 people". */
export const numbered = (value: number, one: string, many = `${one}s`): string =>
  `${count(value)} ${value === 1 ? one : many}`;

export const capital = (text: string): string => text.slice(0, 1).toUpperCase() + text.slice(1);
