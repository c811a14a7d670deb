import { execFile } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { emptyFolder, entry, freshEnv } from '../support/cli.ts';

const execute = promisify(execFile);
const root = fileURLToPath(new URL('../..', import.meta.url));

interface Packed {
  readonly filename: string;
  readonly files: readonly { readonly path: string }[];
}

test('the packed tool runs in an empty folder, with no other package and with its notices', async () => {
  const folder = await emptyFolder();
  const { stdout } = await execute(
    process.execPath,
    ['scripts/package.ts', '--json', '--pack-destination', folder],
    { cwd: root },
  );
  const [packed] = JSON.parse(stdout) as Packed[];
  if (!packed) throw new Error('npm pack packed nothing');
  const paths = packed.files.map(({ path }) => path);
  expect(paths).toContain('dist/THIRD-PARTY-NOTICES.txt');
  expect(paths.filter((path) => !/^(dist\/|README\.md$|LICENSE$|package\.json$)/.test(path))).toEqual([]);

  await writeFile(join(folder, 'package.json'), '{"private":true}');
  const install = await execute(
    'npm',
    ['install', '--offline', '--no-audit', '--no-fund', `./${packed.filename}`],
    { cwd: folder },
  );
  expect(install.stderr).not.toContain('gonogo');
  const manifest = JSON.parse(await readFile(join(folder, 'node_modules/gonogo/package.json'), 'utf8'));
  for (const field of ['scripts', 'devDependencies', 'allowScripts'])
    expect(manifest).not.toHaveProperty(field);
  const installed = JSON.parse(await readFile(join(folder, 'package-lock.json'), 'utf8')) as {
    packages: object;
  };
  expect(Object.keys(installed.packages)).toEqual(['', 'node_modules/gonogo']);
  const run = await execute(
    process.execPath,
    ['node_modules/gonogo/dist/gonogo.mjs', 'rehearse', '--quiet'],
    {
      cwd: folder,
      env: freshEnv(folder),
    },
  );
  expect(run.stdout).toContain('REHEARSAL');
});

test('every bundled package is named in the notices with its licence', async () => {
  const notices = await readFile(join(root, 'dist/THIRD-PARTY-NOTICES.txt'), 'utf8');
  for (const name of ['@anthropic-ai/sdk', 'commander', 'eta', 'ink', 'react', 'yoga-layout', 'zod']) {
    expect(notices).toMatch(new RegExp(`^${name.replace('/', '\\/')} \\d.* \\(.+\\)$`, 'm'));
  }
  expect(notices).toContain('Apache License');
});

test('an older Node is told what to do in one sentence, exit 2', async () => {
  const folder = await emptyFolder();
  const older = join(folder, 'older.mjs');
  await writeFile(
    older,
    `Object.defineProperty(process, 'versions', { value: { ...process.versions, node: '20.20.2' } });`,
  );
  const failure = await execute(process.execPath, ['--import', older, entry, 'run'], { cwd: folder }).catch(
    (error: { code: number; stdout: string; stderr: string }) => error,
  );
  expect(failure).toMatchObject({ code: 2, stdout: '' });
  expect(failure.stderr.trim().split('\n')).toHaveLength(1);
  expect(failure.stderr).toContain('gonogo needs Node 22.12 or newer, and this is Node 20.20.2');
});

test('the entry stays readable for the Node versions it turns away', async () => {
  const text = await readFile(entry, 'utf8');
  expect(text).toMatch(/^#!\/usr\/bin\/env node\n/);
  // Syntax newer than Node 14: the old Node would print a stack instead of the sentence.
  expect(text).not.toMatch(/\?\?=|\|\|=|\bstatic\s*{|\.at\(|^import .*with/m);
  expect(text.length).toBeLessThan(2_000);
});
