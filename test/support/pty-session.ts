import pty from '@lydell/node-pty';
import headless from '@xterm/headless';
import { onTestFinished } from 'vitest';
import { entry, freshEnv, onLaunchDay } from './cli.ts';

/** Keys by the names people use. */
export const keys = {
  enter: '\r',
  escape: '\u001B',
  up: '\u001B[A',
  down: '\u001B[B',
  right: '\u001B[C',
  left: '\u001B[D',
  tab: '\t',
  space: ' ',
  backspace: '\u007F',
  ctrlC: '\u0003',
} as const;

export interface PtySession {
  /** Everything visible now, line by line, without trailing blanks. */
  readonly screen: () => string;
  /** Everything the program ever wrote, as it came. */
  readonly raw: () => string;
  readonly press: (...inputs: readonly string[]) => void;
  /** Resolves with the screen once it satisfies the wanted state; rejects with the last screen after `limitMs`. */
  readonly until: (
    wanted: string | RegExp | ((screen: string) => boolean),
    limitMs?: number,
  ) => Promise<string>;
  readonly resize: (columns: number, rows: number) => void;
  readonly kill: (signal: string) => void;
  /** Resolves with the exit code. */
  readonly ended: Promise<number>;
}

/** The built binary on a terminal of its own, its screen kept by a real terminal emulator. */
export function openTerminal(place: {
  readonly cwd: string;
  readonly argv?: readonly string[];
  /** A shell script instead of the binary alone; `$GONOGO` in it starts the binary. */
  readonly script?: string;
  readonly columns?: number;
  readonly rows?: number;
  readonly env?: Readonly<Record<string, string>>;
}): PtySession {
  const columns = place.columns ?? 80;
  const rows = place.rows ?? 24;
  const screenOf = new headless.Terminal({ cols: columns, rows, allowProposedApi: true });
  let raw = '';
  const waiting = new Set<() => void>();
  const command = [process.execPath, ...onLaunchDay, entry];
  const [file = '', ...argv] = place.script
    ? ['sh', '-c', place.script]
    : [...command, ...(place.argv ?? [])];
  const child = pty.spawn(file, argv, {
    cols: columns,
    rows,
    cwd: place.cwd,
    env: { ...freshEnv(place.cwd, place.env), TERM: 'xterm-256color', GONOGO: command.join(' ') },
  });
  child.onData((data) => {
    raw += data;
    screenOf.write(data, () => {
      for (const look of waiting) look();
    });
  });
  const ended = new Promise<number>((resolve) => {
    child.onExit(({ exitCode }) => resolve(exitCode));
  });
  onTestFinished(() => {
    try {
      child.kill('SIGKILL');
    } catch {
      // It has ended already.
    }
  });

  const screen = () => {
    const { active } = screenOf.buffer;
    const lines = Array.from({ length: screenOf.rows }, (_, row) =>
      (active.getLine(active.baseY + row)?.translateToString(true) ?? '').trimEnd(),
    );
    return lines.join('\n').trimEnd();
  };
  return {
    screen,
    raw: () => raw,
    press: (...inputs) => {
      for (const input of inputs) child.write(input);
    },
    until: (wanted, limitMs = 10_000) =>
      new Promise((resolve, reject) => {
        const satisfied = () => {
          // Ink brackets each frame; between the brackets the screen is half drawn.
          if (raw.lastIndexOf('\u001B[?2026h') > raw.lastIndexOf('\u001B[?2026l')) return false;
          const text = screen();
          if (typeof wanted === 'function') return wanted(text);
          return typeof wanted === 'string' ? text.includes(wanted) : wanted.test(text);
        };
        const look = () => {
          if (!satisfied()) return;
          clearTimeout(timer);
          waiting.delete(look);
          resolve(screen());
        };
        const timer = setTimeout(() => {
          waiting.delete(look);
          reject(new Error(`The screen never came to ${wanted}. It shows:\n${screen()}`));
        }, limitMs);
        waiting.add(look);
        look();
      }),
    resize: (newColumns, newRows) => {
      screenOf.resize(newColumns, newRows);
      child.resize(newColumns, newRows);
    },
    kill: (signal) => child.kill(signal),
    ended,
  };
}
