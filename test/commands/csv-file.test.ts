import { execFileSync } from 'node:child_process';
import { mkdtemp, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { Secret } from '../../src/claude/secret.ts';
import { csvFile } from '../../src/commands/csv-file.ts';
import type { CsvRow } from '../../src/observe/csv-rows.ts';
import { NotAnExport } from '../../src/observe/month/console-export.ts';

const never = new AbortController().signal;

async function folder(): Promise<string> {
  const cwd = await mkdtemp(join(tmpdir(), 'gonogo-test-'));
  onTestFinished(() => rm(cwd, { recursive: true }));
  return cwd;
}

async function rowsOf(
  content: string | Uint8Array,
  limits?: { megabytes: number; rows: number },
): Promise<CsvRow[]> {
  const cwd = await folder();
  await writeFile(join(cwd, 'export.csv'), content);
  const rows: CsvRow[] = [];
  for await (const row of csvFile('export.csv', cwd, never, limits)) rows.push(row);
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

  test('nor is a token that nothing about its shape gives away, nor a long row', async () => {
    new Secret('gw-Rt5Kx9canaryDELTAw2Qm7');
    const told = async (cell: string) => String(await rowsOf(`a\n${cell}"x",1\n`).catch(String));
    expect(await told('Quoted ')).toContain('It is no CSV file');
    expect(await told('gw-Rt5Kx9canaryDELTAw2Qm7 ')).not.toMatch(/canary|Rt5Kx9/);
    expect((await told('word '.repeat(15_000))).length).toBeLessThan(300);
  });
});

describe('what has no end, or none that is read', () => {
  test('a file of more than 200 MB', async () => {
    const cwd = await folder();
    await writeFile(join(cwd, 'long.csv'), 'a\n1\n');
    await truncate(join(cwd, 'long.csv'), 200 * 1024 * 1024 + 1);
    const first = csvFile('long.csv', cwd, never).next();
    await expect(first).rejects.toThrow(/^It is longer than 200 MB, .*: export this month alone\.$/);
  });

  test('more rows than are read', async () => {
    expect(await rowsOf('a\n1\n2\n', { megabytes: 1, rows: 3 })).toHaveLength(3);
    await expect(rowsOf('a\n1\n2\n3\n', { megabytes: 1, rows: 3 })).rejects.toThrow(
      'It has more than 3 rows, which is more than are read',
    );
  });

  test.skipIf(process.platform === 'win32')('a pipe nobody writes to, and a device', async () => {
    const cwd = await folder();
    execFileSync('mkfifo', [join(cwd, 'pipe.csv')]);
    for (const path of ['pipe.csv', '/dev/zero'])
      await expect(csvFile(path, cwd, never).next()).rejects.toThrow(/^It is a pipe or a device/);
  });

  test('is left where a person does not want to wait', async () => {
    const cwd = await folder();
    await writeFile(join(cwd, 'export.csv'), 'a\n1\n2\n3\n'.repeat(50_000));
    const abort = new AbortController();
    let rows = 0;
    const reading = (async () => {
      for await (const _ of csvFile('export.csv', cwd, abort.signal)) {
        rows += 1;
        if (rows === 2) abort.abort();
      }
    })();
    await expect(reading).rejects.toMatchObject({ name: 'AbortError' });
    expect(rows).toBe(2);
  });

  test('is left between two rows as well', async () => {
    const cwd = await folder();
    await writeFile(join(cwd, 'export.csv'), 'a\n1\n2\n3\n'.repeat(50_000));
    const abort = new AbortController();
    const rows = csvFile('export.csv', cwd, abort.signal);
    await rows.next();
    abort.abort();
    await new Promise((resolve) => setImmediate(resolve));
    await expect(rows.next()).rejects.toMatchObject({ name: 'AbortError' });
  });
});

test('a file that is not there, and a folder, end in the words of the system', async () => {
  const read = async (path: string) => {
    for await (const _ of csvFile(path, tmpdir(), never));
  };
  await expect(read('gonogo-no-such-file.csv')).rejects.toMatchObject({ code: 'ENOENT' });
  await expect(read('.')).rejects.toMatchObject({ code: 'EISDIR' });
});

test('a large file without a line break is given up on, not read whole', async () => {
  const before = process.memoryUsage().rss;
  await expect(rowsOf(Buffer.alloc(100 * 1024 * 1024, 120))).rejects.toThrow(NotAnExport);
  expect(process.memoryUsage().rss - before).toBeLessThan(400 * 1024 * 1024);
});
