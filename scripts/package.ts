import { execFileSync } from 'node:child_process';
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/**
 * Packs what `build.ts` made into a tarball, here unless an option for `npm pack` says otherwise. The manifest in it
 * leaves out what only a checkout needs: npm warns whoever installs a package about its `prepare` script.
 */
const root = fileURLToPath(new URL('..', import.meta.url));
const ofTheCheckout: ReadonlySet<string> = new Set(['scripts', 'devDependencies', 'allowScripts']);

const manifest = JSON.parse(await readFile(join(root, 'package.json'), 'utf8')) as {
  readonly files: readonly string[];
};
const published = Object.fromEntries(Object.entries(manifest).filter(([field]) => !ofTheCheckout.has(field)));

const staged = await mkdtemp(join(tmpdir(), 'gonogo-package-'));
try {
  for (const name of manifest.files) await cp(join(root, name), join(staged, name), { recursive: true });
  await writeFile(join(staged, 'package.json'), `${JSON.stringify(published, null, 2)}\n`);
  // npm is a script with another ending on Windows; npm itself says where it is.
  const npm = process.env.npm_execpath;
  const [program, ...before] = npm ? [process.execPath, npm] : ['npm'];
  const options = ['--pack-destination', process.cwd(), ...process.argv.slice(2)];
  execFileSync(program, [...before, 'pack', ...options], { cwd: staged, stdio: 'inherit' });
} finally {
  await rm(staged, { recursive: true, force: true });
}
