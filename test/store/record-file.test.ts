import { mkdir, readFile, stat, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { openRecordFile } from '../../src/store/record-file.ts';
import { emptyFolder } from '../support/cli.ts';

const recordBytes = (width: number) => (width + 1) * 8;

async function keptOf(path: string, width: number): Promise<number[]> {
  const file = await openRecordFile(path, width);
  await file.close();
  return [...file.kept];
}

test('what was appended is there, in order, even where nobody waited', async () => {
  const path = join(await emptyFolder(), 'a.f64');
  const file = await openRecordFile(path, 2);
  expect([...file.kept]).toEqual([]);
  void file.append(Float64Array.of(1, 2, 3, 4));
  void file.append(Float64Array.of(5, 6));
  await file.close();
  expect(await keptOf(path, 2)).toEqual([1, 2, 3, 4, 5, 6]);
  expect((await stat(path)).size).toBe(3 * recordBytes(2));
  expect((await stat(path)).mode & 0o777).toBe(0o600);
});

test('a file that is cut anywhere keeps its whole records, and more can be added', async () => {
  const path = join(await emptyFolder(), 'a.f64');
  const file = await openRecordFile(path, 2);
  await file.append(Float64Array.of(1, 2, 3, 4, 5, Number.NaN));
  await file.close();
  const written = await readFile(path);
  for (let bytes = 0; bytes <= written.length; bytes += 1) {
    await writeFile(path, written.subarray(0, bytes));
    const whole = [1, 2, 3, 4, 5, Number.NaN].slice(0, 2 * Math.floor(bytes / recordBytes(2)));
    const cut = await openRecordFile(path, 2);
    expect([...cut.kept]).toEqual(whole);
    await cut.append(Float64Array.of(7, 8));
    await cut.close();
    expect(await keptOf(path, 2)).toEqual([...whole, 7, 8]);
  }
});

test('records of no use are cut off, and more can be added behind the others', async () => {
  const path = join(await emptyFolder(), 'a.f64');
  const file = await openRecordFile(path, 1);
  await file.append(Float64Array.of(1, 2, 3));
  await file.keepFirst(1);
  await file.append(Float64Array.of(4));
  await file.close();
  expect(await keptOf(path, 1)).toEqual([1, 4]);
});

test('from a damaged record on nothing is used', async () => {
  const path = join(await emptyFolder(), 'a.f64');
  const file = await openRecordFile(path, 2);
  await file.append(Float64Array.of(1, 2, 3, 4, 5, 6));
  await file.close();
  const written = await readFile(path);
  await fc.assert(
    fc.asyncProperty(fc.nat(written.length - 1), fc.integer({ min: 1, max: 255 }), async (at, flip) => {
      const damaged = Buffer.from(written);
      damaged[at] = (damaged[at] ?? 0) ^ flip;
      await writeFile(path, damaged);
      expect(await keptOf(path, 2)).toEqual([1, 2, 3, 4, 5, 6].slice(0, 2 * Math.floor(at / recordBytes(2))));
    }),
    { numRuns: 100 },
  );
});

test('zeros that a failed disk left are no records', async () => {
  const path = join(await emptyFolder(), 'a.f64');
  await writeFile(path, Buffer.alloc(10 * recordBytes(3)));
  expect(await keptOf(path, 3)).toEqual([]);
  expect((await stat(path)).size).toBe(0);
});

test('a link in its place is replaced, and what it points at stays', async () => {
  const folder = await emptyFolder();
  await writeFile(join(folder, 'precious'), 'precious');
  await symlink('precious', join(folder, 'a.f64'));
  const file = await openRecordFile(join(folder, 'a.f64'), 1);
  await file.append(Float64Array.of(1));
  await file.close();
  expect(await readFile(join(folder, 'precious'), 'utf8')).toBe('precious');
  expect(await keptOf(join(folder, 'a.f64'), 1)).toEqual([1]);
});

test('a folder that holds something is not removed', async () => {
  const path = join(await emptyFolder(), 'a.f64');
  await mkdir(path);
  await writeFile(join(path, 'mine'), 'mine');
  await expect(openRecordFile(path, 2)).rejects.toThrow(/ENOTEMPTY|EEXIST/);
  expect(await readFile(join(path, 'mine'), 'utf8')).toBe('mine');
});
