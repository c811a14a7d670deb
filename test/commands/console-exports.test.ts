import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import {
  type Imported,
  readExports,
  unusedExports,
  withExports,
} from '../../src/commands/console-exports.ts';
import { main } from '../../src/commands/program.ts';
import type { Observation } from '../../src/judge/observation.ts';
import type { CsvRow } from '../../src/observe/csv-rows.ts';
import { NotAnExport } from '../../src/observe/month/console-export.ts';
import { UsageError } from '../../src/plan/usage-error.ts';
import { emptyFolder } from '../support/cli.ts';
import { completePlan } from '../support/complete-plan.ts';
import { observedWith, unavailable } from '../support/plan-builder.ts';
import { place } from './sandbox-place.ts';

const now = new Date('2026-11-20T09:00:00.000Z');
const files: Readonly<Record<string, readonly (readonly string[])[]>> = {
  'usage.csv': [
    ['usage_date_utc', 'model_version', 'usage_input_tokens_no_cache', 'usage_output_tokens'],
    ['2026-11-02', 'claude-sonnet-5-5', '10', '20'],
  ],
  'cost.csv': [
    ['usage_date_utc', 'cost_usd'],
    ['2026-11-02', '1.25'],
  ],
  'broken.csv': [
    ['usage_date_utc', 'cost_usd'],
    ['2026-11-02', 'free'],
  ],
};

/** Files of this test; any other is not there. */
async function* rowsOf(path: string) {
  const rows = files[path];
  if (!rows) {
    throw Object.assign(new Error(`ENOENT: no such file or directory, open '${path}'`), { code: 'ENOENT' });
  }
  for (const [n, cells] of rows.entries()) yield { line: n + 1, cells };
}
const read = (options: Parameters<typeof readExports>[0]) => readExports(options, rowsOf, now);

describe('files', () => {
  test('become observations of the moment they were read', async () => {
    expect(await read({ usageCsv: 'usage.csv', costCsv: 'cost.csv' })).toMatchObject([
      {
        id: 'month-usage',
        probe: 'month-usage',
        status: 'observed',
        at: now.toISOString(),
        costUsd: 0,
        value: { source: 'console-export', rows: [{ outputTokens: 20 }] },
      },
      { id: 'month-cost', status: 'observed', value: { source: 'console-export', days: [{ usd: 1.25 }] } },
    ]);
  });
  test('none are asked for', async () => expect(await read({})).toEqual([]));

  const refused = async (options: Parameters<typeof readExports>[0]): Promise<string> => {
    const error = await read(options).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(UsageError);
    return (error as Error).message;
  };
  test('that do not exist, or are something else, are wrong usage', async () => {
    expect(await refused({ costCsv: 'absent.csv' })).toBe(
      "The file absent.csv could not be read. ENOENT: no such file or directory, open 'absent.csv'. Nothing was asked or saved.",
    );
    expect(await refused({ costCsv: 'broken.csv' })).toBe(
      'The file broken.csv is not a cost export of the Console that can be used. Line 2: cost_usd is "free", which is no amount in USD. Nothing was asked or saved.',
    );
    expect(await refused({ usageCsv: 'cost.csv' })).toContain('is not a usage export');
  });
  test("a fault of ours is nobody else's", async () => {
    const broken = async function* () {
      yield { line: 1, cells: ['usage_date_utc', 'cost_usd'] };
      throw new TypeError('x is not a function');
    };
    await expect(readExports({ costCsv: 'a.csv' }, broken, now)).rejects.toBeInstanceOf(TypeError);
  });
  test('an abort is no fault of a file', async () => {
    const left = async function* (): AsyncGenerator<CsvRow> {
      yield { line: 1, cells: ['usage_date_utc', 'cost_usd'] };
      AbortSignal.abort().throwIfAborted();
    };
    await expect(readExports({ costCsv: 'a.csv' }, left, now)).rejects.toMatchObject({ name: 'AbortError' });
  });
  test.each(['run', 'account'])('are left at Ctrl-C, and gonogo %s ends as interrupted', async (command) => {
    const cwd = await emptyFolder();
    await writeFile(join(cwd, 'gonogo.json'), JSON.stringify(completePlan));
    await writeFile(join(cwd, 'cost.csv'), 'usage_date_utc,cost_usd\n2026-11-02,free\n');
    const { io, stop, said } = place(cwd);
    stop.abort();
    const argv = [command, '--offline', '--cost-csv', 'cost.csv'];
    expect(await main(argv, { ...io, env: { HOME: cwd } })).toBe(130);
    expect(said()).toBe('');
  });
  test('that are no CSV at all', async () => {
    const noCsv = async function* () {
      yield { line: 1, cells: ['x'] };
      throw new NotAnExport('Line 1 has a quote that nothing closes.');
    };
    await expect(readExports({ costCsv: 'a.csv' }, noCsv, now)).rejects.toBeInstanceOf(UsageError);
  });
});

describe('who is believed', () => {
  const rows = (seen: Parameters<typeof observedWith>[0]): Observation[] => Object.values(observedWith(seen));
  const imported = () => read({ costCsv: 'cost.csv' });
  const sourceIn = async (seen: Parameters<typeof observedWith>[0]) => {
    const [row] = withExports(rows(seen), await imported());
    return row?.id === 'month-cost' && row.status === 'observed' ? row.value : row?.status;
  };

  test('a file stands in for an admin key that is not there, or for an older file', async () => {
    const file = { source: 'console-export', days: [{ usd: 1.25 }] };
    expect(await sourceIn({ 'month-cost': unavailable() })).toMatchObject(file);
    expect(await sourceIn({ 'month-cost': { source: 'console-export' } })).toMatchObject(file);
  });
  test.each(['analytics', 'report'] as const)('what an admin key brought is kept: %s', async (source) => {
    expect(await sourceIn({ 'month-cost': { source } })).toMatchObject({ source });
  });
  test('another observation stays as it is', async () => {
    expect(await sourceIn({ 'month-usage': unavailable() })).toBe('unavailable');
  });

  test('whose file was not used is told', async () => {
    const both: readonly Imported[] = await read({ usageCsv: 'usage.csv', costCsv: 'cost.csv' });
    expect(unusedExports(rows({ 'month-cost': {}, 'month-usage': {} }), both)).toBe(
      'The admin key told the usage and the cost of this month, which is preferred: the exported files were not used.',
    );
    expect(unusedExports(rows({ 'month-cost': {}, 'month-usage': unavailable() }), both)).toBe(
      'The admin key told the cost of this month, which is preferred: the exported file was not used.',
    );
    expect(unusedExports(rows({ 'month-cost': { source: 'console-export' } }), both)).toBeNull();
  });
});
