import type { Observation } from '../judge/observation.ts';
import type { CsvRow } from '../observe/csv-rows.ts';
import { importCost, importUsage, NotAnExport } from '../observe/month/console-export.ts';
import { UsageError } from '../plan/usage-error.ts';

/** Files exported from the Console, for teams without an admin key. */
export interface ExportOptions {
  readonly usageCsv?: string;
  readonly costCsv?: string;
}

/** What one exported file told. */
export type Imported = Extract<Observation<'month-usage' | 'month-cost'>, { readonly status: 'observed' }>;

/**
 * The month as exported files tell it. `rowsOf` reads a file row by row and throws what the system throws, or NotAnExport
 * where it is no CSV. Throws UsageError with all that is wrong with a file, and an abort as it is.
 */
export async function readExports(
  { usageCsv, costCsv }: ExportOptions,
  rowsOf: (path: string) => AsyncIterable<CsvRow>,
  now: Date,
): Promise<readonly Imported[]> {
  const base = { status: 'observed', at: now.toISOString(), ms: 0, costUsd: 0, requestIds: [] } as const;
  const imported: Imported[] = [];
  if (usageCsv !== undefined) {
    const value = await orUsageError('usage', usageCsv, () => importUsage(rowsOf(usageCsv), now));
    imported.push({ ...base, id: 'month-usage', probe: 'month-usage', value });
  }
  if (costCsv !== undefined) {
    const value = await orUsageError('cost', costCsv, () => importCost(rowsOf(costCsv), now));
    imported.push({ ...base, id: 'month-cost', probe: 'month-cost', value });
  }
  return imported;
}

async function orUsageError<T>(kind: string, path: string, read: () => Promise<T>): Promise<T> {
  try {
    return await read();
  } catch (error) {
    if (error instanceof Error && error.name === 'AbortError') throw error;
    const unreadable = error instanceof Error && 'code' in error;
    if (!(error instanceof NotAnExport) && !unreadable) throw error;
    const what = unreadable ? 'could not be read' : `is not a ${kind} export of the Console that can be used`;
    throw new UsageError(
      `The file ${path} ${what}. ${error.message.replace(/\.$/, '')}. Nothing was asked or saved.`,
    );
  }
}

/** Puts what files tell where nothing else does, or where an older file did: what an admin key brought is preferred. */
export function withExports(
  observations: readonly Observation[],
  imported: readonly Imported[],
): Observation[] {
  return observations.map((row) => {
    const file = imported.find(({ id }) => id === row.id);
    return file && !isOfAdminKey(row) ? file : row;
  });
}

/** A sentence for people whose file was not used, or null. */
export function unusedExports(
  observations: readonly Observation[],
  imported: readonly Imported[],
): string | null {
  const unused = imported.filter(({ id }) => observations.some((row) => row.id === id && isOfAdminKey(row)));
  if (unused.length === 0) return null;
  const kinds = unused.map(({ id }) => (id === 'month-cost' ? 'cost' : 'usage'));
  return `The admin key told the ${kinds.join(' and the ')} of this month, which is preferred: the exported ${kinds.length === 1 ? 'file was' : 'files were'} not used.`;
}

const isOfAdminKey = (row: Observation): boolean =>
  (row.id === 'month-usage' || row.id === 'month-cost') &&
  row.status === 'observed' &&
  row.value.source !== 'console-export';
