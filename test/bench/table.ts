import { cpus } from 'node:os';

export const print = (text: string) => process.stdout.write(`${text}\n`);

/** Names the machine, since no figure means anything without it. */
export function printMachine(): void {
  const [cpu] = cpus();
  print(
    `${process.platform} ${process.arch}, ${cpus().length} × ${cpu?.model ?? 'unknown processor'}, Node ${process.version}`,
  );
}

/** Prints rows of cells in columns; the first row names them. */
export function printTable(lines: readonly (readonly string[])[]): void {
  const widths = (lines[0] ?? []).map((_, column) =>
    Math.max(...lines.map((line) => line[column]?.length ?? 0)),
  );
  for (const line of lines)
    print(
      line
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    );
}

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}
