import { execFileSync } from 'node:child_process';
import { lstat, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { writeWhole } from '../../src/plan/write-whole.ts';

async function folder(): Promise<string> {
  const path = await mkdtemp(join(tmpdir(), 'gonogo-write-'));
  onTestFinished(() => rm(path, { recursive: true, force: true }));
  return path;
}

describe.skipIf(process.platform === 'win32')('what is no plain file stays what it is', () => {
  test('a pipe is written into, not replaced by a file', async () => {
    const path = join(await folder(), 'pipe');
    execFileSync('mkfifo', [path]);
    const [read] = await Promise.all([readFile(path, 'utf8'), writeWhole(path, 'report')]);
    expect(read).toBe('report');
    expect((await lstat(path)).isFIFO()).toBe(true);
  });

  test('a link stays a link, and its file gets the text', async () => {
    const directory = await folder();
    await writeFile(join(directory, 'real.md'), 'old');
    await symlink('real.md', join(directory, 'link.md'));
    await writeWhole(join(directory, 'link.md'), 'new');
    expect((await lstat(join(directory, 'link.md'))).isSymbolicLink()).toBe(true);
    expect(await readFile(join(directory, 'real.md'), 'utf8')).toBe('new');
  });
});

test.each([
  ['a folder of that name', '', 'a folder has that name'],
  ['a missing folder', 'a/b.md', 'its folder does not exist'],
  ['a name too long', 'a'.repeat(300), 'its name is too long'],
])('%s: the file and why, no temporary name', async (_, name, why) => {
  const path = join(await folder(), name);
  await expect(writeWhole(path, 'report')).rejects.toThrow(
    expect.objectContaining({ message: `${path} could not be written: ${why}.` }),
  );
});
