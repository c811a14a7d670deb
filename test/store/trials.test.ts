import { mkdir, readdir, readFile, stat, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { TrialSeen } from '../../src/judge/seen/trial.ts';
import { readTrial, saveTrial } from '../../src/store/trials.ts';
import { trial } from '../support/seen-trial.ts';
import { emptyFolder } from './project-folder.ts';

const { model } = trial;
const folderOf = (directory: string) => join(directory, '.gonogo', 'trials');
const fileOf = (directory: string) => join(folderOf(directory), `${model}.json`);

test('what was saved is read again, by its owner alone', async () => {
  const directory = await emptyFolder();
  expect(await saveTrial(directory, trial)).toBe(fileOf(directory));
  expect(await readTrial(directory, model)).toEqual(trial);
  expect((await stat(fileOf(directory))).mode & 0o777).toBe(0o600);
  await saveTrial(directory, { ...trial, counted: 7 });
  expect(await readTrial(directory, model)).toMatchObject({ counted: 7 });
  expect(await readdir(folderOf(directory))).toEqual([`${model}.json`]);
});

test('a file with the longest name that a file system takes', async () => {
  const directory = await emptyFolder();
  const samples = `${'x'.repeat(249)}.jsonl`;
  await saveTrial(directory, { ...trial, samples });
  expect(await readTrial(directory, model)).toMatchObject({ samples });
});

test('what could not be read again is not saved, and the field is named', async () => {
  const directory = await emptyFolder();
  const { input } = trial;
  const impossible = {
    ...trial,
    input: { ...input, mean: { ...input.mean, high: Number.POSITIVE_INFINITY } },
  };
  await expect(saveTrial(directory, impossible)).rejects.toThrow(
    /^The trial was not saved, because it could not be read again: input\.mean\.high holds/,
  );
  expect(await readdir(directory)).toEqual([]);
});

test.each([
  'anthropic.claude-sonnet-5-5-v1:0',
  'arn:aws:bedrock:eu-west-1::inference-profile/eu.anthropic.claude-sonnet-5-5-v1:0',
  'claude-sonnet-5-5@20261101',
  '../../../outside',
  '..',
  'ö'.repeat(200),
])('%s is a model like any other, and its file stays in the folder', async (id) => {
  const directory = await emptyFolder();
  await saveTrial(directory, { ...trial, model: id });
  expect(await readTrial(directory, id)).toEqual({ ...trial, model: id });
  expect(await readdir(folderOf(directory))).toHaveLength(1);
  expect(await readdir(directory)).toEqual(['.gonogo']);
});

test('a trial for another model is no trial for this one, though their files have the same name', async () => {
  const directory = await emptyFolder();
  await saveTrial(directory, { ...trial, model: 'a/b' });
  expect(await readTrial(directory, 'a:b')).toBe('No trial was made for a:b. There is one for a_b.');
});

test('without a trial for this model those for others are named, three of them', async () => {
  const directory = await emptyFolder();
  expect(await readTrial(directory, model)).toBe(`No trial was made for ${model}.`);
  for (const id of ['m1', 'm2', 'm3', 'm4']) await saveTrial(directory, { ...trial, model: id });
  expect(await readTrial(directory, model)).toBe(
    `No trial was made for ${model}. There is one for m1, m2, m3.`,
  );
});

describe('a file that cannot be used says so and what to do', () => {
  const saved = (parts: object) => JSON.stringify({ schema: 'gonogo/saved-trial@1', trial, ...parts });
  const broken: Partial<Record<keyof TrialSeen, unknown>> = { counted: -1 };

  test.each([
    ['empty', ''],
    ['cut off', saved({}).slice(0, -20)],
    ['of another version', saved({ schema: 'gonogo/saved-trial@2' })],
    ['with more in it', saved({ contents: 'secret' })],
    ['with an impossible count', saved({ trial: { ...trial, ...broken } })],
    ['no object', 'null'],
  ])('%s', async (_, text) => {
    const directory = await emptyFolder();
    await saveTrial(directory, trial);
    await writeFile(fileOf(directory), text);
    expect(await readTrial(directory, model)).toBe(
      `The saved trial ${fileOf(directory)} cannot be used: it is damaged, or of another version. Run the trial again.`,
    );
  });

  test('a folder in its place', async () => {
    const directory = await emptyFolder();
    await mkdir(fileOf(directory), { recursive: true });
    expect(await readTrial(directory, model)).toMatch(/could not be read: EISDIR/);
  });
});

test('a link in place of the file is replaced, and what it points at stays', async () => {
  const directory = await emptyFolder();
  const precious = join(await emptyFolder(), 'precious');
  await writeFile(precious, 'mine');
  await mkdir(folderOf(directory), { recursive: true });
  await symlink(precious, fileOf(directory));
  expect(await readTrial(directory, model)).toMatch(/cannot be used/);
  await saveTrial(directory, trial);
  expect(await readFile(precious, 'utf8')).toBe('mine');
  expect(await readTrial(directory, model)).toEqual(trial);
});
