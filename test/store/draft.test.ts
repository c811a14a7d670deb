import { mkdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { UsageError } from '../../src/plan/usage-error.ts';
import { discardDraft, readDraft, saveDraft } from '../../src/store/draft.ts';
import { anyPlan } from '../plan/plan-arbitrary.ts';
import { planWith } from '../support/plan-builder.ts';
import { emptyFolder, errorOf, openedFolder } from './project-folder.ts';

const canary = 'sk-ant-api03-test-canary-0001';
const draft = { plan: planWith({ level: 'beta' }), at: 'model.id', savedAt: '2026-11-20T09:00:00.000Z' };
const fileOf = (directory: string) => join(directory, '.gonogo', 'draft.json');

test('any walk reads back as it was', async () => {
  const directory = await openedFolder();
  const at = fc.option(fc.string({ maxLength: 20 }));
  await fc.assert(
    fc.asyncProperty(anyPlan(), at, async (plan, question) => {
      await saveDraft(directory, { plan, at: question, savedAt: draft.savedAt });
      expect(await readDraft(directory)).toStrictEqual({ plan, at: question, savedAt: draft.savedAt });
    }),
    { numRuns: 30 },
  );
});

test('only the owner may read it, whatever stood there before', async () => {
  const directory = await openedFolder();
  await writeFile(fileOf(directory), 'old', { mode: 0o644 });
  await saveDraft(directory, draft);
  expect((await stat(fileOf(directory))).mode & 0o777).toBe(0o600);
});

test('discarded once or twice, it is gone', async () => {
  const directory = await openedFolder();
  await saveDraft(directory, draft);
  await discardDraft(directory);
  await discardDraft(directory);
  expect(await readDraft(directory)).toBeNull();
});

test('a key typed into a field is not saved, and the draft before it stays', async () => {
  const directory = await openedFolder();
  await saveDraft(directory, draft);
  const error = await errorOf(saveDraft(directory, { ...draft, plan: planWith({ name: `Use ${canary}` }) }));
  expect(error).toBeInstanceOf(UsageError);
  expect((error as Error).message).toMatch(/^Nothing was saved: .* at name\./);
  expect((error as Error).message).not.toContain('sk-ant');
  expect((await readDraft(directory))?.plan.level).toBe('beta');
  expect(await readFile(fileOf(directory), 'utf8')).not.toContain('sk-ant');
});

describe('what is no draft is as good as none', () => {
  const whole = JSON.stringify(draft);
  // biome-ignore format: a table
  test.each([
    ['an empty file', ''],
    ['half of one', whole.slice(0, whole.length / 2)],
    ['null', 'null'],
    ['a list', '[]'],
    ['text', '"draft"'],
    ['one without a plan', JSON.stringify({ ...draft, plan: undefined })],
    ['one with a field of a later version', JSON.stringify({ ...draft, plan: { ...draft.plan, later: 1 } })],
    ['one with another value', JSON.stringify({ ...draft, plan: { ...draft.plan, level: 'prod' } })],
    ['one without a place', JSON.stringify({ ...draft, at: undefined })],
    ['one without a time', JSON.stringify({ ...draft, savedAt: 'yesterday' })],
    ['bytes that are no text', Buffer.from([0, 255, 254])],
  ])('%s', async (_, content) => {
    const directory = await openedFolder();
    await writeFile(fileOf(directory), content);
    expect(await readDraft(directory)).toBeNull();
  });

  test('a folder in its place', async () => {
    const directory = await openedFolder();
    await mkdir(fileOf(directory));
    expect(await readDraft(directory)).toBeNull();
  });

  test('no state folder at all', async () => {
    expect(await readDraft(await emptyFolder())).toBeNull();
  });
});
