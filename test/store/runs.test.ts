import { mkdir, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { UsageError } from '../../src/plan/usage-error.ts';
import { listRunIds, newRunId, nextRunId, readLastRun, readRun, saveRun } from '../../src/store/runs.ts';
import { runWith } from '../support/run-builder.ts';
import { emptyFolder, errorOf, openedFolder } from './project-folder.ts';

const runsOf = (directory: string) => join(directory, '.gonogo', 'runs');
const save = async (directory: string, id: string) => {
  const run = runWith({ id });
  return saveRun(directory, run, JSON.stringify(run));
};

describe('ids', () => {
  test('are the time to the millisecond and something of chance', () => {
    expect(newRunId(new Date('2026-11-20T06:52:39.104Z'), () => '3f9a')).toBe('2026-11-20T06-52-39-104-3f9a');
    expect(newRunId(new Date())).toMatch(/^\d{4}-\d{2}-\d{2}T\d{2}-\d{2}-\d{2}-\d{3}-[\da-f]{4}$/);
  });

  test('sort by time as text, down to the millisecond', () => {
    const moment = fc.date({ min: new Date('2020-01-01'), max: new Date('2099-12-31'), noInvalidDate: true });
    fc.assert(
      fc.property(moment, fc.integer({ min: 1, max: 100_000 }), (first, laterMs) => {
        const second = new Date(first.getTime() + laterMs);
        expect(newRunId(first, () => 'ffff') < newRunId(second, () => '0000')).toBe(true);
      }),
    );
  });
});

describe('the id of the next run', () => {
  const now = new Date('2026-11-20T09:00:00.000Z');

  test('is its time where no later run is saved', async () => {
    const directory = await openedFolder();
    expect(await nextRunId(directory, now)).toMatch(/^2026-11-20T09-00-00-000-/);
    await save(directory, '2026-11-20T08-59-59-999-ffff');
    expect(await nextRunId(directory, now)).toMatch(/^2026-11-20T09-00-00-000-/);
  });

  test.each([
    ['a clock that went back an hour', '2026-11-20T10-00-00-000-aaaa', /^2026-11-20T10-00-00-001-/],
    ['a clock that ran years ahead', '2099-12-31T23-59-59-999-ffff', /^2100-01-01T00-00-00-000-/],
    ['another run of the same millisecond', '2026-11-20T09-00-00-000-ffff', /^2026-11-20T09-00-00-001-/],
    ['a name that is no time', '2026-99-99T99-99-99-999-ffff', /^2026-11-20T09-00-00-000-/],
  ])('%s', async (_, last, expected) => {
    const directory = await openedFolder();
    await save(directory, last);
    expect(await nextRunId(directory, now)).toMatch(expected);
  });

  test('needs no folder that can be read', async () => {
    expect(await nextRunId(join(await emptyFolder(), 'nowhere'), now)).toMatch(/^2026-11-20T09-00-00-000-/);
  });
});

describe('saving and reading', () => {
  test('a run reads back as it was', async () => {
    const directory = await openedFolder();
    const run = runWith({
      plan: { model: { id: 'claude-opus-5-5', fallback: null }, task: { features: [] } },
    });
    const path = await saveRun(directory, run, JSON.stringify(run));
    expect(path).toBe(join(runsOf(directory), `${run.id}.json`));
    expect(await readRun(directory, run.id)).toEqual(run);
    expect((await stat(path)).mode & 0o777).toBe(0o600);
    expect(await readdir(runsOf(directory))).toEqual([`${run.id}.json`]);
  });

  test('the last run is the newest, whatever the order of saving', async () => {
    const directory = await openedFolder();
    const ids = [
      '2026-11-20T09-00-11-500-aaaa',
      '2026-11-20T09-00-11-499-ffff',
      '2026-11-19T23-59-59-999-ffff',
    ];
    for (const id of ids) await save(directory, id);
    expect(await listRunIds(directory)).toEqual(ids.toReversed());
    expect((await readLastRun(directory))?.id).toBe(ids[0]);
  });

  test('other files in the folder are no runs', async () => {
    const directory = await openedFolder();
    await save(directory, '2026-11-20T09-00-11-500-aaaa');
    for (const name of [
      'notes.json',
      '2026-11-20T09-00-11-500-bbbb.json.tmp-1234',
      '.DS_Store',
      '2026-11-21.json',
    ])
      await writeFile(join(runsOf(directory), name), '{}');
    expect(await listRunIds(directory)).toEqual(['2026-11-20T09-00-11-500-aaaa']);
  });

  test('none saved yet', async () => {
    for (const directory of [await emptyFolder(), await openedFolder()]) {
      expect(await listRunIds(directory)).toEqual([]);
      expect(await readLastRun(directory)).toBeNull();
    }
  });
});

describe('runs that cannot be had', () => {
  const id = '2026-11-20T09-00-11-500-aaaa';

  test('a mistyped id suggests the nearest', async () => {
    const directory = await openedFolder();
    await save(directory, id);
    const error = await errorOf(readRun(directory, '2026-11-20T09-00-11-500-aaab'));
    expect(error).toBeInstanceOf(UsageError);
    expect((error as Error).message).toBe(
      `There is no saved run "2026-11-20T09-00-11-500-aaab". Did you mean "${id}"?`,
    );
  });

  test.each(['../draft', '../../gonogo', '/etc/passwd', '', 'last'])('%j leads nowhere', async (asked) => {
    const directory = await openedFolder();
    await writeFile(join(directory, '.gonogo', 'draft.json'), '{}');
    expect(await errorOf(readRun(directory, asked))).toMatchObject({
      message: `There is no saved run "${asked}".`,
    });
  });

  test.each([
    ['half of one', (text: string) => text.slice(0, text.length / 2), 'The file is not a JSON document.'],
    ['something else', () => '{"name":"x"}', 'schema: '],
    [
      'one with another verdict',
      (text: string) => text.replace('"verdict":"go"', '"verdict":"hold"'),
      'verdict: ',
    ],
  ])('a file that holds %s is named, with what is wrong', async (_, damage, problem) => {
    const directory = await openedFolder();
    const path = await save(directory, id);
    await writeFile(path, damage(await readFile(path, 'utf8')));
    const error = await errorOf(readRun(directory, id));
    expect(error).toBeInstanceOf(UsageError);
    expect((error as Error).message).toContain(
      `The saved run ${path} cannot be used; delete it to go back to the run before it, or poll again:\n  `,
    );
    expect((error as Error).message).toContain(problem);
  });

  test('a folder of runs that cannot be read is not an empty one', async () => {
    const directory = await openedFolder();
    await rm(runsOf(directory), { recursive: true });
    await writeFile(runsOf(directory), 'mine');
    const expected = `The folder ${runsOf(directory)} of saved runs could not be read: `;
    for (const reading of [listRunIds, readLastRun, (from: string) => readRun(from, id)]) {
      const error = await errorOf(reading(directory));
      expect(error).toBeInstanceOf(UsageError);
      expect((error as Error).message).toContain(expected);
    }
  });

  test('a place that cannot be read is named', async () => {
    const directory = await openedFolder();
    const path = join(runsOf(directory), `${id}.json`);
    await mkdir(path);
    const error = await errorOf(readLastRun(directory));
    expect(error).toBeInstanceOf(UsageError);
    expect((error as Error).message).toContain(`The saved run ${path} could not be read: `);
  });

  test('a place that cannot be written is named', async () => {
    const directory = await openedFolder();
    const path = join(runsOf(directory), `${id}.json`);
    await mkdir(path);
    const error = await errorOf(save(directory, id));
    expect(error).toBeInstanceOf(UsageError);
    expect((error as Error).message).toContain(`${path} could not be written: `);
  });
});
