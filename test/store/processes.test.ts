import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { expect, onTestFinished, test } from 'vitest';
import { readDraft } from '../../src/store/draft.ts';
import { listRunIds, readRun } from '../../src/store/runs.ts';
import { planWith } from '../support/plan-builder.ts';
import { runWith } from '../support/run-builder.ts';
import { openedFolder } from './project-folder.ts';

const storeUrl = new URL('../../src/store/', import.meta.url).href;

/** Saves runs and drafts in a loop, one line on stdout for each; `rounds` 0: until it is killed. */
const program = `
import { readFileSync } from 'node:fs';
const { saveRun, newRunId } = await import(${JSON.stringify(`${storeUrl}runs.ts`)});
const { saveDraft } = await import(${JSON.stringify(`${storeUrl}draft.ts`)});
const [directory, rounds] = process.argv.slice(1);
const { run, plan } = JSON.parse(readFileSync(directory + '/input.json', 'utf8'));
for (let round = 1; rounds === '0' || round <= Number(rounds); round += 1) {
  const saved = { ...run, id: newRunId(new Date()) };
  await saveRun(directory, saved, JSON.stringify(saved));
  await saveDraft(directory, { plan, at: 'round ' + round, savedAt: new Date().toISOString() });
  process.stdout.write(saved.id + '\\n');
}
`;

async function folderWithInput(): Promise<string> {
  const directory = await openedFolder();
  const plan = planWith({ tokens: { samplePrompt: 'Where is my parcel? '.repeat(10_000) } });
  await writeFile(join(directory, 'input.json'), JSON.stringify({ run: runWith(), plan }));
  return directory;
}

function writer(directory: string, rounds: number): ChildProcess {
  const args = ['--input-type=module', '--eval', program, directory, String(rounds)];
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  onTestFinished(() => void child.kill('SIGKILL'));
  return child;
}

const linesOf = (child: ChildProcess) => {
  if (!child.stdout) throw new Error('The child has no stdout.');
  return createInterface({ input: child.stdout });
};

test('two processes at once lose no run and never show half a draft', async () => {
  const directory = await folderWithInput();
  const children = [writer(directory, 15), writer(directory, 15)];
  let left = children.length;
  const written: string[] = [];
  for (const child of children) {
    linesOf(child).on('line', (line) => written.push(line));
    child.once('close', () => {
      left -= 1;
    });
  }
  let seen = 0;
  while (left > 0) {
    const draft = await readDraft(directory);
    if (draft) seen += 1;
    // Once there is a draft there is always a whole one.
    else expect(seen).toBe(0);
  }
  expect(seen).toBeGreaterThan(0);
  expect(children.map((child) => child.exitCode)).toEqual([0, 0]);
  expect(await listRunIds(directory)).toEqual(written.toSorted());
  expect(written).toHaveLength(30);
  for (const id of written) expect((await readRun(directory, id)).id).toBe(id);
});

test('a process killed while it writes leaves whole files', async () => {
  const directory = await folderWithInput();
  const child = writer(directory, 0);
  let saved = 0;
  for await (const _ of linesOf(child)) {
    saved += 1;
    if (saved === 10) child.kill('SIGKILL');
  }
  if (child.exitCode === null && child.signalCode === null) await once(child, 'close');
  expect(child.signalCode).toBe('SIGKILL');
  expect((await readDraft(directory))?.at).toMatch(/^round \d+$/);
  const ids = await listRunIds(directory);
  expect(ids.length).toBeGreaterThanOrEqual(10);
  for (const id of ids) expect((await readRun(directory, id)).id).toBe(id);
});
