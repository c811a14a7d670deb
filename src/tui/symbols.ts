import type { Status } from '../judge/finding.ts';
import { statusWords } from '../report/status-words.ts';
import { terminalText } from '../report/terminal-text.ts';

interface Twin {
  readonly unicode: string;
  readonly ascii: string;
}

/** Every sign the screens draw, with the one that stands in where only ASCII can be shown. */
const table = {
  pointer: { unicode: '❯', ascii: '>' },
  marked: { unicode: '◉', ascii: '[x]' },
  unmarked: { unicode: '○', ascii: '[ ]' },
  caret: { unicode: '▏', ascii: '|' },
  mask: { unicode: '•', ascii: '*' },
  ellipsis: { unicode: '…', ascii: '...' },
  rule: { unicode: '─', ascii: '-' },
  bar: { unicode: '│', ascii: '|' },
  arrow: { unicode: '→', ascii: '->' },
  dot: { unicode: '·', ascii: '-' },
  done: { unicode: '✓', ascii: '+' },
  todo: { unicode: '·', ascii: '.' },
  here: { unicode: '▸', ascii: '>' },
  above: { unicode: '↑', ascii: '^' },
  below: { unicode: '↓', ascii: 'v' },
  upDown: { unicode: '↑↓', ascii: 'Up/Down' },
  leftRight: { unicode: '←→', ascii: 'Left/Right' },
  running: { unicode: '●', ascii: '*' },
  lineBreak: { unicode: '⏎', ascii: '\\n' },
  full: { unicode: '█', ascii: '#' },
  empty: { unicode: '░', ascii: '.' },
} as const satisfies Readonly<Record<string, Twin>>;
export type SymbolName = keyof typeof table;

const marks: Readonly<Record<Status, Twin>> = {
  pass: { unicode: '✓', ascii: '+' },
  warn: { unicode: '▲', ascii: '!' },
  fail: { unicode: '✗', ascii: 'x' },
  inconclusive: { unicode: '?', ascii: '?' },
  unanswered: { unicode: '○', ascii: 'o' },
  'not-applicable': { unicode: '–', ascii: '-' },
  error: { unicode: '‼', ascii: '#' },
  waived: { unicode: '~', ascii: '~' },
};

/** Signs that wording uses, for terminals that show ASCII only. */
const plainTwins: readonly (readonly [RegExp, string])[] = [
  [/×/g, 'x'],
  [/[–—−]/g, '-'],
  [/…/g, '...'],
  [/≥/g, '>='],
  [/≤/g, '<='],
  [/≈/g, '~'],
  [/→/g, '->'],
  [/[’‘]/g, "'"],
  [/[“”]/g, '"'],
  [/€/g, 'EUR'],
  [/\u00a0/g, ' '],
];

export interface Symbols {
  /** True: read aloud, so that words stand where others see a drawing. */
  readonly spoken: boolean;
  readonly of: (name: SymbolName) => string;
  readonly mark: (status: Status) => string;
  /** Any text, ours or not, made fit for this terminal: one safe line. */
  readonly text: (text: string) => string;
}

/** `spoken`: for a screen reader, which gets a word where others see a sign. */
export function symbolsFor(ascii: boolean, spoken = false): Symbols {
  const side = ascii ? 'ascii' : 'unicode';
  return {
    spoken,
    of: (name) => table[name][side],
    mark: (status) => (spoken ? `${statusWords[status]}:` : marks[status][side]),
    text: (text) => {
      const safe = terminalText(text);
      return ascii ? plainTwins.reduce((line, [sign, twin]) => line.replace(sign, twin), safe) : safe;
    },
  };
}
