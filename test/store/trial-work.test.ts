import { mkdir, readdir, readFile, stat, symlink, utimes, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { UsageError } from '../../src/plan/usage-error.ts';
import { openTrialWork, placeForInput } from '../../src/store/trial-work.ts';
import { saveTrial } from '../../src/store/trials.ts';
import { emptyFolder } from '../support/cli.ts';
import { trial } from '../support/seen-trial.ts';

const printOf = (digit: number) => String(digit).repeat(32);

test('journals of the same samples are found again by name, those of others are not', async () => {
  const cwd = await emptyFolder();
  const work = await openTrialWork(cwd, printOf(1));
  await (await work.journal('rows', 2)).append(Float64Array.of(1, 2));
  await (await work.journal('counts', 1)).append(Float64Array.of(3));
  await work.close();
  const again = await openTrialWork(cwd, printOf(1));
  expect([...(await again.journal('rows', 2)).kept]).toEqual([1, 2]);
  expect([...(await again.journal('counts', 1)).kept]).toEqual([3]);
  await again.close();
  const other = await openTrialWork(cwd, printOf(2));
  expect([...(await other.journal('rows', 2)).kept]).toEqual([]);
  await other.close();
  expect((await stat(join(cwd, '.gonogo/trials/work'))).mode & 0o777).toBe(0o700);
});

test('the work on three samples is kept, the one not touched longest goes; other folders stay', async () => {
  const cwd = await emptyFolder();
  const works = join(cwd, '.gonogo/trials/work');
  for (const digit of [1, 2, 3]) {
    await (await openTrialWork(cwd, printOf(digit))).close();
    const time = new Date(Date.UTC(2026, 10, digit));
    await utimes(join(works, printOf(digit)), time, time);
  }
  await mkdir(join(works, 'of-a-person'));
  await (await openTrialWork(cwd, printOf(1))).close();
  await (await openTrialWork(cwd, printOf(4))).close();
  expect((await readdir(works)).sort()).toEqual([printOf(1), printOf(3), printOf(4), 'of-a-person']);
});

test('a link in place of the folder is replaced, and what it points at stays', async () => {
  const cwd = await emptyFolder();
  const elsewhere = join(cwd, 'elsewhere');
  for (const digit of [5, 6, 7, 8]) await mkdir(join(elsewhere, printOf(digit)), { recursive: true });
  await mkdir(join(cwd, '.gonogo/trials'), { recursive: true });
  await symlink(elsewhere, join(cwd, '.gonogo/trials/work'));
  await (await openTrialWork(cwd, printOf(1))).close();
  expect(await readdir(elsewhere)).toHaveLength(4);
  expect(await readdir(join(cwd, '.gonogo/trials/work'))).toEqual([printOf(1)]);
});

test('documents of the same samples are found again', async () => {
  const cwd = await emptyFolder();
  const work = await openTrialWork(cwd, printOf(1));
  await (await work.lines('live')).append({ paid: 1 });
  await work.close();
  const again = await openTrialWork(cwd, printOf(1));
  expect((await again.lines('live')).kept).toEqual([{ paid: 1 }]);
  await again.close();
});

test('of the work that goes, what was paid for stays, and what a person put there', async () => {
  const cwd = await emptyFolder();
  const works = join(cwd, '.gonogo/trials/work');
  const first = await openTrialWork(cwd, printOf(1));
  await (await first.journal('rows', 1)).append(Float64Array.of(1));
  await (await first.lines('live')).append({ paid: 1 });
  await first.close();
  await writeFile(join(works, printOf(1), 'notes.txt'), 'mine');
  await utimes(join(works, printOf(1)), new Date(0), new Date(0));
  for (const digit of [2, 3, 4]) await (await openTrialWork(cwd, printOf(digit))).close();
  expect((await readdir(join(works, printOf(1)))).sort()).toEqual(['live.jsonl', 'notes.txt']);
});

test('a link among the works is not followed', async () => {
  const cwd = await emptyFolder();
  const works = join(cwd, '.gonogo/trials/work');
  const elsewhere = join(cwd, 'elsewhere');
  await mkdir(elsewhere);
  await writeFile(join(elsewhere, 'rows.f64'), 'mine');
  await mkdir(works, { recursive: true });
  await symlink(elsewhere, join(works, printOf(9)));
  for (const digit of [1, 2, 3, 4]) await (await openTrialWork(cwd, printOf(digit))).close();
  expect(await readFile(join(elsewhere, 'rows.f64'), 'utf8')).toBe('mine');
});

test.each(['.gonogo', '.gonogo/trials'])(
  'a link in place of %s is refused, and nothing beyond it changes',
  async (name) => {
    const cwd = await emptyFolder();
    const elsewhere = join(cwd, 'elsewhere');
    const beyond = name === '.gonogo' ? join(elsewhere, 'trials/work') : join(elsewhere, 'work');
    for (const digit of [5, 6, 7, 8]) await mkdir(join(beyond, printOf(digit)), { recursive: true });
    await mkdir(dirname(join(cwd, name)), { recursive: true });
    await symlink(elsewhere, join(cwd, name));
    const refused = new RegExp(
      `${name} is a link to another place, and nothing is written or removed there\\.`,
    );
    await expect(openTrialWork(cwd, printOf(1))).rejects.toThrow(refused);
    await expect(placeForInput(cwd)).rejects.toThrow(refused);
    await expect(saveTrial(cwd, trial)).rejects.toThrow(refused);
    expect(await readdir(beyond)).toHaveLength(4);
    expect(await readdir(elsewhere)).toHaveLength(1);
  },
);

test('where nothing can be written, one sentence says so', async () => {
  const cwd = await emptyFolder();
  await mkdir(join(cwd, '.gonogo'));
  await writeFile(join(cwd, '.gonogo/trials'), 'a file');
  await expect(openTrialWork(cwd, printOf(1))).rejects.toThrow(UsageError);
  await expect(placeForInput(cwd)).rejects.toThrow(/could not be kept in/);
  expect(await readFile(join(cwd, '.gonogo/trials'), 'utf8')).toBe('a file');
});

test('each copy of standard input has a place of its own', async () => {
  const cwd = await emptyFolder();
  const places = [await placeForInput(cwd), await placeForInput(cwd)];
  expect(new Set(places).size).toBe(2);
  expect(places.every((place) => dirname(place) === join(cwd, '.gonogo/trials'))).toBe(true);
  expect(await readdir(join(cwd, '.gonogo/trials'))).toEqual([]);
});
