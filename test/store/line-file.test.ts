import { mkdir, readFile, stat, symlink, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openLineFile } from '../../src/store/line-file.ts';
import { emptyFolder } from '../support/cli.ts';

async function keptOf(path: string): Promise<readonly unknown[]> {
  const file = await openLineFile(path);
  await file.close();
  return file.kept;
}

test('what was appended is there, in order, even where nobody waited, for its owner alone', async () => {
  const path = join(await emptyFolder(), 'a.jsonl');
  const file = await openLineFile(path);
  expect(file.kept).toEqual([]);
  void file.append({ n: 1 });
  void file.append({ n: 2, of: 'line\nbreaks' });
  await file.close();
  expect(await keptOf(path)).toEqual([{ n: 1 }, { n: 2, of: 'line\nbreaks' }]);
  expect((await stat(path)).mode & 0o777).toBe(0o600);
});

test('a file that is cut anywhere keeps its whole lines, and more can be added', async () => {
  const path = join(await emptyFolder(), 'a.jsonl');
  const file = await openLineFile(path);
  await file.append({ n: 'ä' });
  await file.append([2]);
  await file.close();
  const written = await readFile(path);
  const [firstEnd, secondEnd] = [written.indexOf('\n') + 1, written.length];
  for (let bytes = 0; bytes <= written.length; bytes += 1) {
    await writeFile(path, written.subarray(0, bytes));
    const whole = [...(bytes >= firstEnd ? [{ n: 'ä' }] : []), ...(bytes >= secondEnd ? [[2]] : [])];
    const cut = await openLineFile(path);
    expect(cut.kept).toEqual(whole);
    await cut.append(3);
    await cut.close();
    expect(await keptOf(path)).toEqual([...whole, 3]);
  }
});

test('a damaged line is passed over', async () => {
  const path = join(await emptyFolder(), 'a.jsonl');
  await writeFile(path, '1\n{"half\n\n3\n');
  expect(await keptOf(path)).toEqual([1, 3]);
});

test('a link or a folder in its place is replaced, and what it points at stays', async () => {
  const folder = await emptyFolder();
  const precious = join(folder, 'precious');
  await writeFile(precious, 'mine\n');
  await symlink(precious, join(folder, 'a.jsonl'));
  await mkdir(join(folder, 'b.jsonl'));
  for (const name of ['a.jsonl', 'b.jsonl']) {
    const file = await openLineFile(join(folder, name));
    await file.append(1);
    await file.close();
    expect(await keptOf(join(folder, name))).toEqual([1]);
  }
  expect(await readFile(precious, 'utf8')).toBe('mine\n');
});

test('a folder that holds something is not removed', async () => {
  const folder = await emptyFolder();
  await mkdir(join(folder, 'a.jsonl'));
  await writeFile(join(folder, 'a.jsonl', 'mine'), 'mine');
  await expect(openLineFile(join(folder, 'a.jsonl'))).rejects.toThrow(/ENOTEMPTY|EEXIST/);
  expect(await readFile(join(folder, 'a.jsonl', 'mine'), 'utf8')).toBe('mine');
});

test('a file too large to be read is left where it is', async () => {
  const path = join(await emptyFolder(), 'a.jsonl');
  await writeFile(path, '');
  await truncate(path, 1_000_000_001);
  await expect(openLineFile(path)).rejects.toThrow(/is larger than what a trial writes\. Move it away/);
  expect((await stat(path)).size).toBe(1_000_000_001);
});
