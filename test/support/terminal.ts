import { EventEmitter } from 'node:events';
import { PassThrough } from 'node:stream';
import headless from '@xterm/headless';
import type { Size } from '../../src/tui/layout.ts';

/** Keys as a terminal sends them. */
export const keys = {
  enter: '\r',
  escape: '\u001B',
  up: '\u001B[A',
  down: '\u001B[B',
  right: '\u001B[C',
  left: '\u001B[D',
  pageDown: '\u001B[6~',
  home: '\u001B[H',
  tab: '\t',
  shiftTab: '\u001B[Z',
  space: ' ',
  backspace: '\u007F',
  ctrlC: '\u0003',
  ctrlG: '\u0007',
  ctrlN: '\u000E',
  ctrlU: '\u0015',
} as const;

/** Text as a terminal with bracketed paste sends it. */
export const pasted = (text: string): string => `\u001B[200~${text}\u001B[201~`;

type Wanted = string | RegExp | ((screen: string) => boolean);

export interface FakeTerminal {
  readonly stdin: NodeJS.ReadStream;
  readonly stdout: NodeJS.WriteStream;
  readonly screen: () => string;
  /** Which of the two screens shows, what modes are on: the state a program must leave as it found it. */
  readonly modes: () => { readonly alternate: boolean; readonly raw: boolean; readonly pasteMode: boolean };
  /** Everything ever written. */
  readonly written: () => string;
  readonly press: (...inputs: readonly string[]) => void;
  readonly resize: (size: Size) => void;
  /** Resolves with the screen once it satisfies the wanted state; rejects with the last one when it never does. */
  readonly until: (wanted: Wanted) => Promise<string>;
}

const limitMs = 8_000;

/** A sentence counts as shown however it is wrapped. */
function shows(text: string, wanted: Wanted): boolean {
  if (typeof wanted === 'function') return wanted(text);
  if (typeof wanted !== 'string') return wanted.test(text);
  return text.includes(wanted) || text.replaceAll(/\s+/g, ' ').includes(wanted);
}

/** A terminal in this process: what the app writes is drawn by a real emulator, what is pressed arrives as bytes. */
export function fakeTerminal(size: Size): FakeTerminal {
  const emulator = new headless.Terminal({
    cols: size.columns,
    rows: size.rows,
    allowProposedApi: true,
  });
  const drawn = new EventEmitter();
  let written = '';
  let raw = false;
  const stdin = Object.assign(new PassThrough(), {
    isTTY: true,
    setRawMode: (on: boolean) => {
      raw = on;
      return stdin;
    },
    ref: () => stdin,
    unref: () => stdin,
  });
  const stdout = Object.assign(new PassThrough(), { isTTY: true, ...size });
  stdout.setEncoding('utf8');
  stdout.on('data', (data: string) => {
    written += data;
    emulator.write(data.replaceAll(/(?<!\r)\n/g, '\r\n'), () => drawn.emit('drawn'));
  });
  const screen = (): string => {
    const { active } = emulator.buffer;
    const lines = Array.from({ length: emulator.rows }, (_, row) =>
      (active.getLine(active.baseY + row)?.translateToString(true) ?? '').trimEnd(),
    );
    return lines.join('\n').trimEnd();
  };
  return {
    stdin: stdin as unknown as NodeJS.ReadStream,
    stdout: stdout as unknown as NodeJS.WriteStream,
    screen,
    modes: () => ({
      alternate: emulator.buffer.active.type === 'alternate',
      raw,
      pasteMode: emulator.modes.bracketedPasteMode,
    }),
    written: () => written,
    press: (...inputs) => {
      for (const input of inputs) stdin.write(input);
    },
    resize: ({ columns, rows }) => {
      emulator.resize(columns, rows);
      Object.assign(stdout, { columns, rows });
      stdout.emit('resize');
    },
    until: (wanted) =>
      new Promise((resolve, reject) => {
        const look = (): void => {
          const text = screen();
          const satisfied = shows(text, wanted);
          if (!satisfied) return;
          clearTimeout(timer);
          drawn.off('drawn', look);
          resolve(text);
        };
        const timer = setTimeout(() => {
          drawn.off('drawn', look);
          reject(new Error(`The screen never came to ${wanted}. It shows:\n${screen()}`));
        }, limitMs);
        drawn.on('drawn', look);
        look();
      }),
  };
}
