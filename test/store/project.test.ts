import { execFile } from 'node:child_process';
import { chmod, mkdir, readdir, readFile, stat, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, test } from 'vitest';
import { UsageError } from '../../src/plan/usage-error.ts';
import { readDraft, saveDraft } from '../../src/store/draft.ts';
import { openProject } from '../../src/store/project.ts';
import { planWith } from '../support/plan-builder.ts';
import { emptyFolder, errorOf } from './project-folder.ts';

const text = '{"$id":"urn:test:1"}\n';
const schema = { id: 'urn:test:1', text: async () => text };
const modeOf = async (path: string) => (await stat(path)).mode & 0o777;

describe('the state folder', () => {
  test('holds its own .gitignore, the schema of plans and a place for runs, for the owner alone', async () => {
    const directory = await emptyFolder();
    const folder = await openProject(directory, schema);
    expect(folder).toBe(join(directory, '.gonogo'));
    expect((await readdir(folder)).sort()).toEqual(['.gitignore', 'plan.schema.json', 'runs']);
    expect(await readFile(join(folder, '.gitignore'), 'utf8')).toBe('*\n');
    expect(await readFile(join(folder, 'plan.schema.json'), 'utf8')).toBe(text);
    expect(await modeOf(folder)).toBe(0o700);
    expect(await modeOf(join(folder, 'runs'))).toBe(0o700);
  });

  test('git sees nothing of it', async () => {
    const directory = await emptyFolder();
    const git = (...args: string[]) => promisify(execFile)('git', ['-C', directory, ...args]);
    await git('init', '--quiet');
    await openProject(directory, schema);
    expect((await git('status', '--porcelain', '--untracked-files=all')).stdout).toBe('');
  });

  test('is left alone where it is already right, and mended where it is not', async () => {
    const directory = await emptyFolder();
    const folder = await openProject(directory, schema);
    const inode = async (name: string) => (await stat(join(folder, name))).ino;
    const before = [await inode('.gitignore'), await inode('plan.schema.json')];
    await openProject(directory, schema);
    expect([await inode('.gitignore'), await inode('plan.schema.json')]).toEqual(before);
    const made = { id: schema.id, text: () => Promise.reject(new Error('made although the file is right')) };
    await openProject(directory, made);
    await writeFile(join(folder, '.gitignore'), '!runs\n');
    const later = { id: 'urn:test:2', text: async () => '{"$id":"urn:test:2"}\n' };
    await openProject(directory, later);
    expect(await readFile(join(folder, '.gitignore'), 'utf8')).toBe('*\n');
    expect(await readFile(join(folder, 'plan.schema.json'), 'utf8')).toBe('{"$id":"urn:test:2"}\n');
  });

  test('a link in its place is refused, and nothing is written beyond it', async () => {
    const directory = await emptyFolder();
    const elsewhere = await emptyFolder();
    await symlink(elsewhere, join(directory, '.gonogo'));
    const error = await errorOf(openProject(directory, schema));
    expect(error).toBeInstanceOf(UsageError);
    expect(String(error)).toMatch(/\.gonogo is a link to another place.*Remove the link/);
    expect(await readdir(elsewhere)).toEqual([]);
  });

  test('a link in a checkout of somebody else leads to no file of ours being overwritten', async () => {
    const directory = await emptyFolder();
    const precious = join(await emptyFolder(), 'precious');
    await writeFile(precious, 'mine');
    await mkdir(join(directory, '.gonogo'));
    for (const name of ['.gitignore', 'plan.schema.json', 'draft.json'])
      await symlink(precious, join(directory, '.gonogo', name));
    await openProject(directory, schema);
    await saveDraft(directory, { plan: planWith({}), at: null, savedAt: '2026-11-20T09:00:00.000Z' });
    expect(await readFile(precious, 'utf8')).toBe('mine');
    expect(await readFile(join(directory, '.gonogo', '.gitignore'), 'utf8')).toBe('*\n');
    expect(await readDraft(directory)).not.toBeNull();
  });

  test('several processes may open it at once', async () => {
    const directory = await emptyFolder();
    await Promise.all(Array.from({ length: 8 }, () => openProject(directory, schema)));
    expect((await readdir(join(directory, '.gonogo'))).sort()).toEqual([
      '.gitignore',
      'plan.schema.json',
      'runs',
    ]);
  });
});

describe('a place that cannot hold it', () => {
  test('a file of that name', async () => {
    const directory = await emptyFolder();
    await writeFile(join(directory, '.gonogo'), 'mine');
    const error = await errorOf(openProject(directory, schema));
    expect(error).toBeInstanceOf(UsageError);
    expect((error as Error).message).toContain(
      `The folder ${join(directory, '.gonogo')} for runs and drafts could not be made: `,
    );
    expect(await readFile(join(directory, '.gonogo'), 'utf8')).toBe('mine');
  });

  test('a folder in place of one of its files', async () => {
    const directory = await emptyFolder();
    await mkdir(join(directory, '.gonogo', '.gitignore'), { recursive: true });
    const error = await errorOf(openProject(directory, schema));
    expect(error).toBeInstanceOf(UsageError);
    expect((error as Error).message).toContain(
      `${join(directory, '.gonogo', '.gitignore')} could not be written: `,
    );
  });

  test.skipIf(process.getuid?.() === 0)(
    'a folder nobody may write to is named, without a long wait',
    async () => {
      const directory = await emptyFolder();
      await chmod(directory, 0o500);
      const started = performance.now();
      expect(await errorOf(openProject(directory, schema))).toMatchObject({
        message: expect.stringMatching(/could not be made: EACCES/),
      });
      expect(performance.now() - started).toBeLessThan(3_000);
      await chmod(directory, 0o700);
    },
  );
});
