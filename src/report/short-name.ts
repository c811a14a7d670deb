import stringWidth from 'string-width';
import { terminalText } from './terminal-text.ts';

/** Names of this version are shorter; a run document may hold others. */
const mostColumns = 20;

/** A name from a run document for a row of a table or a chart. */
export function shortName(name: string): string {
  let short = '';
  // No more than what may be seen is measured.
  for (const character of terminalText(name).slice(0, mostColumns * 4)) {
    if (stringWidth(short + character) > mostColumns) break;
    short += character;
  }
  return short.toWellFormed();
}
