import { stat } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import type { Check } from '../judge/check.ts';
import type { Run } from '../judge/run.ts';
import { UsageError } from '../plan/usage-error.ts';
import { writeWhole } from '../plan/write-whole.ts';
import { type Format, formats, isFormat, renderRun } from '../report/formats.ts';
import { list } from '../report/wording/format.ts';
import {
  columnsOf,
  exitCodes,
  type GlobalOptions,
  type Io,
  notice,
  print,
  wantsAscii,
  wantsColor,
} from './io.ts';
import { shownPath } from './plan-source.ts';

export interface OutputOptions extends GlobalOptions {
  readonly format?: Format;
  readonly output?: readonly string[];
}

/** Where a report goes: a file, or null for standard output. */
export interface Destination {
  readonly format: Format;
  readonly path: string | null;
}

/**
 * Reads --format, --json and --output. A plain `--output FILE` takes the main report away from standard output, unless
 * --json promised a document there; `--output FORMAT=FILE` writes one more; `-` is standard output. Throws UsageError
 * before anything is polled, also where a file has no folder to go to.
 */
export async function destinations(io: Io, options: OutputOptions): Promise<Destination[]> {
  const main: Format = options.json ? 'json' : (options.format ?? 'pretty');
  const named = (options.output ?? []).map((written) => destinationOf(io, written, main));
  const elsewhere = named.some(({ plain, path }) => plain || path === null);
  const printed = new Set([
    ...(options.json || !elsewhere ? [main] : []),
    ...named.flatMap(({ format, path }) => (path === null ? [format] : [])),
  ]);
  if (printed.size > 1)
    throw new UsageError(
      `Standard output takes one report, and ${list([...printed])} were asked for. Name a file for the others, as in --output md=report.md.`,
    );
  const files = named.flatMap(({ format, path }) => (path === null ? [] : [{ format, path }]));
  await requireFolders(
    io,
    files.map(({ path }) => path),
  );
  return [...[...printed].map((format) => ({ format, path: null })), ...files];
}

/** Throws UsageError naming every folder that is missing, and every file whose name a folder has. */
async function requireFolders(io: Io, paths: readonly string[]): Promise<void> {
  const problems = await Promise.all(
    paths.map(async (path) => {
      const shown = shownPath(io, path);
      if (await isFolder(path)) return `${shown} is a folder. Name a file in it.`;
      const folder = dirname(path);
      if (await isFolder(folder)) return null;
      return `There is no folder ${shownPath(io, folder)} to write ${shown} to. Make it first, or name another file.`;
    }),
  );
  const told = new Set(problems.filter((problem) => problem !== null));
  if (told.size > 0) throw new UsageError([...told].join('\n'));
}

const isFolder = (path: string): Promise<boolean> =>
  stat(path).then(
    (there) => there.isDirectory(),
    () => false,
  );

/** `FILE` takes its format from its ending, else the main one; `plain` tells it from `FORMAT=FILE`. */
function destinationOf(io: Io, written: string, main: Format): Destination & { readonly plain: boolean } {
  const [, prefix, rest] = /^([a-z]+(?:-[a-z]+)*)=(.*)$/s.exec(written) ?? [];
  if (prefix !== undefined && !isFormat(prefix))
    throw new UsageError(
      `"${prefix}" in --output ${written} is not a format. Formats: ${formats.join(', ')}.`,
    );
  const file = prefix === undefined ? written : (rest ?? '');
  if (file === '') throw new UsageError(`--output ${written} names no file.`);
  return {
    format: prefix ?? formatOfFile(file) ?? main,
    path: file === '-' ? null : resolve(io.cwd, file),
    plain: prefix === undefined,
  };
}

const formatOfFile = (path: string): Format | undefined =>
  path.endsWith('.md') ? 'md' : path.endsWith('.json') ? 'json' : undefined;

/**
 * Writes a run to each destination; says on standard error which files were written. One that fails does not keep the
 * others from being written; then throws UsageError naming each that failed.
 */
export async function deliver(
  io: Io,
  options: OutputOptions,
  run: Run,
  checks: readonly Check[],
  to: readonly Destination[],
): Promise<void> {
  const failures: string[] = [];
  for (const { format, path } of to) {
    const text = await renderRun(format, run, {
      checks,
      today: io.now().toISOString().slice(0, 10),
      color: path === null && wantsColor(io, options, io.stdout),
      ascii: path === null && wantsAscii(io, options),
      columns: path === null ? columnsOf(io.stdout) : 80,
    });
    if (path === null) await print(io.stdout, text);
    else {
      try {
        await writeWhole(path, text);
        await notice(io, options, `Wrote ${shownPath(io, path)}.`);
      } catch (error) {
        if (!(error instanceof UsageError)) throw error;
        failures.push(error.message);
      }
    }
  }
  if (failures.length > 0) throw new UsageError(failures.join('\n'));
}

export function exitCodeOfVerdict(run: Pick<Run, 'verdict'>): number {
  return { go: exitCodes.go, 'no-go': exitCodes.noGo, hold: exitCodes.hold }[run.verdict];
}
