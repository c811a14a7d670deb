import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { csvFile } from '../../../src/commands/csv-file.ts';
import { importCost } from '../../../src/observe/month/console-export.ts';

const now = new Date('2026-11-20T09:00:00.000Z');

async function imported(content: string | Uint8Array) {
  const cwd = await mkdtemp(join(tmpdir(), 'gonogo-test-'));
  onTestFinished(() => rm(cwd, { recursive: true }));
  await writeFile(join(cwd, 'export.csv'), content);
  return importCost(csvFile('export.csv', cwd, new AbortController().signal), now);
}

const csv = 'usage_date_utc,cost_usd\n2026-11-02,3\n';

test('a file in big-endian UTF-16 is said to be no UTF-8', async () => {
  const utf16 = Buffer.from(`\uFEFF${csv}`, 'utf16le').swap16();
  await expect(imported(utf16)).rejects.toThrow(/^It is no text in UTF-8/);
});

test('a column that stands there twice is refused, one that nobody reads is not', async () => {
  await expect(imported('usage_date_utc,cost_usd,COST_USD\n2026-11-02,3,4\n')).rejects.toThrow(
    'Its first line has the column cost_usd more than once.',
  );
  expect(await imported('usage_date_utc,cost_usd,note,note\n2026-11-02,3,a,b\n')).toMatchObject({
    byModel: [{ usd: 3 }],
  });
});
