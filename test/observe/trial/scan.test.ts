import { spawn } from 'node:child_process';
import { copyFile, readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { seededRandom } from '../../../src/cost/random.ts';
import { openSamples } from '../../../src/observe/trial/sample-files.ts';
import { rowWidth } from '../../../src/observe/trial/sample-table.ts';
import { badSamplesText, type Scan, scanSamples } from '../../../src/observe/trial/scan.ts';
import type { ScanJournal } from '../../../src/observe/trial/scan-journal.ts';
import { openRecordFile } from '../../../src/store/record-file.ts';
import { emptyFolder } from '../../support/cli.ts';

const estimate = (text: string) => text.length / 4;
const signal = new AbortController().signal;

/** Lines of many lengths: requests, empty lines, and now and then a bad one. */
function samplesText(lines: number, seed = 1): string {
  const random = seededRandom(seed);
  const lineOf = (): string => {
    const chance = random();
    if (chance < 0.05) return '';
    if (chance < 0.15) return chance < 0.1 ? '{"prompt":' : '{"messages": []}';
    const content = 'word '.repeat(1 + Math.floor(random() * 30));
    const system = chance < 0.5 ? { system: 'Be brief.' } : {};
    return JSON.stringify({
      ...system,
      ...(chance < 0.7 && { max_tokens: 100 }),
      messages: [{ role: 'user', content }],
    });
  };
  return Array.from({ length: lines }, lineOf).join('\n');
}

async function scanned(cwd: string, journal: ScanJournal | null = null, options: object = {}): Promise<Scan> {
  const files = await openSamples('a.jsonl', cwd);
  try {
    return await scanSamples(files, { estimate, signal, onProgress: () => {}, journal, ...options });
  } finally {
    await files.close();
  }
}

const told = ({ samples, bad, skipped }: Scan) => ({ rows: [...samples.rows()], bad, skipped });

test('what a sample carries, how long it is and where it lies is in its row; what is bad is named by its line', async () => {
  const cwd = await emptyFolder();
  const first = JSON.stringify({
    system: 'Be brief.',
    max_tokens: 50,
    messages: [{ role: 'user', content: 'Hello there' }],
  });
  await writeFile(join(cwd, 'a.jsonl'), `${first}\n\nnone\n{"prompt": "Hi"}\n`);
  const nothing = { system: false, tools: false, images: false, documents: false, cacheControl: false };
  const progress: unknown[] = [];
  expect(told(await scanned(cwd, null, { onProgress: (done: unknown) => progress.push(done) }))).toEqual({
    // "Be brief.", two line ends and "Hello there" are 22 characters.
    rows: [
      {
        line: 1,
        offset: 0,
        bytes: first.length,
        estimatedTokens: 22 / 4,
        maxTokens: 50,
        carry: { ...nothing, system: true },
      },
      {
        line: 4,
        offset: first.length + 7,
        bytes: 16,
        estimatedTokens: 2 / 4,
        maxTokens: null,
        carry: nothing,
      },
    ],
    bad: [{ line: 3, problem: 'It is not a JSON document.' }],
    skipped: 1,
  });
  expect(progress).toEqual([{ bytes: first.length + 7 + 16, samples: 2 }]);
});

test('the first twenty bad lines are named, the others counted', async () => {
  const cwd = await emptyFolder();
  await writeFile(join(cwd, 'a.jsonl'), `{"prompt": "a"}\n${'none\n'.repeat(1_023)}`);
  const scan = await scanned(cwd);
  expect([scan.bad.length, scan.skipped, scan.bad.at(-1)?.line]).toEqual([20, 1_023, 21]);
  const text = badSamplesText('a.jsonl', scan).split('\n');
  expect(text[0]).toBe('1,023 samples of a.jsonl cannot be used:');
  expect(text[1]).toBe('  2: It is not a JSON document.');
  expect(text.at(-1)).toBe('  and 1,003 more');
});

test('blocks nested without end are a bad sample, also when it is named again', async () => {
  const cwd = await emptyFolder();
  const deep = 20_000;
  const blocks = `${'[{"type":"tool_result","content":'.repeat(deep)}"a"${'}]'.repeat(deep)}`;
  await writeFile(
    join(cwd, 'a.jsonl'),
    `{"messages": [{"role": "user", "content": ${blocks}}]}\n{"prompt": "a"}`,
  );
  const path = join(cwd, 'rows.f64');
  for (const _ of ['fresh', 'kept']) {
    const journal = await openRecordFile(path, rowWidth);
    const { bad, skipped, samples } = await scanned(cwd, journal);
    expect([bad, skipped, samples.length]).toEqual([
      [{ line: 1, problem: expect.stringMatching(/^It is nested too deeply/) }],
      1,
      1,
    ]);
    await journal.close();
  }
});

test('a journal cut at any byte leads to the table of an uninterrupted scan', async () => {
  const cwd = await emptyFolder();
  await writeFile(join(cwd, 'a.jsonl'), samplesText(30));
  const whole = told(await scanned(cwd));
  expect(whole.skipped).toBeGreaterThan(0);
  const path = join(cwd, 'rows.f64');
  const journal = await openRecordFile(path, rowWidth);
  expect(told(await scanned(cwd, journal))).toEqual(whole);
  await journal.close();
  const written = await readFile(path);
  for (let bytes = 0; bytes <= written.length; bytes += 1) {
    await writeFile(path, written.subarray(0, bytes));
    const cut = await openRecordFile(path, rowWidth);
    expect(told(await scanned(cwd, cut))).toEqual(whole);
    await cut.close();
    expect(await readFile(path)).toEqual(written);
  }
});

test('what is in the journal is not read again', async () => {
  const cwd = await emptyFolder();
  await writeFile(join(cwd, 'a.jsonl'), samplesText(300));
  const path = join(cwd, 'rows.f64');
  const first = await openRecordFile(path, rowWidth);
  const whole = told(await scanned(cwd, first));
  await first.close();
  const second = await openRecordFile(path, rowWidth);
  const never = () => {
    throw new Error('A sample of the journal was estimated again.');
  };
  expect(told(await scanned(cwd, second, { estimate: never }))).toEqual(whole);
  await second.close();
  expect((await stat(path)).size).toBe((second.kept.length / rowWidth) * (rowWidth + 1) * 8);
});

test('records of two trials at the same time are used up to where they mix', async () => {
  const cwd = await emptyFolder();
  await writeFile(join(cwd, 'a.jsonl'), samplesText(60));
  const path = join(cwd, 'rows.f64');
  const [one, other] = [await openRecordFile(path, rowWidth), await openRecordFile(path, rowWidth)];
  const whole = told(await scanned(cwd, one));
  expect(told(await scanned(cwd, other))).toEqual(whole);
  await one.close();
  await other.close();
  const again = await openRecordFile(path, rowWidth);
  expect(told(await scanned(cwd, again))).toEqual(whole);
  await again.close();
  const records = whole.rows.length + whole.skipped;
  expect(again.kept.length).toBe(2 * records * rowWidth);
  expect((await stat(path)).size).toBe(records * (rowWidth + 1) * 8);
});

test('an interrupted scan ends with the reason, and what it found is in the journal', async () => {
  const cwd = await emptyFolder();
  await writeFile(join(cwd, 'a.jsonl'), samplesText(2_000));
  const path = join(cwd, 'rows.f64');
  const whole = told(await scanned(cwd));
  const ending = new AbortController();
  const journal = await openRecordFile(path, rowWidth);
  const stopped = scanned(cwd, journal, {
    signal: ending.signal,
    onProgress: () => ending.abort(new Error('Ctrl-C')),
  });
  await expect(stopped).rejects.toThrow('Ctrl-C');
  await journal.close();
  const again = await openRecordFile(path, rowWidth);
  const kept = again.kept.length / rowWidth;
  expect(kept).toBeGreaterThan(0);
  expect(kept).toBeLessThan(whole.rows.length);
  expect(told(await scanned(cwd, again))).toEqual(whole);
  await again.close();
});

/** Starts a scan and kills it without warning once it told of so many batches. True: it came to its end before. */
const scanOrDie = (cwd: string, batches: number): Promise<boolean> =>
  new Promise((resolve, reject) => {
    const script = fileURLToPath(new URL('./scan-process.ts', import.meta.url));
    const child = spawn(process.execPath, [script, cwd, 'a.jsonl'], { stdio: ['ignore', 'pipe', 'inherit'] });
    let said = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      said += text;
      if (said.split('\n').length > batches) child.kill('SIGKILL');
    });
    child.on('error', reject);
    child.on('close', (code, killedBy) => {
      if (code === 0 || killedBy === 'SIGKILL') resolve(said.endsWith('done\n'));
      else reject(new Error(`The scan ended with ${code}: ${said}`));
    });
  });

test('a scan that is killed again and again ends with the table of an uninterrupted one', async () => {
  const cwd = await emptyFolder();
  await writeFile(join(cwd, 'a.jsonl'), samplesText(20_000));
  const whole = told(await scanned(cwd));
  const random = seededRandom(7);
  let kills = 0;
  while (!(await scanOrDie(cwd, 1 + Math.floor(random() * 12)))) kills += 1;
  expect(kills).toBeGreaterThan(1);
  const works = join(cwd, '.gonogo/trials/work');
  const [work = ''] = await readdir(works);
  const journaled = join(works, work, 'rows.f64');
  await copyFile(journaled, join(cwd, 'copy.f64'));
  const journal = await openRecordFile(join(cwd, 'copy.f64'), rowWidth);
  const size = (await stat(join(cwd, 'copy.f64'))).size;
  expect(told(await scanned(cwd, journal))).toEqual(whole);
  await journal.close();
  expect((await stat(join(cwd, 'copy.f64'))).size).toBe(size);
}, 120_000);
