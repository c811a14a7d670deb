import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { countWidth } from '../../src/observe/trial/count-journal.ts';
import { rowWidth } from '../../src/observe/trial/sample-table.ts';
import { readTrial } from '../../src/store/trials.ts';
import { cli } from '../support/cli.ts';
import {
  answering,
  canary,
  countPath,
  documentOf,
  folderOf,
  sampleLines,
  savedTrials,
  started,
  stateOf,
} from './trial-place.ts';

const model = 'claude-sonnet-5-5';

/** From that count on none is answered. */
const stalledFrom = (nth: number, count: number) =>
  Array.from(
    { length: count },
    (_, n) => ({ when: { path: countPath, nth: nth + n }, do: { kind: 'stall-headers' } }) as const,
  );

/** Bytes of the journal of the trial under way whose name begins so. */
async function journal(cwd: string, name: string): Promise<Buffer> {
  const work = join(cwd, '.gonogo', 'trials', 'work');
  const files = await readdir(work, { recursive: true }).catch(() => []);
  const file = files.find((path) => path.includes(name) && path.endsWith('.f64'));
  return file ? readFile(join(work, file)) : Buffer.alloc(0);
}

/** The numbers of a record, and one that holds them together. */
const recordBytes = { rows: (rowWidth + 1) * 8, counts: (countWidth + 1) * 8 } as const;

/** Resolves once the journal holds so many records. */
async function untilKept(cwd: string, name: keyof typeof recordBytes, records: number): Promise<void> {
  while ((await journal(cwd, name)).length < records * recordBytes[name])
    await new Promise((resolve) => setTimeout(resolve, 20));
}

test.each([
  ['SIGINT', 130],
  ['SIGKILL', null],
] as const)('%s while counting: what was counted is not counted again', async (signal, exitCode) => {
  const stalling = await answering({ faults: stalledFrom(13, 20) });
  const cwd = await folderOf(sampleLines(20));
  const first = started(['trial', 'samples.jsonl'], { cwd, env: stalling.env });
  await untilKept(cwd, 'counts', 12);
  first.interrupt(signal);
  const { code, stdout, stderr } = await first.ended;
  expect([code, stdout]).toEqual([exitCode, '']);
  if (signal === 'SIGINT')
    expect(stderr).toContain(
      'Interrupted: what was read and counted is kept, and the same command goes on from there.',
    );
  expect(await savedTrials(cwd)).toEqual([]);
  await stalling.sandbox.close();
  const port = Number(new URL(stalling.sandbox.url).port);
  // Counts hold for the address they came from.
  const { asked, env } = await answering({ port });
  const again = await cli(['trial', 'samples.jsonl', '--json'], { cwd, env });
  expect(again.code).toBe(0);
  expect(documentOf(again).trial).toMatchObject({ counted: 20, counting: { by: 'api' } });
  expect(asked(countPath)).toBe(8);
});

test('a kill while samples are read: the rest is read, and the table is the same', async () => {
  const lines = sampleLines(120_000);
  const [cwd, whole] = [await folderOf(lines), await folderOf(lines)];
  const first = started(['trial', 'samples.jsonl', '--offline'], { cwd });
  await untilKept(cwd, 'rows', 512);
  first.interrupt('SIGKILL');
  await first.ended;
  const kept = await journal(cwd, 'rows');
  expect(kept.length).toBeLessThan(lines.length * recordBytes.rows);
  const again = documentOf(await cli(['trial', 'samples.jsonl', '--offline', '--json'], { cwd }));
  const unbroken = documentOf(await cli(['trial', 'samples.jsonl', '--offline', '--json'], { cwd: whole }));
  expect({ ...again.trial, at: '' }).toEqual({ ...unbroken.trial, at: '' });
  const rows = await journal(cwd, 'rows');
  expect(rows).toHaveLength(lines.length * recordBytes.rows);
  // Whole records of the first start stand where they stood.
  const records = kept.length - (kept.length % recordBytes.rows);
  expect(rows.subarray(0, records).equals(kept.subarray(0, records))).toBe(true);
});

test('Ctrl-C while standard input is open ends at once and leaves nothing of it', async () => {
  const cwd = await folderOf([]);
  const { interrupt, ended } = started(['trial', '-', '--offline'], { cwd }, null);
  // The copy has no name any more as soon as the folder for it is there.
  while ((await readdir(join(cwd, '.gonogo', 'trials')).catch(() => null))?.length !== 0)
    await new Promise((resolve) => setTimeout(resolve, 20));
  interrupt('SIGINT');
  const { code, stderr } = await ended;
  expect(code).toBe(130);
  expect(stderr).toContain('nothing is kept of standard input');
  expect(await stateOf(cwd)).not.toContain(canary);
});

test('Ctrl-C while answers come: those that came are kept, and nothing more is sent', async () => {
  let sent = 0;
  const second = Promise.withResolvers<void>();
  const { env } = await answering({
    faults: [{ when: { path: '/v1/messages', nth: 2 }, do: { kind: 'stall-headers' } }],
    onRequest: ({ path }) => {
      if (path === '/v1/messages') sent += 1;
      if (sent === 2) second.resolve();
    },
  });
  const cwd = await folderOf(sampleLines(6));
  const first = started(['trial', 'samples.jsonl', '--live', '3', '--budget', '1', '--json'], { cwd, env });
  await second.promise;
  first.interrupt('SIGINT');
  const result = await first.ended;
  expect(result.code).toBe(130);
  expect(documentOf(result).trial.live).toMatchObject({ answered: 1, failed: 1 });
  expect(await readTrial(cwd, model)).toMatchObject({ live: { answered: 1 } });
  expect(sent).toBe(2);
});
