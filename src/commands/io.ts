import type { Environment } from '../claude/credential.ts';
import { withoutKeys } from '../claude/foreign-text.ts';
import { terminalLines } from '../report/terminal-text.ts';

/** Everything a command may touch of the process. Handed inwards as a value, so that tests can bring their own. */
export interface Io {
  readonly env: Environment;
  readonly cwd: string;
  readonly stdin: NodeJS.ReadStream;
  readonly stdout: NodeJS.WriteStream;
  readonly stderr: NodeJS.WriteStream;
  readonly now: () => Date;
  /** Milliseconds on a clock that never goes back. */
  readonly clock: () => number;
  /** Aborted by Ctrl-C or a termination signal. */
  readonly signal: AbortSignal;
  readonly version: string;
}

/** Options every command takes. */
export interface GlobalOptions {
  readonly json?: boolean;
  readonly input: boolean;
  readonly color: boolean;
  readonly quiet?: boolean;
  readonly plain?: boolean;
}

/** The contract's exit codes. */
export const exitCodes = { go: 0, done: 0, noGo: 1, usage: 2, hold: 3, broken: 4, interrupted: 130 } as const;

export const isCi = (env: Environment): boolean => {
  const ci = env.CI?.trim().toLowerCase();
  return ci !== undefined && ci !== '' && ci !== 'false' && ci !== '0';
};

/** Colour only on a terminal that wants it: NO_COLOR (https://no-color.org), TERM=dumb and --no-color turn it off. */
export const wantsColor = (io: Io, options: GlobalOptions, stream: NodeJS.WriteStream): boolean =>
  options.color && !options.plain && !io.env.NO_COLOR && io.env.TERM !== 'dumb' && stream.isTTY === true;

/** Plain symbols where the terminal may not have the others. */
export const wantsAscii = (io: Io, options: GlobalOptions): boolean => {
  if (options.plain || io.env.TERM === 'dumb' || io.env.TERM === 'linux') return true;
  const locale = io.env.LC_ALL || io.env.LC_CTYPE || io.env.LANG || '';
  return locale !== '' && !/utf-?8/i.test(locale);
};

/** Width to write for. A pipe has none, and some pseudo terminals say 0. */
export const columnsOf = (stream: NodeJS.WriteStream): number => stream.columns || 80;

/** Writes data; resolves when the stream took it, so that a pipe is never cut short. A reader that left is no error. */
export const print = (stream: NodeJS.WriteStream, text: string): Promise<void> =>
  new Promise((resolve, reject) => {
    stream.write(text, (error) => {
      if (error && !('code' in error && error.code === 'EPIPE')) reject(error);
      else resolve();
    });
  });

/** A line for people beside the data; `--quiet` silences it. */
export const notice = async (io: Io, options: GlobalOptions, text: string): Promise<void> => {
  if (!options.quiet) await tell(io, text);
};

/** Words for people on standard error. Where they cannot be written, nobody is left to hear of it. */
export const tell = async (io: Io, text: string): Promise<void> =>
  print(io.stderr, `${await folded(io.stderr, safeLines(text))}\n`).catch(() => {});

/** Lines no wider than the terminal, broken at blanks only; a pipe gets them as they are. */
export async function folded(stream: NodeJS.WriteStream, text: string): Promise<string> {
  if (!stream.isTTY || !stream.columns) return text;
  const { fold } = await import('../report/terminal-style.ts');
  return text
    .split('\n')
    .flatMap((line) => fold(line, stream.columns))
    .join('\n');
}

/** What was typed, a path or a system's message may hold anything: no terminal sequence and no key of it is repeated. */
export const safeLines = (text: string): string => terminalLines(withoutKeys(text));
