import stringWidth from 'string-width';
import type { Status } from '../judge/finding.ts';
import type { Verdict } from '../judge/verdict.ts';
import { withoutLogCommands } from './terminal-text.ts';

/** How a text report is drawn. */
export interface TerminalStyle {
  /** SGR colours; false for pipes, files and NO_COLOR. */
  readonly color: boolean;
  readonly columns: number;
  /** True: nothing beyond ASCII is written. */
  readonly ascii: boolean;
}

/** Colour by what a text means, never by taste; the words say the same without it. */
export type Role = 'good' | 'bad' | 'open' | 'quiet' | 'strong';

const codes: Readonly<Record<Role, readonly [number, number]>> = {
  good: [32, 39],
  bad: [31, 39],
  open: [33, 39],
  quiet: [2, 22],
  strong: [1, 22],
};

export const statusRoles: Readonly<Record<Status, Role>> = {
  pass: 'good',
  warn: 'open',
  fail: 'bad',
  inconclusive: 'open',
  unanswered: 'open',
  'not-applicable': 'quiet',
  error: 'bad',
  waived: 'quiet',
};

export const verdictRoles: Readonly<Record<Verdict, Role>> = { go: 'good', 'no-go': 'bad', hold: 'open' };

export function paint(text: string, role: Role, { color }: Pick<TerminalStyle, 'color'>): string {
  const [on, off] = codes[role];
  return color ? `\u001b[${on}m${text}\u001b[${off}m` : text;
}

/** Folds at blanks into lines of at most `columns`; the first line opens with `first`, the others are indented as far. */
export const fold = (text: string, columns: number, first = ''): string[] =>
  foldWords(text.split(' '), columns, first);

/** The same for words that may hold blanks and colours and are never broken. */
export function foldWords(words: readonly string[], columns: number, first = ''): string[] {
  const indent = ' '.repeat(stringWidth(first));
  const lines: string[] = [];
  let current = '';
  for (const word of words) {
    const longer = current === '' ? word : `${current} ${word}`;
    if (current !== '' && indent.length + stringWidth(longer) > columns) {
      lines.push(current);
      current = word;
    } else {
      current = longer;
    }
  }
  return [...lines, current].map((line, index) => (index === 0 ? first : indent) + line);
}

const asciiTwins: Readonly<Record<string, string>> = {
  '→': '->',
  '×': 'x',
  '…': '...',
  '–': '-',
  '—': '-',
  '‘': "'",
  '’': "'",
  '“': '"',
  '”': '"',
  '·': '-',
  '≥': '>=',
  '≤': '<=',
  '€': 'EUR',
};

// biome-ignore lint/suspicious/noControlCharactersInRegex: our own colours are put in before, foreign ones taken out
const beyondAscii = /[^\n\u001b -~]/gu;

/** Text without characters beyond ASCII: a twin where there is one, the letter without its accent, else a question mark. */
export function toAscii(text: string): string {
  const ascii = text
    .replace(beyondAscii, (character) => asciiTwins[character] ?? character)
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(beyondAscii, '?');
  // Wide twins of `#` and `:` have become plain ones.
  return withoutLogCommands(ascii);
}
