import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { csvFile } from '../../src/commands/csv-file.ts';
import { type CsvRow, NotAnExport } from '../../src/observe/month/console-export.ts';

async function rowsOf(content: string | Uint8Array): Promise<CsvRow[]> {
  const cwd = await mkdtemp(join(tmpdir(), 'gonogo-test-'));
  onTestFinished(() => rm(cwd, { recursive: true }));
  await writeFile(join(cwd, 'export.csv'), content);
  const rows: CsvRow[] = [];
  for await (const row of csvFile('export.csv', cwd)) rows.push(row);
  return rows;
}

// biome-ignore format: a table
test.each([
  ['plain', 'a,b\n1,2\n', [{ line: 1, cells: ['a', 'b'] }, { line: 2, cells: ['1', '2'] }]],
  ['a byte order mark', '\uFEFFa,b\n1,2', [{ line: 1, cells: ['a', 'b'] }, { line: 2, cells: ['1', '2'] }]],
  ['line ends of Windows', 'a,b\r\n1,2\r\n', [{ line: 1, cells: ['a', 'b'] }, { line: 2, cells: ['1', '2'] }]],
  ['quotes around a comma and a line break', 'a\n"x, ""y""\nz"\n', [{ line: 1, cells: ['a'] }, { line: 3, cells: ['x, "y"\nz'] }]],
  ['fewer and more cells than columns', 'a,b\n1\n1,2,3\n', [{ line: 1, cells: ['a', 'b'] }, { line: 2, cells: ['1'] }, { line: 3, cells: ['1', '2', '3'] }]],
  ['empty lines', 'a\n\n1\n', [{ line: 1, cells: ['a'] }, { line: 3, cells: ['1'] }]],
  ['nothing', '', []],
])('%s', async (_, content, rows) => {
  expect(await rowsOf(content)).toEqual(rows);
});

describe('what is no CSV', () => {
  test.each([
    ['a quote that never ends', 'a\n"x\n'],
    ['a row without end', `a\n${'x'.repeat(300_000)}\n`],
  ])('%s', async (_, content) => {
    await expect(rowsOf(content)).rejects.toThrow(NotAnExport);
  });

  test('a key in it is not repeated', async () => {
    const error = await rowsOf(`a\n"sk-ant-api03-test-canary-0001`).catch(String);
    expect(error).not.toContain('canary');
  });
});

test('a file that is not there, and a folder, end in the words of the system', async () => {
  const read = async (path: string) => {
    for await (const _ of csvFile(path, tmpdir()));
  };
  await expect(read('gonogo-no-such-file.csv')).rejects.toMatchObject({ code: 'ENOENT' });
  await expect(read('.')).rejects.toMatchObject({ code: 'EISDIR' });
});

test('a large file without a line break is given up on, not read whole', async () => {
  const before = process.memoryUsage().rss;
  await expect(rowsOf(Buffer.alloc(100 * 1024 * 1024, 120))).rejects.toThrow(NotAnExport);
  expect(process.memoryUsage().rss - before).toBeLessThan(400 * 1024 * 1024);
});
