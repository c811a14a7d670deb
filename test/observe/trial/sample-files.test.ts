import { execFile } from 'node:child_process';
import { mkdir, readdir, rm, symlink, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { openSamples } from '../../../src/observe/trial/sample-files.ts';
import { UsageError } from '../../../src/plan/usage-error.ts';
import { emptyFolder } from '../../support/cli.ts';

const signal = new AbortController().signal;
const line = (prompt: string) => JSON.stringify({ prompt });

async function collected<T>(from: AsyncIterable<T>): Promise<T[]> {
  const all: T[] = [];
  for await (const one of from) all.push(one);
  return all;
}

async function opened(name: string, content: string | Buffer) {
  const folder = await emptyFolder();
  await writeFile(join(folder, name), content);
  return openSamples(name, folder);
}

type Opened = Awaited<ReturnType<typeof openSamples>>;
const listed = async (files: Opened) => {
  const all = await collected(files.all(signal));
  await files.close();
  return all;
};

const messageOf = (asked: Promise<unknown>) =>
  asked.then(
    () => 'nothing',
    (error: unknown) => (error instanceof UsageError ? error.message : `not a usage error: ${String(error)}`),
  );

test('lines are found with their places, whatever ends them, and can be read again by them', async () => {
  const [one, two, three] = [line('one'), line('zwei äöü'), line('drei')];
  const texts = [one, two, three];
  const files = await opened('a.jsonl', `\ufeff${one}\r\n\n  \r\n${two}\n${three}`);
  const all = await collected(files.all(signal));
  expect(all.map((raw) => ('text' in raw ? raw.text : raw.problem))).toEqual(texts);
  expect(all.map((raw) => raw.line)).toEqual([1, 4, 5]);
  // The mark is 3 bytes, and three umlauts take 2 bytes each.
  const first = 3 + one.length;
  expect(all.map(({ offset, bytes }) => [offset, bytes])).toEqual([
    [3, one.length],
    [first + 2 + 1 + 4, two.length + 3],
    [first + 2 + 1 + 4 + two.length + 3 + 1, three.length],
  ]);
  for (const [index, raw] of all.entries()) expect(await files.again(raw)).toBe(texts[index]);
  expect(files.totalBytes).toBe((all.at(-1)?.offset ?? 0) + (all.at(-1)?.bytes ?? 0));
  expect(files.name).toBe('a.jsonl');
  await files.close();
});

test('reading goes on behind a place, or at it', async () => {
  const files = await opened('a.jsonl', `${line('one')}\r\n${line('two')}\n\n${line('three')}\n`);
  const all = await collected(files.all(signal));
  for (const [index, { line: at, offset, bytes }] of all.entries()) {
    expect(await collected(files.all(signal, { line: at, offset: offset + bytes }))).toEqual(
      all.slice(index + 1),
    );
    expect(await collected(files.all(signal, { line: at, offset }))).toEqual(all.slice(index));
  }
  await files.close();
});

test('lines across many reads stay whole', async () => {
  const texts = Array.from({ length: 40 }, (_, index) => line(String(index).repeat(100_000)));
  const all = await listed(await opened('a.jsonl', texts.join('\n')));
  expect(all.every((raw, index) => 'text' in raw && raw.text === texts[index])).toBe(true);
  expect(all.length).toBe(40);
});

test('a line that is not UTF-8, or longer than any request, is bad and the others are read', async () => {
  const giant = Buffer.alloc(32 * 1024 * 1024 + 1, 0x61);
  const files = await opened(
    'a.jsonl',
    Buffer.concat([Buffer.from([0x7b, 0xe4, 0x7d, 0x0a]), giant, Buffer.from(`\n${line('three')}`)]),
  );
  expect(await listed(files)).toEqual([
    { line: 1, offset: 0, bytes: 3, problem: 'It is not UTF-8 text.' },
    { line: 2, offset: 4, bytes: giant.length, problem: 'It is longer than 32 MB, which no request may be.' },
    { line: 3, offset: 5 + giant.length, bytes: line('three').length, text: line('three') },
  ]);
});

test('a file of one line as long as a request may be is read', async () => {
  const [only] = await listed(await opened('a.jsonl', line('a'.repeat(32 * 1024 * 1024 - 13))));
  expect(only).toMatchObject({ line: 1, bytes: 32 * 1024 * 1024 });
  expect(only && 'text' in only && only.text.length).toBe(32 * 1024 * 1024);
});

test.each([
  [
    'an array',
    '\n[{"prompt": "a"}]',
    "one JSON array, not JSON Lines. JSON Lines hold one request in each line, with no line break inside a request: jq -c '.[]'",
  ],
  ['an array behind a mark', '\ufeff[\n', 'one JSON array'],
  [
    'a document over several lines',
    '{\n  "prompt": "a"\n}\n',
    'JSON spread over several lines, not JSON Lines.',
  ],
  ['another such document', '{"messages": [\r\n  {"role": "user"}]}', 'JSON spread over several lines'],
  ['UTF-16', Buffer.from(`\ufeff${line('a')}`, 'utf16le'), 'a.jsonl is text in UTF-16: save it in UTF-8.'],
  ['gzip', gzipSync(line('a')), 'a.jsonl is compressed: unpack it first.'],
  ['bytes', Buffer.from([0x50, 0x4b, 3, 4, 0, 0]), 'a.jsonl is no text file'],
  ['nothing', '', 'a.jsonl is empty'],
])('a file that holds %s is refused in one sentence', async (_, content, said) => {
  const message = await messageOf(opened('a.jsonl', content));
  expect(message).toContain(said);
  expect(message).not.toContain('\n');
});

test('a line that is broken in the middle is a bad line, not another format', async () => {
  expect(await listed(await opened('a.jsonl', `{"prompt": "a",\n${line('b')}`))).toHaveLength(2);
});

test('what is not there, is a pipe or has no name is refused', async () => {
  const cwd = await emptyFolder();
  expect(await messageOf(openSamples('none.jsonl', cwd))).toBe('There is no file or folder none.jsonl.');
  expect(await messageOf(openSamples('', cwd))).toContain('Name a file of samples');
  expect(await messageOf(openSamples('/dev/null', cwd))).toContain('/dev/null is a pipe or a device');
  await new Promise((resolve) => execFile('mkfifo', [join(cwd, 'pipe')], resolve));
  expect(await messageOf(openSamples('pipe', cwd))).toContain('pipe is a pipe or a device');
});

test('samples that change under the reading are noticed', async () => {
  const cwd = await emptyFolder();
  const path = join(cwd, 'a.jsonl');
  await writeFile(path, `${line('one')}\n${line('two')}\n`);
  const files = await openSamples('a.jsonl', cwd);
  const [, second] = await collected(files.all(signal));
  await writeFile(path, `${line('one')}\n`);
  expect(await messageOf(collected(files.all(signal)))).toBe(
    'a.jsonl was changed while it was read: start the trial again.',
  );
  expect(second && (await messageOf(files.again(second)))).toContain('was changed');
  await files.close();
});

test('a fingerprint changes with the content, the time and the place, and stays otherwise', async () => {
  const cwd = await emptyFolder();
  const path = join(cwd, 'a.jsonl');
  const printOf = async (name: string) => {
    const files = await openSamples(name, cwd);
    await files.close();
    return files.fingerprint;
  };
  const time = new Date('2026-11-20T10:00:00Z');
  const written = async (content: string, at = time) => {
    await writeFile(path, content);
    await utimes(path, at, at);
    return printOf('a.jsonl');
  };
  const first = await written(line('one'));
  expect(first).toMatch(/^[0-9a-f]{32}$/);
  expect(await printOf('a.jsonl')).toBe(first);
  expect(await written(line('two'))).not.toBe(first);
  expect(await written(line('one'), new Date(time.getTime() + 1_000))).not.toBe(first);
  await mkdir(join(cwd, 'b'));
  await writeFile(join(cwd, 'b', 'a.jsonl'), line('one'));
  await utimes(join(cwd, 'b', 'a.jsonl'), time, time);
  expect(await printOf('b/a.jsonl')).not.toBe(first);
});

test('a change in the midst of a large file is noticed though its time was set back', async () => {
  const cwd = await emptyFolder();
  const time = new Date('2026-11-20T10:00:00Z');
  const text = `${`${line('word '.repeat(100))}\n`.repeat(1_000)}`;
  const middle = text.length / 2;
  const printOf = async (name: string) => {
    const files = await openSamples(name, cwd);
    await files.close();
    return files.fingerprint;
  };
  for (const [name, path] of [
    ['a.jsonl', join(cwd, 'a.jsonl')],
    ['folder', join(cwd, 'folder', 'a.txt')],
  ] as const) {
    await mkdir(join(cwd, 'folder'), { recursive: true });
    await writeFile(path, text);
    await utimes(path, time, time);
    const before = await printOf(name);
    await writeFile(path, `${text.slice(0, middle)}!${text.slice(middle + 1)}`);
    await utimes(path, time, time);
    expect(await printOf(name)).not.toBe(before);
  }
});

test('a file that has grown since is told of, one that is another now is refused', async () => {
  const cwd = await emptyFolder();
  const path = join(cwd, 'a.jsonl');
  await writeFile(path, `${line('one')}\n`);
  const files = await openSamples('a.jsonl', cwd);
  expect(await files.since?.()).toBeNull();
  await writeFile(path, `${line('two')}\n`, { flag: 'a' });
  expect(await files.since?.()).toBe(
    'a.jsonl has grown since it was read: what was added is not part of this trial.',
  );
  await writeFile(path, `${line('ten')}\n${line('two')}\n`);
  expect(await messageOf(files.since?.() ?? Promise.resolve())).toBe(
    'a.jsonl was changed while it was read: start the trial again.',
  );
  await files.close();
});

test('a file of a folder that was changed in its length is not read again', async () => {
  const cwd = await emptyFolder();
  await mkdir(join(cwd, 'prompts'));
  await writeFile(join(cwd, 'prompts', 'a.txt'), 'one');
  const files = await openSamples('prompts', cwd);
  const place = { line: 1, offset: 0, bytes: 3 };
  expect(await files.again(place)).toBe(line('one'));
  await writeFile(join(cwd, 'prompts', 'a.txt'), 'two');
  expect(await messageOf(files.again(place))).toBe(
    'a.txt was changed while the folder was read: start the trial again.',
  );
});

test('a folder is read by the names of its text files, and what is left out is said', async () => {
  const cwd = await emptyFolder();
  const folder = join(cwd, 'prompts');
  await mkdir(join(folder, 'more'), { recursive: true });
  const contents = {
    'b.txt': 'Second\nprompt',
    'a.md': '\ufeffFirst "prompt"',
    'c.txt': Buffer.from([0x61, 0xff]),
  };
  for (const [name, content] of Object.entries(contents)) await writeFile(join(folder, name), content);
  await writeFile(join(folder, '.hidden'), 'hidden');
  await writeFile(join(folder, '.DS_Store'), 'hidden');
  await writeFile(join(folder, 'image.png'), Buffer.from([0x89, 0x50, 0, 0]));
  await writeFile(join(folder, 'empty.txt'), '');
  await symlink('nowhere', join(folder, 'link'));
  const files = await openSamples('prompts', cwd);
  expect(files.notes).toEqual([
    'Left out of the folder prompts: 2 hidden files, 1 empty file, 1 file that is no text, 1 entry that is no readable file, 1 folder inside it.',
  ]);
  const all = await collected(files.all(signal));
  expect(all).toEqual([
    { line: 1, offset: 0, bytes: 17, text: line('First "prompt"') },
    { line: 2, offset: 17, bytes: 13, text: line('Second\nprompt') },
    { line: 3, offset: 30, bytes: 2, problem: 'It is not UTF-8 text.' },
  ]);
  expect([files.name, files.totalBytes]).toEqual(['prompts', 32]);
  expect(await files.again({ line: 2, offset: 17, bytes: 13 })).toBe(line('Second\nprompt'));
  expect(await collected(files.all(signal, { line: 1, offset: 17 }))).toEqual(all.slice(1));
  expect(await collected(files.all(signal, { line: 2, offset: 17 }))).toEqual(all.slice(1));
  await rm(join(folder, 'b.txt'));
  expect(await messageOf(files.again({ line: 2, offset: 17, bytes: 13 }))).toContain(
    'b.txt could not be read',
  );
});

test('a folder without text, or with JSON Lines, is refused', async () => {
  const cwd = await emptyFolder();
  await mkdir(join(cwd, 'empty'));
  expect(await messageOf(openSamples('empty', cwd))).toBe('The folder empty holds no text file.');
  await writeFile(join(cwd, 'empty', '.hidden'), 'a');
  expect(await messageOf(openSamples('empty', cwd))).toBe(
    'The folder empty holds no text file. Left out of the folder empty: 1 hidden file.',
  );
  await writeFile(join(cwd, 'empty', 'a.jsonl'), line('a'));
  expect(await messageOf(openSamples('empty', cwd))).toContain(
    'The folder empty holds a.jsonl: name that file itself.',
  );
});

async function* pieces(text: string, length: number) {
  for (let at = 0; at < text.length; at += length) yield Buffer.from(text.slice(at, at + length));
}

test('standard input is read twice, leaves no file behind, and is known to be lost with the trial', async () => {
  const cwd = await emptyFolder();
  const text = `${line('one')}\n${line('two')}`;
  const files = await openSamples('-', cwd, {
    from: pieces(text, 5),
    place: async () => join(cwd, 'kept'),
    signal,
  });
  expect(await readdir(cwd)).toEqual([]);
  expect([files.name, files.fingerprint]).toEqual(['standard input', null]);
  expect(files.notes).toEqual([
    'Standard input cannot be read a second time: if this trial is interrupted, it starts anew.',
  ]);
  const all = await collected(files.all(signal));
  expect(all.map((raw) => ('text' in raw ? raw.text : ''))).toEqual([line('one'), line('two')]);
  expect(all[1] && (await files.again(all[1]))).toBe(line('two'));
  await files.close();
});

test('standard input that is empty, too long, or has nowhere to go is refused and leaves nothing', async () => {
  const cwd = await emptyFolder();
  const input = { place: async () => join(cwd, 'kept'), signal };
  expect(await messageOf(openSamples('-', cwd, { ...input, from: pieces('', 5) }))).toContain(
    'standard input is empty',
  );
  expect(
    await messageOf(openSamples('-', cwd, { ...input, from: pieces(line('a'), 5), mostBytes: 8 })),
  ).toContain('Standard input is longer than');
  expect(
    await messageOf(
      openSamples('-', cwd, { ...input, from: pieces('a', 5), place: async () => join(cwd, 'none', 'kept') }),
    ),
  ).toContain('Standard input could not be kept in');
  expect(await readdir(cwd)).toEqual([]);
});
