import { readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { incompleteEntries, type Lockfile } from './lockfile.ts';

/**
 * `npm run lock`, after every change of dependencies. npm leaves the binaries of other systems out of the lock where the
 * registry it asked does not offer them, and `npm ci` then refuses the lock as out of step. This names them all.
 */
const path = fileURLToPath(new URL('../package-lock.json', import.meta.url));
const lock = JSON.parse(await readFile(path, 'utf8')) as Lockfile;
const missing = incompleteEntries(lock);
for (const { place, entry } of missing) lock.packages[place] = entry;
const sorted = Object.fromEntries(Object.entries(lock.packages).sort(([a], [b]) => (a < b ? -1 : 1)));
await writeFile(path, `${JSON.stringify({ ...lock, packages: sorted }, null, 2)}\n`);
console.log(`${missing.length} entries added to package-lock.json`);
